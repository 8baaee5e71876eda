package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.runnel.CreateStatement;
import dev.runnel.DeleteStatement;
import dev.runnel.MutationResult;
import dev.runnel.PageStatement;
import dev.runnel.Prepared;
import dev.runnel.Prepared1;
import dev.runnel.Prepared2;
import dev.runnel.Prepared3;
import dev.runnel.Prepared4;
import dev.runnel.Selection;
import dev.runnel.Sql;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.RunnelException;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.scenario.types.Code;
import dev.runnel.tck.scenario.types.Color;
import dev.runnel.tck.scenario.types.Paint;
import dev.runnel.tck.scenario.types.Paints;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuple2;

/** Statements that are prepared once and run with other values. */
public abstract class PreparedTopic extends Topic {
    private static final Prepared2<Boolean, Long, Todos.Query> BUSY = Prepared.of(
            Boolean.class,
            Long.class,
            (done, least) -> Todos.filter(t -> t.done().eq(done).and(t.points().ge(least))));

    @Override
    protected List<ModelProvider> models() {
        List<ModelProvider> models = new ArrayList<>(Sample.models());
        models.add(Paints.MODEL);
        return models;
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    private static long busy(boolean done, long least) {
        return Sample.TODOS.stream()
                .filter(t -> t.done() == done && t.points() >= least)
                .count();
    }

    @Test
    void eachCallHasItsOwnValues() {
        for (long least : new long[] {-5, 0, 1, 3, 100}) {
            assertThat(list(BUSY.with(true, least).all(db()))).hasSize((int) busy(true, least));
            assertThat(list(BUSY.with(false, least).all(db()))).hasSize((int) busy(false, least));
        }
    }

    @Test
    void theResultIsAQueryWithMoreClauses() {
        Todos.Query query = BUSY.with(true, -100L);
        assertThat(list(query.orderBy(t -> t.title().asc())
                        .limit(3)
                        .include(t -> t.user())
                        .all(db())))
                .hasSize(3)
                .allMatch(t -> t.done() && t.user().isLoaded());
        assertThat(get(query.filter(t -> t.title().eq("none")).count(db()))).isZero();
        assertThat(get(query.count(db()))).as("the query is unchanged").isEqualTo(busy(true, -100));
    }

    @Test
    void itIsTheStatementThatIsBuiltWithTheValues() {
        var prepared = StatementParts.requests(BUSY.with(true, 3L)).get(0);
        var built = StatementParts.requests(
                        Todos.filter(t -> t.done().eq(true).and(t.points().ge(3L))))
                .get(0);
        assertThat(prepared.shape()).isEqualTo(built.shape());
        assertThat(prepared.values()).isEqualTo(built.values());
    }

    @Test
    void aDbPlansItOnceAndTheFunctionIsCalledOnce() {
        AtomicInteger calls = new AtomicInteger();
        Prepared1<Long, Todos.Query> prepared = Prepared.of(Long.class, least -> {
            calls.incrementAndGet();
            return Todos.filter(t -> t.points().gt(least).and(t.title().ne("of this test")));
        });
        get(prepared.with(0L).exec(db()));
        long compiled = db().planCache().compiled();
        long rows = get(Flux.range(1, 1_000)
                .flatMap(n -> prepared.with((long) n % 7).exec(db()), 2)
                .reduce(0L, (sum, todos) -> sum + todos.size()));
        assertThat(rows)
                .isEqualTo(IntStream.rangeClosed(1, 1_000)
                        .mapToLong(n -> Sample.TODOS.stream()
                                .filter(t -> t.points() > n % 7)
                                .count())
                        .sum());
        assertThat(db().planCache().compiled()).isEqualTo(compiled);
        assertThat(calls).hasValue(1);
    }

    @Test
    void eachKindOfReadIsPrepared() {
        Prepared1<String, Statement<Long>> count = Prepared.of(
                String.class, name -> Users.filter(u -> u.name().eq(name)).count());
        Prepared1<String, Statement<Long>> points = Prepared.of(
                String.class,
                name -> Todos.filter(t -> t.user().name().eq(name)).sum(t -> t.points()));
        Prepared1<String, Selection<String>> emails = Prepared.of(
                String.class,
                name -> Users.filter(u -> u.name().eq(name))
                        .orderBy(u -> u.email().asc())
                        .select(u -> u.email()));
        Prepared1<String, Selection<Tuple2<Boolean, Long>>> groups = Prepared.of(
                String.class,
                name -> Todos.filter(t -> t.user().name().eq(name))
                        .groupBy(t -> t.done())
                        .orderBy(g -> g.key().asc())
                        .select(g -> g.key(), g -> g.count()));
        Prepared1<Long, PageStatement<Todo>> page = Prepared.of(
                Long.class,
                least -> Todos.filter(t -> t.points().ge(least))
                        .orderBy(t -> t.title().asc())
                        .page(2));
        for (String name : List.of("Ann", "Bob", "nobody")) {
            List<User> users =
                    Sample.USERS.stream().filter(u -> u.name().equals(name)).toList();
            assertThat(get(count.with(name).exec(db()))).isEqualTo(users.size());
            assertThat(list(emails.with(name).all(db())))
                    .isEqualTo(users.stream().map(User::email).sorted().toList());
            assertThat(get(points.with(name).exec(db())))
                    .isEqualTo(get(Todos.filter(t -> t.user().name().eq(name)).sum(t -> t.points(), db())));
            assertThat(list(groups.with(name).all(db())))
                    .isEqualTo(list(Todos.filter(t -> t.user().name().eq(name))
                            .groupBy(t -> t.done())
                            .orderBy(g -> g.key().asc())
                            .select(g -> g.key(), g -> g.count())
                            .all(db())));
        }
        for (long least : new long[] {0, 2, 1_000}) {
            assertThat(get(page.with(least).withTotal().exec(db())))
                    .isEqualTo(get(Todos.filter(t -> t.points().ge(least))
                            .orderBy(t -> t.title().asc())
                            .page(2)
                            .withTotal()
                            .exec(db())));
        }
        Prepared1<UUID, Statement<User>> one =
                Prepared.of(UUID.class, id -> Users.filter(u -> u.id().eq(id)).one());
        for (User user : Sample.USERS) {
            assertThat(get(one.with(user.id()).exec(db()))).isEqualTo(user);
        }
    }

    @Test
    void parametersInSubqueriesOrdersAndIncludes() {
        Prepared4<String, Long, String, Long, Todos.Query> prepared = Prepared.of(
                String.class,
                Long.class,
                String.class,
                Long.class,
                (name, least, text, other) -> Todos.filter(t -> t.user().name().eq(name))
                        .filter(t -> t.steps().any(s -> s.text().ne(text)))
                        .filter(t -> t.points().between(least, other))
                        .include(t -> t.steps().with(s -> s.filter(x -> x.text().ne(text)))));
        for (String name : List.of("Ann", "Bob")) {
            for (String text : List.of("none", Sample.STEPS.get(0).text())) {
                assertThat(list(prepared.with(name, -1L, text, 50L)
                                .orderBy(t -> t.id().asc())
                                .all(db())))
                        .isEqualTo(list(Todos.filter(t -> t.user().name().eq(name))
                                .filter(t -> t.steps().any(s -> s.text().ne(text)))
                                .filter(t -> t.points().between(-1L, 50L))
                                .include(t -> t.steps()
                                        .with(s -> s.filter(x -> x.text().ne(text))))
                                .orderBy(t -> t.id().asc())
                                .all(db())));
            }
        }
    }

    @Test
    void partsOfTexts() {
        Prepared3<String, String, String, Users.Query> prepared = Prepared.of(
                String.class,
                String.class,
                String.class,
                (prefix, part, suffix) -> Users.filter(u -> u.name()
                        .startsWith(prefix)
                        .and(u.email().contains(part))
                        .and(u.email().endsWith(suffix))));
        for (List<String> parts :
                List.of(List.of("A", "n", "e"), List.of("", "", ""), List.of("Ann", "%", "_"), List.of("", "@", "t"))) {
            assertThat(get(prepared.with(parts.get(0), parts.get(1), parts.get(2))
                            .count(db())))
                    .as("parts %s", parts)
                    .isEqualTo(Sample.USERS.stream()
                            .filter(u -> u.name().startsWith(parts.get(0))
                                    && u.email().contains(parts.get(1))
                                    && u.email().endsWith(parts.get(2)))
                            .count());
        }
    }

    @Test
    void aFinerValueIsComparedExactly() {
        Prepared1<Instant, Todos.Query> since = Prepared.of(
                Instant.class, start -> Todos.filter(t -> t.created().ge(start)));
        Prepared1<Instant, Todos.Query> at = Prepared.of(
                Instant.class, start -> Todos.filter(t -> t.created().eq(start)));
        Instant start = Sample.TODOS.get(3).created();
        Instant finer = start.plusNanos(1);
        assertThat(get(since.with(start).count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> !t.created().isBefore(start))
                        .count());
        assertThat(get(since.with(finer).count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> !t.created().isBefore(finer))
                        .count());
        assertThat(get(at.with(start).count(db()))).isPositive();
        assertThat(get(at.with(finer).count(db()))).isZero();
    }

    @Test
    void deletesArePrepared() {
        Prepared1<UUID, DeleteStatement<Step>> delete =
                Prepared.of(UUID.class, id -> Steps.filter(s -> s.id().eq(id)).delete());
        UUID first = Sample.STEPS.get(0).id();
        assertThat(get(delete.with(first).exec(db())).matched()).isEqualTo(1);
        assertThat(get(delete.with(first).exec(db())).matched()).isZero();
        assertThat(get(Steps.all().count(db()))).isEqualTo(Sample.STEPS.size() - 1);
    }

    @Test
    void updatesAndCreatesArePrepared() {
        Prepared3<String, Long, Long, Statement<MutationResult>> update = Prepared.of(
                String.class,
                Long.class,
                Long.class,
                (title, points, more) -> Todos.filter(t -> t.title().eq(title))
                        .update()
                        .points(points)
                        .points(t -> t.points().plus(more)));
        Prepared2<String, String, CreateStatement<User>> create = Prepared.of(
                String.class,
                String.class,
                (name, email) -> Users.create().name(name).email(email));
        String title = Sample.TODOS.get(0).title();
        get(update.with(title, 70L, 1L).exec(db()));
        assertThat(list(Todos.filter(t -> t.title().eq(title))
                        .select(t -> t.points())
                        .all(db())))
                .containsOnly(71L);
        get(create.with("New", "new@example.org").exec(db()));
        long compiled = db().planCache().compiled();
        get(update.with(title, 80L, 2L).exec(db()));
        get(create.with("Newer", "newer@example.org").exec(db()));
        assertThat(db().planCache().compiled()).isEqualTo(compiled);
        assertThat(list(Todos.filter(t -> t.title().eq(title))
                        .select(t -> t.points())
                        .all(db())))
                .containsOnly(82L);
        assertThat(list(Users.filter(u -> u.email().startsWith("new"))
                        .orderBy(u -> u.email().asc())
                        .select(u -> u.name())
                        .all(db())))
                .containsExactly("New", "Newer");
    }

    @Test
    void anUpdateOfAQueryIsBuiltOnce() {
        AtomicInteger calls = new AtomicInteger();
        Prepared3<String, Long, String, Statement<MutationResult>> update =
                Prepared.of(String.class, Long.class, String.class, (title, points, other) -> {
                    calls.incrementAndGet();
                    return Todos.filter(t -> t.title().eq(title))
                            .update()
                            .title(other)
                            .points(points);
                });
        String title = Sample.TODOS.get(0).title();
        long rows = Sample.TODOS.stream().filter(t -> t.title().equals(title)).count();
        assertThat(get(update.with(title, 5L, "a").exec(db())).matched()).isEqualTo(rows);
        assertThat(get(update.with("a", 7L, "b").exec(db())).matched()).isEqualTo(rows);
        assertThat(list(Todos.filter(t -> t.title().eq("b"))
                        .select(t -> t.points())
                        .all(db())))
                .hasSize((int) rows)
                .containsOnly(7L);
        assertThat(calls).hasValue(1);
        RunnelException error =
                catchThrowableOfType(RunnelException.class, () -> update.with("a", 7L, "secret\0value"));
        assertThat(error).isInstanceOf(InvalidValueException.class).hasMessageNotContaining("secret");
    }

    @Test
    void nullIsNoValue() {
        for (var call : List.<Runnable>of(() -> BUSY.with(null, 1L), () -> BUSY.with(true, null))) {
            InvalidValueException error = catchThrowableOfType(InvalidValueException.class, call::run);
            assertThat(error.reason()).isEqualTo(InvalidValueException.Reason.NULL);
            assertThat(error).hasMessageContaining("parameter");
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedWithoutIt() {
        Prepared1<String, Users.Query> byName =
                Prepared.of(String.class, name -> Users.filter(u -> u.name().eq(name)));
        Prepared1<String, Users.Query> byLongName = Prepared.of(
                String.class, name -> Users.filter(u -> u.name().concat(name).eq("secret")));
        for (var prepared : List.of(byName, byLongName)) {
            RunnelException error = catchThrowableOfType(RunnelException.class, () -> prepared.with("secret\0value"));
            assertThat(error).isInstanceOf(InvalidValueException.class).hasMessageNotContaining("secret");
        }
        assertThat(get(byLongName.with("x").count(db()))).isZero();
        assertThat(get(Prepared.of(
                                String.class,
                                tail -> Users.filter(u -> u.name().concat(tail).eq("Bobby")))
                        .with("by")
                        .count(db())))
                .isEqualTo(1);
    }

    @Test
    void aClassWithoutAColumnNeedsOneBesideIt() {
        InvalidStatementException error = catchThrowableOfType(
                InvalidStatementException.class,
                () -> Prepared.of(
                        TimeUnit.class, unit -> Sql.query("select {}", unit).rows()));
        assertThat(error).as("an enum is stored by its names").isNull();
        assertThat(catchThrowableOfType(
                                InvalidStatementException.class,
                                () -> Prepared.of(
                                        Object.class, any -> Users.filter(u -> Sql.condition("{} is null", any))))
                        .code())
                .isEqualTo(ErrorCode.PARAMETER_CLASS);
    }

    @Test
    void aParameterIsEncodedAsTheColumnBesideIt() {
        Prepared2<Color, Code, Paints.Query> prepared = Prepared.of(
                Color.class,
                Code.class,
                (color, code) ->
                        Paints.filter(p -> p.color().eq(color).and(p.code().ne(code))));
        get(Paints.insertMany(List.of(
                        new Paint(1, Color.values()[0], Optional.of(new Code("a")), (byte) 1),
                        new Paint(2, Color.values()[0], Optional.empty(), (byte) 1),
                        new Paint(3, Color.values()[1], Optional.of(new Code("b")), (byte) 1)))
                .exec(db()));
        assertThat(list(prepared.with(Color.values()[0], new Code("a"))
                        .select(p -> p.number())
                        .all(db())))
                .containsExactly(2);
        assertThat(list(prepared.with(Color.values()[1], new Code("a"))
                        .select(p -> p.number())
                        .all(db())))
                .containsExactly(3);
    }

    @Test
    void explainShowsIt() {
        assertThat(db().explain(BUSY.with(true, 1L)))
                .isEqualTo(db().explain(Todos.filter(
                        t -> t.done().eq(false).and(t.points().ge(5L)))));
    }
}
