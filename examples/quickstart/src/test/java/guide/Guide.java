package guide;

import blog.Authors;
import dev.runnel.Db;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The fixture of the chapters: a database with two authors, three posts and two comments. */
abstract class Guide {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final Db db = Db.builder()
            .url("r2dbc:h2:mem:///guide_" + DATABASES.incrementAndGet())
            .discover("blog")
            .build();

    @BeforeEach
    void fill() {
        get(db.pushSchema());
        fill(db);
    }

    @AfterEach
    void close() {
        get(db.close());
    }

    static void fill(Db db) {
        get(Authors.create()
                .handle("ada")
                .name("Ada")
                .bio("Counts.")
                .posts(p -> p.title("Engines")
                        .body("They weave.")
                        .likes(7L)
                        .comments(c -> c.reader("Charles").text("Welcome!"))
                        .comments(c -> c.reader("Mary").text("More!")))
                .posts(p -> p.title("Looms").body("They do, too.").likes(2L))
                .exec(db));
        get(Authors.create()
                .handle("tony")
                .name("Tony")
                .posts(p -> p.title("Sorting").body("Quickly.").likes(5L))
                .exec(db));
    }

    static <T> T get(Mono<T> answer) {
        return answer.block(LIMIT);
    }

    static <T> List<T> get(Flux<T> answer) {
        return get(answer.collectList());
    }
}
