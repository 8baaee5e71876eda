package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Programs of every kind on a pool of two, eight at a time, each cancelled at a random moment. Afterwards nothing is half-written,
 * both connections are free, and no statement was hit by the cancel of another.
 */
abstract class CancelContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PROGRAMS = 200;
    private static final int AT_ONCE = 8;
    private static final int SEEDED = 600;

    private final Random random = new Random(11);
    private final AtomicInteger graphs = new AtomicInteger();
    private final Db db;
    private Category category;

    CancelContract(String url) {
        db = Db.builder()
                .url(url)
                .models(Users.MODEL, Todos.MODEL, Categories.MODEL, Steps.MODEL)
                .poolSize(2)
                .build();
    }

    @BeforeEach
    void seed() {
        db.pushSchema().block(PATIENCE);
        category = Categories.create().name("seed").exec(db).block(PATIENCE);
        db.transaction(tx -> Flux.range(0, SEEDED)
                        .concatMap(n -> Users.create()
                                .name("seed")
                                .email("seed" + n)
                                .todos(t -> t.title("seed")
                                        .points(1)
                                        .done(false)
                                        .created(Instant.EPOCH)
                                        .category(category))
                                .exec(tx))
                        .then())
                .block(PATIENCE);
    }

    @AfterEach
    void close() {
        db.close().block(PATIENCE);
    }

    private Users.Create graph() {
        return Users.create()
                .name("graph")
                .email("graph" + graphs.incrementAndGet())
                .todos(t -> t.title("graph 1")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category)
                        .steps(s -> s.text("one").done(false)))
                .todos(t -> t.title("graph 2")
                        .points(1)
                        .done(false)
                        .created(Instant.EPOCH)
                        .category(category)
                        .steps(s -> s.text("two").done(false)));
    }

    private Users.Query usersWithTodos() {
        return Users.all().include(u -> u.todos());
    }

    @Test
    void creates() {
        storm(3_000, () -> graph().exec(db));
    }

    @Test
    void updates() {
        storm(
                2_000,
                () -> Users.filter(u -> u.email().eq("seed3"))
                        .update()
                        .name("seed")
                        .exec(db));
    }

    @Test
    void transactions() {
        storm(
                6_000,
                () -> db.transaction(tx -> graph().exec(tx)
                        .flatMap(user -> Users.update(user).name("renamed").exec(tx))
                        .then(Users.all().count(tx))));
    }

    @Test
    void transactionsOfSeveralAtOnce() {
        storm(
                6_000,
                () -> db.transaction(tx -> Mono.zip(
                        graph().exec(tx),
                        graph().exec(db),
                        usersWithTodos().limit(300).all(tx).count())));
    }

    @Test
    void transactionsThatDoNotWaitForTheirStatements() {
        storm(
                6_000,
                () -> db.transaction(tx -> {
                    graph().exec(tx).subscribe(user -> {}, error -> {});
                    return Users.all().count(tx);
                }));
    }

    @Test
    void reads() {
        storm(6_000, () -> Users.all().exec(db));
    }

    @Test
    void streams() {
        storm(6_000, () -> Users.all().all(db).take(random.nextInt(SEEDED)));
    }

    @Test
    void streamsWithIncludes() {
        storm(20_000, () -> usersWithTodos().all(db).limitRate(1).take(300));
    }

    @Test
    void switches() {
        storm(
                6_000,
                () -> Flux.range(0, 5)
                        .delayElements(Duration.ofNanos(300_000))
                        .switchMap(n -> usersWithTodos().limit(5).all(db)));
    }

    @Test
    void zipsOfDifferentLengths() {
        storm(
                20_000,
                () -> Flux.zip(
                        usersWithTodos().limit(300).all(db),
                        Users.all().limit(20).all(db)));
    }

    private void storm(int micros, Supplier<? extends Publisher<?>> program) {
        Flux.range(0, PROGRAMS)
                .flatMap(
                        n -> Flux.from(program.get())
                                .then()
                                .timeout(Duration.ofNanos(random.nextInt(micros) * 1_000L))
                                .onErrorComplete(TimeoutException.class),
                        AT_ONCE)
                .blockLast(PATIENCE);
        bothConnectionsAreFree();
        nothingIsHalfWritten();
    }

    private void bothConnectionsAreFree() {
        Mono<User> first = Users.all().orderBy(u -> u.email().asc()).first(db.detached());
        db.transaction(tx -> Users.all().count(tx).then(first)).block(PATIENCE);
    }

    private void nothingIsHalfWritten() {
        long users = count(
                Users.filter(u -> u.name().in(List.of("graph", "renamed"))).count(db));
        long whole = count(Users.filter(u -> u.todos()
                        .any(t -> t.title()
                                .eq("graph 1")
                                .and(t.steps().any(s -> s.text().eq("one"))))
                        .and(u.todos()
                                .any(t -> t.title()
                                        .eq("graph 2")
                                        .and(t.steps().any(s -> s.text().eq("two"))))))
                .count(db));
        assertThat(users).as("users of whole graphs").isEqualTo(whole);
        assertThat(count(Todos.all().count(db))).as("todos").isEqualTo(SEEDED + 2 * whole);
        assertThat(count(Steps.all().count(db))).as("steps").isEqualTo(2 * whole);
    }

    private static long count(Mono<Long> rows) {
        return Objects.requireNonNull(rows.block(PATIENCE));
    }
}
