package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.StatementParts;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.wide.Reading;
import dev.runnel.tck.scenario.wide.Readings;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The plan cache: which differences of statements need another plan. */
public abstract class PlanCacheTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        List<ModelProvider> models = new ArrayList<>(Sample.models());
        models.add(Readings.MODEL);
        return models;
    }

    @Test
    void tenThousandExecutionsOfOneShapeCompileOnePlan() {
        seed();
        long compiled = db().planCache().compiled();
        long expected = Sample.TODOS.stream().filter(t -> t.points() >= 0).count();
        // lists of every length from 1 to 100, limits and values of every kind
        long rows = get(Flux.range(0, 10_000)
                .flatMap(
                        n -> Todos.filter(t -> t.points()
                                        .in(LongStream.rangeClosed(0, n % 100)
                                                .boxed()
                                                .toList())
                                        .and(t.title().ne("title " + n)))
                                .limit(1000 + n)
                                .count(db()),
                        2)
                .reduce(0L, (max, count) -> Math.max(max, count)));

        assertThat(rows).isEqualTo(expected);
        assertThat(db().planCache().compiled() - compiled).isEqualTo(1);
        assertThat(db().planCache().hits()).isGreaterThanOrEqualTo(9_999);
    }

    @Test
    void builderCallsInAnyOrderAreOneStatement() {
        seed();
        List<Deque<UnaryOperator<Todos.Query>>> clauses = List.of(
                calls(
                        q -> q.filter(t -> t.points().ge(0L)),
                        q -> q.filter(t -> t.title().ne("none"))),
                calls(q -> q.orderBy(t -> t.points().desc()), q -> q.orderBy(t -> t.id().asc())),
                calls(
                        q -> q.include(t -> t.steps()
                                .with(s -> s.filter(x -> x.text().ne("none")).limit(1))),
                        q -> q.include(t -> t.user())),
                calls(q -> q.limit(7)));
        List<Todos.Query> queries = new ArrayList<>();
        interleave(Todos.all(), clauses, queries);
        assertThat(queries).hasSize(630);
        var first = StatementParts.requests(queries.get(0)).get(0);
        List<Todo> answer = get(queries.get(0).exec(db()));
        long compiled = db().planCache().compiled();

        assertThat(answer).hasSize(7);
        for (Todos.Query query : queries) {
            assertThat(StatementParts.requests(query).get(0).shape()).isEqualTo(first.shape());
            assertThat(StatementParts.requests(query).get(0).values()).containsExactly(first.values());
        }
        assertThat(list(Flux.fromIterable(queries).concatMap(query -> query.exec(db()))))
                .allSatisfy(todos -> {
                    assertThat(todos).isEqualTo(answer);
                    assertThat(todos)
                            .allSatisfy(t -> assertThat(t.user().isLoaded()).isTrue());
                });
        assertThat(db().planCache().compiled()).isEqualTo(compiled);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Deque<UnaryOperator<Todos.Query>> calls(UnaryOperator<Todos.Query>... calls) {
        return new ArrayDeque<>(List.of(calls));
    }

    /** Every order of the calls that keeps those of one clause in their order. */
    private static void interleave(
            Todos.Query query, List<Deque<UnaryOperator<Todos.Query>>> clauses, List<Todos.Query> whole) {
        if (clauses.stream().allMatch(Deque::isEmpty)) {
            whole.add(query);
        }
        for (Deque<UnaryOperator<Todos.Query>> clause : clauses) {
            if (!clause.isEmpty()) {
                UnaryOperator<Todos.Query> call = clause.removeFirst();
                interleave(call.apply(query), clauses, whole);
                clause.addFirst(call);
            }
        }
    }

    @Test
    void settersInAnyOrderAreOneStatement() {
        seed();
        Todo some = Sample.TODOS.get(1);
        var first =
                Todos.update(some).title("x").points(t -> t.points().plus(1L)).estimate(3L);
        var second =
                Todos.update(some).estimate(3L).points(t -> t.points().plus(1L)).title("x");

        assertThat(StatementParts.requests(second).get(0).shape())
                .isEqualTo(StatementParts.requests(first).get(0).shape());
        assertThat(StatementParts.requests(second).get(0).values())
                .containsExactly(StatementParts.requests(first).get(0).values());
        get(first.exec(db()));
        Todo twice = get(second.exec(db()));
        assertThat(twice.points()).isEqualTo(some.points() + 2);
        assertThat(twice.title()).isEqualTo("x");
        assertThat(twice.estimate()).contains(3L);
    }

    @Test
    void shapesThatDifferHavePlansOfTheirOwn() {
        long compiled = db().planCache().compiled();
        get(Todos.filter(t -> t.points().eq(1L)).count(db()));
        get(Todos.filter(t -> t.points().eq(2L)).count(db()));
        get(Todos.filter(t -> t.estimate().eq(1L)).count(db()));
        get(Todos.filter(t -> t.estimate().eq(null)).count(db()));
        get(Todos.filter(t -> t.points().eq(1L)).exists(db()));

        assertThat(db().planCache().compiled() - compiled).isEqualTo(4);
    }

    @Test
    void plansAreKeptUpToABound() {
        try (TestDb small = TestDb.empty(fixture(), 1, models(), options -> options.withPlanCacheSize(3))) {
            small.pushSchema();
            for (int limit = 0; limit < 3; limit++) {
                get(Todos.filter(t -> t.points().eq(1L)).count(small.db()));
                get(Todos.filter(t -> t.estimate().eq(1L)).count(small.db()));
                get(Todos.filter(t -> t.title().eq("x")).count(small.db()));
                get(Todos.filter(t -> t.done().eq(true)).count(small.db()));
                get(Todos.filter(t -> t.urgent().eq(true)).count(small.db()));
            }
            assertThat(small.db().planCache().size()).isLessThanOrEqualTo(3);
            small.settle();
        }
    }

    @Test
    void aWideInsertHasOnePlanForEveryPatternOfUnsetAndNull() {
        Random random = new Random(7);
        get(Readings.create().name("first").exec(db()));
        long compiled = db().planCache().compiled();

        for (int n = 0; n < 300; n++) {
            get(pattern(random, "n" + n).exec(db()));
        }

        assertThat(db().planCache().compiled()).isEqualTo(compiled);
        assertThat(get(Readings.all().count(db()))).isEqualTo(301);
    }

    @Test
    void everyColumnOfAWideRowIsItsOwn() {
        Reading made = get(Readings.create()
                .name("all")
                .c1("one")
                .c2(true)
                .c3(Instant.EPOCH)
                .c4(new UUID(1, 2))
                .c5(5L)
                .c15(15L)
                .c18(Instant.EPOCH.plusSeconds(18))
                .exec(db()));

        assertThat(get(Readings.byId(made.id()).one(db()))).isEqualTo(made);
        assertThat(made.c1()).contains("one");
        assertThat(made.c5()).contains(5L);
        assertThat(made.c10()).isEmpty();
        assertThat(made.c15()).contains(15L);
        assertThat(made.c18()).contains(Instant.EPOCH.plusSeconds(18));
    }

    /** Each of some fields set, set to null, or left out. */
    private static Readings.Create pattern(Random random, String name) {
        Readings.Create row = Readings.create().name(name);
        if (random.nextBoolean()) {
            row = row.c1(random.nextBoolean() ? Optional.of("x") : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c2(random.nextBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c3(random.nextBoolean() ? Optional.of(Instant.EPOCH) : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c4(random.nextBoolean() ? Optional.of(new UUID(3, 4)) : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c5(random.nextBoolean() ? Optional.of(1L) : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c6(random.nextBoolean() ? Optional.of("y") : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c17(random.nextBoolean() ? Optional.of(Boolean.FALSE) : Optional.empty());
        }
        if (random.nextBoolean()) {
            row = row.c18(random.nextBoolean() ? Optional.of(Instant.EPOCH.plusSeconds(1)) : Optional.empty());
        }
        return row;
    }
}
