package dev.runnel.tck.suite.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Db;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.RunnelException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Errors: their types, no call of the driver for invalid statements, and no value in a text. */
public abstract class ErrorTopic extends Topic {
    private static final String SECRET = "s3cret-value";

    @Test
    void aMissingTable() {
        try (TestDb bare = TestDb.empty(fixture(), 1, models(), options -> options)) {
            failure(SchemaMismatchException.class, () -> Users.all().count(bare.db()));
            failure(
                    SchemaMismatchException.class,
                    () -> Categories.create().name("x").exec(bare.db()));
            bare.settle();
            bare.pushSchema();
            assertThat(get(Users.all().count(bare.db()))).isZero();
        }
    }

    @Test
    void aFieldOfALambdaThatHasEnded() {
        AtomicReference<Todos.Fields<Todo>> kept = new AtomicReference<>();
        Todos.filter(t -> {
            kept.set(t);
            return t.done().eq(true);
        });

        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Todos.filter(t -> kept.get().points().gt(1L)).count(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Todos.filter(t -> t.points().gt(kept.get().points())).exec(db()));
    }

    @Test
    void aFieldOfAnEnclosingLambdaInAnInclude() {
        AtomicReference<Users.Fields<User>> outer = new AtomicReference<>();
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Users.all()
                        .include(u -> {
                            outer.set(u);
                            return u.todos()
                                    .with(t -> t.filter(
                                            f -> f.title().eq(outer.get().name())));
                        })
                        .exec(db()));
    }

    @Test
    void aFreeFieldInAnOrderOrSelection() {
        AtomicReference<Todos.Fields<Todo>> kept = new AtomicReference<>();
        Condition<Todo> any = Todos.where(t -> {
            kept.set(t);
            return t.done().eq(true);
        });

        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Todos.filter(t -> any)
                        .orderBy(t -> kept.get().points().asc())
                        .exec(db()));
        refuses(
                ErrorCode.FIELD_OUT_OF_SCOPE,
                () -> Todos.filter(t -> any).select(t -> kept.get().points()).exec(db()));
    }

    @Test
    void noTextHasAValue() {
        User ann = get(Users.create().name(SECRET).email(SECRET).exec(db()));
        get(Users.create().name(SECRET).email("other").exec(db()));
        hidden(() -> Users.create().name("x").email(SECRET).exec(db()));
        hidden(() -> Users.filter(u -> u.name().eq(SECRET)).one(db()));
        hidden(() -> Users.filter(u -> u.email().eq(SECRET + "!")).one(db()));
        hidden(() -> Todos.byId(ann.id()).one(db()), ann.id().toString());
        hidden(() -> Users.create().name(SECRET + "\0").email("y").exec(db()));
        hidden(() -> Users.filter(u -> u.name().in(java.util.Arrays.asList(SECRET, null)))
                .count(db()));
        hidden(
                () -> Users.create().name("x").email("z").id(ann.id()).exec(db()),
                ann.id().toString());
    }

    @Test
    void anErrorNamesItsStatement() {
        RunnelException error =
                failure(() -> Users.filter(u -> u.name().eq(SECRET)).one(db()));

        assertThat(error.statement()).isPresent();
        assertThat(error.statement().get().toString()).contains("User").doesNotContain(SECRET);
    }

    @Test
    void anErrorOfTheDriverReachesTheCallerAndGivesTheLeaseBack() {
        for (int i = 0; i < 5; i++) {
            probe().failNext(Kind.ROWS, new ConnectionLostException("the connection broke", null));
            failure(ConnectionLostException.class, () -> Users.all().exec(db()));
        }
        home().settle();
        assertThat(get(Users.all().count(db()))).isZero();
    }

    @Test
    void aLateErrorInAnIncludeReachesTheCaller() {
        seed();
        probe().failNextStatement("todos", new ConnectionLostException("the connection broke", null));

        failure(
                ConnectionLostException.class,
                () -> Users.all().include(u -> u.todos()).exec(db()));
    }

    @Test
    void aPoolThatIsEmptyIsNamed() {
        seed();
        probe().hangNext(Kind.ROWS);
        probe().hangNext(Kind.ROWS);
        var first = Users.all().exec(db()).subscribe();
        var second = Users.all().exec(db()).subscribe();
        try {
            StepVerifier.create(Users.all().count(db()))
                    .expectErrorSatisfies(
                            e -> assertThat(((RunnelException) e).code()).isEqualTo(ErrorCode.POOL_EXHAUSTED))
                    .verify(TestDb.PATIENCE);
        } finally {
            first.dispose();
            second.dispose();
        }
        home().settle();
        assertThat(get(Users.all().count(db()))).isEqualTo(10);
    }

    @Test
    void aClosedDbRefuses() {
        Db other;
        try (TestDb opened = TestDb.open(fixture(), 1, models())) {
            other = opened.db();
            get(Users.all().count(other));
        }
        assertThat(failure(() -> Users.all().count(other)).code()).isEqualTo(ErrorCode.CLOSED);
        other.close().block(Duration.ofSeconds(5));
    }

    private static void hidden(Supplier<? extends Mono<?>> statement, String... values) {
        for (Throwable e = failure(statement); e != null; e = e.getCause()) {
            assertThat(e.toString()).doesNotContain(SECRET);
            for (String value : List.of(values)) {
                assertThat(e.toString()).doesNotContain(value);
            }
        }
    }
}
