package dev.runnel.driver.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.dynamo.server.fault.Fault;
import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.RunnelException;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.scenario.basic.Account;
import dev.runnel.tck.scenario.basic.Accounts;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Concurrent creates and deletes of overlapping unique values, while calls fail. {@code -Drunnel.seed} and {@code -Drunnel.operations} change a run. */
class DynamoStormTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 32;
    private static final int EMAILS = 12;
    private static final double RATE = 0.05;

    private final DynamoServer server = DynamoServer.start();
    private final AtomicLong created = new AtomicLong();
    private final AtomicLong deleted = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private Db db;

    @AfterEach
    void close() {
        db.close().block(PATIENCE);
        server.close();
    }

    @Test
    void rowsAndUniqueValuesAgreeAfterFaults() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        long seed = Long.getLong("runnel.seed", 1);
        int operations = Integer.getInteger("runnel.operations", 1000);
        db = Db.builder()
                .driver(new DynamoDriverProvider()
                        .create("runnel:dynamodb:eu-central-1?endpoint=" + server.endpoint(), PoolOptions.DEFAULT))
                .models(Accounts.MODEL)
                .build();
        db.pushSchema().block(PATIENCE);
        server.faults().seed(seed);
        for (Fault fault : List.of(
                Fault.THROTTLED,
                Fault.SERVER_ERROR,
                Fault.TRANSACTION_CONFLICT,
                Fault.UNPROCESSED,
                Fault.ANSWER_LOST)) {
            server.faults().rate(fault, RATE);
        }
        Random random = new Random(seed);
        Flux.range(0, operations)
                .map(number -> random.nextInt(2 * EMAILS))
                .flatMap(
                        drawn -> (drawn < EMAILS ? create(drawn) : delete(drawn - EMAILS))
                                .onErrorResume(RunnelException.class, error -> {
                                    unknown.addAndGet(error instanceof CommitUnknownException ? 1 : 0);
                                    return Mono.empty();
                                }),
                        WRITERS)
                .then()
                .block(PATIENCE);
        server.faults().clear();

        List<Account> rows = Accounts.all().allowScan().exec(db).block(PATIENCE);
        Set<String> emails = new HashSet<>();
        for (Account row : rows) {
            assertThat(emails.add(row.email())).as("-Drunnel.seed=%s", seed).isTrue();
            assertThat(Accounts.byEmail(row.email()).one(db).block(PATIENCE)).isEqualTo(row);
        }
        for (int email = 0; email < EMAILS; email++) {
            if (!emails.contains(email(email))) {
                create(email).block(PATIENCE);
            }
        }
        assertThat(Math.abs(created.get() - deleted.get() - EMAILS))
                .as("-Drunnel.seed=%s", seed)
                .isLessThanOrEqualTo(unknown.get());
        assertThat(server.faults().count(Fault.ANSWER_LOST)).isPositive();
        assertThat(db.pool().leased()).isZero();
    }

    private static String email(int number) {
        return "e" + number + "@x";
    }

    private Mono<Void> create(int email) {
        return Accounts.create()
                .name("Ann")
                .email(email(email))
                .exec(db)
                .doOnNext(account -> created.incrementAndGet())
                .then();
    }

    private Mono<Void> delete(int email) {
        return Accounts.byEmail(email(email))
                .delete()
                .exec(db)
                .doOnNext(result -> deleted.addAndGet(result.matched()))
                .then();
    }
}
