package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.Page;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.stmt.Select;
import dev.runnel.tck.golden.GoldenAnswers;
import dev.runnel.tck.golden.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Random reads give one answer on PostgreSQL, on H2 and on the key-value store. {@code -Drunnel.seed} and
 * {@code -Drunnel.statements} say which and how many; the number of the build is
 * what a busy machine of two cores runs in less than a minute.
 */
class OneSemanticsTest {
    private static final long SEED = Long.getLong("runnel.seed", 20260301L);
    private static final int STATEMENTS = Integer.getInteger("runnel.statements", 20_000);
    private static final int AT_ONCE = 8;
    private static final String REFUSED = "refused: ";
    private static final String FAILS = "fails: ";

    /** Of a hundred statements, those that the key-value store may refuse. */
    private static final int REFUSED_PERCENT = 1;

    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    @Test
    void everyStoreGivesOneAnswer() {
        String schema = PostgresServer.newSchema();
        List<Db> databases = List.of(
                open(schema), open("r2dbc:h2:mem:///" + UUID.randomUUID()), open("runnel:memory:" + UUID.randomUUID()));
        long start = System.nanoTime();
        try {
            for (Db db : databases) {
                db.pushSchema().block(Duration.ofSeconds(20));
                Sample.seed(db);
            }
            List<String> differences = Flux.range(0, STATEMENTS)
                    .flatMap(index -> difference(index, databases), AT_ONCE)
                    .take(Integer.getInteger("runnel.differences", 3))
                    .collectList()
                    .block(Duration.ofMinutes(60));

            assertThat(differences).isEmpty();
        } finally {
            System.out.printf(
                    "%d statements of seed %d in %d s; refused by the key-value store: %s%n",
                    STATEMENTS, SEED, (System.nanoTime() - start) / 1_000_000_000, refusals);
            databases.forEach(db -> db.close().block(Duration.ofSeconds(20)));
            PostgresServer.dropSchema(schema);
        }
        assertThat(sum(refusals)).isLessThan(STATEMENTS * REFUSED_PERCENT / 100 + 1);
    }

    /** Nothing if there is none. */
    private Mono<String> difference(int index, List<Db> databases) {
        Random random = new Random(SEED + index * 0x9E3779B97F4A7C15L);
        Statement<?> statement = new RandomTodos(random, random.nextInt(25) == 0).next();
        return Flux.fromIterable(databases)
                .flatMapSequential(db -> answer(statement, db, db == databases.get(2)))
                .collectList()
                .filter(answers -> answers.get(0).startsWith(FAILS)
                        || !answers.get(0).equals(answers.get(1))
                        || !answers.get(2).startsWith(REFUSED)
                                && !answers.get(0).equals(answers.get(2)))
                .map(answers -> "seed " + SEED + ", statement " + index + "\n"
                        + databases.get(0).explain(statement) + "\nPostgreSQL: " + answers.get(0) + "\nH2: "
                        + answers.get(1) + "\nkey-value: " + answers.get(2) + "\n");
    }

    private Mono<String> answer(Statement<?> statement, Db db, boolean keyValue) {
        return statement
                .exec(db)
                .map(answer -> text(statement, answer))
                .defaultIfEmpty("nothing")
                .onErrorResume(failure -> {
                    if (failure instanceof UnsupportedFeature refused && keyValue) {
                        refusals.merge(refused.code().toString(), 1, Integer::sum);
                        return Mono.just(REFUSED + refused.code());
                    }
                    return Mono.just(FAILS + failure);
                });
    }

    private static String text(Statement<?> statement, Object answer) {
        Select select = (Select) statement.request().shape();
        return answer instanceof Page<?> page
                ? GoldenAnswers.text(select, page.items()) + page.next() + page.previous()
                : GoldenAnswers.text(select, answer);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Db open(String url) {
        return Db.builder()
                .url(url)
                .models(Sample.models().toArray(ModelProvider[]::new))
                .build();
    }
}
