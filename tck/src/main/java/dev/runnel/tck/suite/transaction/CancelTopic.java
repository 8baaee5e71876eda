package dev.runnel.tck.suite.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.Collections;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/**
 * Cancels of each kind of statement at each signal of the driver, with a pool of two: no lease leaks, each write is
 * applied atomically or not at all, and the next statement succeeds at once.
 */
public abstract class CancelTopic extends Topic {
    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void ofARead() {
        atEverySignal(() -> Todos.filter(t -> t.points().gt(0L)).exec(db()));
    }

    @Test
    void ofAStream() {
        atEverySignal(() -> Todos.all().orderBy(t -> t.points().asc()).all(db()));
    }

    /** Most of its signals are rows, each like the one before, so it is cancelled at every seventh. */
    @Test
    void ofAStreamOfSeveralWindows() {
        Flux.range(0, 3)
                .concatMap(n -> Categories.createMany(
                                Collections.nCopies(100, Categories.create().name("more")))
                        .exec(db()))
                .blockLast(TestDb.PATIENCE);
        atSignals(7, () -> Categories.all().include(c -> c.todos()).all(db()));
    }

    @Test
    void ofAnInclude() {
        atEverySignal(() -> Users.all()
                .include(u -> u.todos().with(t -> t.include(x -> x.steps())))
                .all(db()));
    }

    @Test
    void ofACount() {
        atEverySignal(() -> Todos.filter(t -> t.user().name().eq("Ann")).count(db()));
    }

    @Test
    void ofAGraph() {
        atEverySignal(() -> graph().exec(db()));
    }

    @Test
    void ofAnUpdate() {
        long before = points();
        atEverySignal(() -> Todos.filter(t -> t.done().eq(true))
                .update()
                .points(t -> t.points().plus(0L))
                .exec(db()));
        assertThat(points()).isEqualTo(before);
    }

    @Test
    void ofATransaction() {
        Supplier<Mono<User>> transaction = () -> db().transaction(tx ->
                graph().exec(tx).flatMap(u -> Users.update(u).name("renamed").exec(tx)));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, transaction);
            return;
        }
        atEverySignal(transaction);
    }

    @Test
    void atEveryElement() {
        for (int n = 0; n < 31; n++) {
            StepVerifier.create(Todos.all().include(t -> t.user()).all(db()), n)
                    .expectNextCount(Math.min(n, 30))
                    .thenCancel()
                    .verify(TestDb.PATIENCE);
            works();
        }
    }

    @Test
    void ofOneThatWaitsForALease() {
        probe().hangNext(Kind.ROWS);
        probe().hangNext(Kind.ROWS);
        Disposable.Composite all = Disposables.composite(
                Users.all().exec(db()).subscribe(), Users.all().exec(db()).subscribe());
        for (int n = 0; n < 20; n++) {
            all.add(Users.all().count(db()).subscribe());
        }
        all.dispose();
        probe().clear(); // a read that was cancelled before it was sent has left the next one to hang
        works();
    }

    /**
     * Runs it once to count its signals, then again and again: cancelled at the first, the second, … . The action runs on the
     * thread of the signal, so nothing of the program has seen it yet.
     */
    private void atEverySignal(Supplier<? extends Publisher<?>> program) {
        atSignals(1, program);
    }

    private void atSignals(int step, Supplier<? extends Publisher<?>> program) {
        probe().clear();
        Flux.from(program.get()).then().block(TestDb.PATIENCE);
        home().settle();
        int signals = probe().signals();
        assertThat(signals).isGreaterThanOrEqualTo(4);
        for (int n = 1; n <= signals; n += step) {
            Disposable.Swap running = Disposables.swap();
            Sinks.Empty<Void> over = Sinks.empty();
            probe().clear();
            probe().atSignal(n, () -> {
                running.dispose();
                over.tryEmitEmpty();
            });
            running.update(
                    Flux.from(program.get()).doOnTerminate(over::tryEmitEmpty).subscribe(value -> {}, error -> {}));
            over.asMono().block(TestDb.PATIENCE);
            works();
        }
    }

    private void works() {
        home().settle();
        assertThat(probe().openLeases()).isZero();
        long users = get(Users.all().count(db()));
        long complete = get(Users.filter(u -> u.todos()
                        .any(t -> t.title().eq("graph 1"))
                        .and(u.todos().any(t -> t.title().eq("graph 2"))))
                .count(db()));
        long written = get(Todos.filter(t -> t.title().in(java.util.List.of("graph 1", "graph 2")))
                .count(db()));
        long categories = get(Categories.filter(c -> c.name().eq("graph")).count(db()));
        assertThat(users).as("users of whole graphs").isEqualTo(Sample.USERS.size() + complete);
        assertThat(written).as("todos of whole graphs").isEqualTo(2 * complete);
        assertThat(categories).as("categories of whole graphs").isEqualTo(complete);
    }

    private long points() {
        return list(Todos.all().all(db())).stream().mapToLong(Todo::points).sum();
    }

    private Users.Create graph() {
        return Users.create()
                .name("graph")
                .email("graph" + System.nanoTime())
                .todos(t -> t.title("graph 1")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(Categories.create().name("graph"))
                        .steps(s -> s.text("one").done(false)))
                .todos(t -> t.title("graph 2")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(Sample.CATEGORIES.get(0)));
    }
}
