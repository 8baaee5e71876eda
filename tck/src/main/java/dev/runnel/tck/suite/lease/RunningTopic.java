package dev.runnel.tck.suite.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.TransactionOptions;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.spi.PoolStats;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Active statements are known by their text, and a pool timeout names the statements that have the connections. */
public abstract class RunningTopic extends LeaseTopic {
    private static final String SECRET = "hunter2";

    private static Flux<Category> stream(dev.runnel.Db db) {
        return Categories.filter(c -> c.name().ne(SECRET))
                .include(c -> c.todos())
                .all(db);
    }

    @Test
    void aStreamThatWaitsForDemandIsKnownWithoutItsValues() {
        write(600);
        Stalled<Category> stalled = Stalled.on(stream(db()));

        eventually(() -> states().equals(List.of(State.WAITING_FOR_DEMAND)));
        ActivityInfo running = db().activity().get(0);
        assertThat(running.text())
                .startsWith("all Category filter name ")
                .endsWith(" include todos")
                .doesNotContain(SECRET);
        assertThat(running.age()).isPositive();

        stalled.requestUnbounded();
        stalled.over().block(TestDb.PATIENCE);
        assertThat(db().activity()).isEmpty();
    }

    @Test
    void aShortListIsKnownNoMoreWhenItIsGivenOn() {
        write(50);
        Stalled<Category> stalled = Stalled.on(stream(db()));

        assertThat(db().activity()).isEmpty();
        stalled.cancel();
    }

    @Test
    void activeStatementsIncludeThoseWaitingForALease() {
        probe().hangNext(Kind.ROWS);
        probe().hangNext(Kind.ROWS);
        List<Disposable> all = List.of(
                Categories.all().exec(db()).subscribe(),
                Categories.all().exec(db()).subscribe(),
                Categories.all().count(db()).subscribe());

        eventually(() -> states().equals(List.of(State.RUNNING, State.RUNNING, State.WAITING_FOR_LEASE)));
        assertThat(db().activity().get(2).text()).isEqualTo("count Category");
        all.forEach(Disposable::dispose);
        eventually(() -> db().activity().isEmpty());
    }

    @Test
    void aTransactionIsKnownByItsName() {
        if (!transactional()) {
            return;
        }
        Disposable running = db().transaction(
                        TransactionOptions.DEFAULT.withName("transfer"),
                        tx -> Categories.all().count(tx).then(Mono.never()))
                .subscribe();

        eventually(() -> states().equals(List.of(State.IDLE)));
        assertThat(db().activity().get(0).text()).isEqualTo("transaction transfer");
        running.dispose();
        eventually(() -> db().activity().isEmpty());
    }

    @Test
    void poolExhaustedNamesLeaseHolders() {
        write(600);
        Stalled<Category> stalled = Stalled.on(stream(db()));
        Disposable other = transactional()
                ? db().transaction(TransactionOptions.DEFAULT.withName("transfer"), tx -> Mono.never())
                        .subscribe()
                : Stalled.on(stream(db()));
        eventually(() -> db().pool().leased() == 2);

        PoolExhaustedException error =
                failure(PoolExhaustedException.class, () -> Categories.all().count(db()));
        if (transactional()) {
            assertThat(error.names()).containsEntry("used by", "transaction transfer (idle)");
        }
        assertThat(error.names().get("used without demand by"))
                .contains("all Category filter name ", " include todos")
                .satisfies(text -> assertThat(text.startsWith("2 × ")).isNotEqualTo(transactional()));
        assertThat(error.getMessage()).doesNotContain(SECRET);
        stalled.cancel();
        other.dispose();
    }

    @Test
    @Covers("infra_pool_config/max_pool_size_is_applied")
    void thePoolHasSoManyConnectionsAndNoMore() {
        try (TestDb seven = TestDb.open(fixture(), 7, Sample.models())) {
            seven.db().pushSchema().block(TestDb.PATIENCE);
            for (int n = 0; n < 7; n++) {
                seven.probe().hangNext(Kind.ROWS);
            }
            List<Disposable> all = Flux.range(0, 9)
                    .map(n -> Categories.all().exec(seven.db()).subscribe())
                    .collectList()
                    .block(TestDb.PATIENCE);
            eventually(
                    () -> seven.db().pool().leased() == 7 && seven.db().pool().waiting() == 2);
            PoolStats stats = seven.db().pool();
            assertThat(stats.size()).isEqualTo(7);
            all.forEach(Disposable::dispose);
            seven.settle();
        }
    }

    /** Age counts from the subscription, so also while a lease is waited for. */
    @Test
    void theAgeGrows() {
        probe().hangNext(Kind.ROWS);
        Disposable running = Categories.all().exec(db()).subscribe();
        Duration first = db().activity().get(0).age();
        eventually(() -> db().activity().get(0).age().compareTo(first.plusMillis(20)) > 0);
        running.dispose();
    }
}
