package guide;

import dev.runnel.Db;
import dev.runnel.Session;
import java.time.Duration;

/** A database for a framework that calls {@code close} of its components without subscribing to the result. */
public final class BlogDatabase implements AutoCloseable {
    private final Db db;

    public BlogDatabase(String url) {
        db = Db.builder().url(url).discover("blog").build();
    }

    public Session session() {
        return db;
    }

    /** Waits for the statements that run. */
    @Override
    public void close() {
        db.close().block(Duration.ofSeconds(30));
    }
}
