package support;

import dev.runnel.Db;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A test on H2 in memory, with empty tables for the models of one package. */
public abstract class OnH2 {
    protected final Db db;

    protected OnH2(String models) {
        db = Db.builder().url("r2dbc:h2:mem:///" + models).discover(models).build();
    }

    @BeforeEach
    final void createTables() {
        run(db.pushSchema());
    }

    @AfterEach
    final void close() {
        run(db.dropSchema().then(db.close()));
    }

    protected static void run(Mono<?> mono) {
        mono.block(Duration.ofSeconds(20));
    }

    protected static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(20)).orElseThrow();
    }

    protected static <T> List<T> list(Flux<T> flux) {
        return get(flux.collectList());
    }
}
