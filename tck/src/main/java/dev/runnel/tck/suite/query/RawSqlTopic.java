package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Page;
import dev.runnel.Sql;
import dev.runnel.SqlArgument;
import dev.runnel.SqlQuery;
import dev.runnel.SqlResult;
import dev.runnel.SqlRow;
import dev.runnel.Statement;
import dev.runnel.StringPath;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DecodeException;
import dev.runnel.error.DriverException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Call.Kind;
import dev.runnel.tck.scenario.report.PointSum;
import dev.runnel.tck.scenario.report.PointSums;
import dev.runnel.tck.scenario.report.TodoRow;
import dev.runnel.tck.scenario.report.TodoRows;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;
import reactor.util.function.Tuple3;

/** Statements and expressions in SQL of the application. */
public abstract class RawSqlTopic extends Topic {
    private static final UUID ANN = Sample.USERS.get(0).id();

    /** Whether the database runs SQL. Others reject each statement before any call. */
    private boolean runsSql() {
        if (capabilities().reads().sql()) {
            seed();
            return true;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query("select 1 as n").rows().exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query("select title from {}", Todos.TABLE)
                        .as(TodoRows.ROW)
                        .first(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.statement("delete from {}", Todos.TABLE).exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.filter(t -> Sql.condition("{} > 1", t.points())).exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .orderBy(t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points())
                                .asc())
                        .exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .update()
                        .title(t -> Sql.expr(String.class, "lower({})", t.title()))
                        .exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Todos.all()
                        .select(t -> Sql.<Todo, String>expr(String.class, "lower({})", t.title()))
                        .exec(db()));
        return false;
    }

    // ---- queries

    private static SqlQuery todosOf(UUID user) {
        return Sql.query("select * from {} where {} = {}", Todos.TABLE, Todos.TABLE.column(t -> t.userId()), user);
    }

    @Test
    void columnsAreFoundByTheirNames() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(todosOf(ANN).as(TodoRows.ROW).all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .filter(todo -> todo.userId().equals(ANN))
                        .map(todo -> new TodoRow(
                                todo.created(),
                                todo.title(),
                                todo.points(),
                                todo.estimate(),
                                todo.urgent(),
                                todo.userId()))
                        .toList());
    }

    @Test
    void numbersAreReadAsTheClassOfTheComponent() {
        if (!runsSql()) {
            return;
        }
        Map<String, List<Todo>> byTitle =
                Sample.TODOS.stream().collect(Collectors.groupingBy(Todo::title, TreeMap::new, Collectors.toList()));
        List<PointSum> sums = list(Sql.query(
                        "select {} as title, count(*) as todos, sum({}) as all_points from {} group by {}",
                        Todos.TABLE.column(t -> t.title()),
                        Todos.TABLE.column(t -> t.points()),
                        Todos.TABLE,
                        Todos.TABLE.column(t -> t.title()))
                .as(PointSums.ROW)
                .all(db()));
        assertThat(sums)
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(byTitle.entrySet().stream()
                        .map(group -> new PointSum(
                                group.getKey(),
                                group.getValue().size(),
                                BigDecimal.valueOf(group.getValue().stream()
                                        .mapToLong(Todo::points)
                                        .sum())))
                        .toList());
    }

    @Test
    void rowsAreReadByNameAndClass() {
        if (!runsSql()) {
            return;
        }
        Todo expected = Sample.TODOS.get(0);
        var row = get(
                Sql.query("select * from {} where {} = {}", Todos.TABLE, Todos.TABLE.column(t -> t.id()), expected.id())
                        .rows()
                        .one(db()));
        assertThat(row.get("id", UUID.class)).isEqualTo(expected.id());
        assertThat(row.get("TITLE", String.class)).isEqualTo(expected.title());
        assertThat(row.get("points", Long.class)).isEqualTo(expected.points());
        assertThat(row.get("points", Integer.class)).isEqualTo((int) expected.points());
        assertThat(row.get("created", Instant.class)).isEqualTo(expected.created());
        assertThat(row.get("done", Boolean.class)).isEqualTo(expected.done());
        assertThat(row.find("estimate", Long.class)).isEqualTo(expected.estimate());
        assertThat(row.find("urgent", Boolean.class)).isEqualTo(Optional.ofNullable(expected.urgent()));
    }

    // ---- statements

    @Test
    @Covers({"raw_sql/statement_and_query_on_db", "raw_sql/raw_sql_rejects_non_sql_drivers"})
    void aStatementReturnsTheNumberOfRows() {
        if (!runsSql()) {
            return;
        }
        long matching = Sample.TODOS.stream().filter(todo -> todo.points() > 2).count();
        assertThat(get(Sql.statement(
                                "update {} set {} = {} where {} > {}",
                                Todos.TABLE,
                                Todos.TABLE.column(t -> t.title()),
                                "'; drop table x; --",
                                Todos.TABLE.column(t -> t.points()),
                                2)
                        .exec(db())))
                .isEqualTo(matching);
        assertThat(get(Todos.filter(t -> t.title().eq("'; drop table x; --")).count(db())))
                .isEqualTo(matching);
        assertThat(Sent.verbs(probe())).containsExactly("update", "select");
    }

    // ---- expressions in queries

    @Test
    void aConditionFilters() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Users.filter(u -> Sql.condition("{} in {}", u.name(), List.of("Ann", "Zed")))
                        .all(db())))
                .extracting(User::name)
                .containsExactlyInAnyOrder("Ann", "Ann", "Zed");
    }

    /** A condition that is NULL is false, and its complement true. */
    @Test
    void anUnknownConditionIsFalse() {
        if (!runsSql()) {
            return;
        }
        long present = Sample.TODOS.stream()
                .filter(todo -> todo.estimate().filter(e -> e > 1).isPresent())
                .count();
        assertThat(get(Todos.filter(t -> Sql.condition("{} > 1", t.estimate())).count(db())))
                .isEqualTo(present);
        assertThat(get(Todos.filter(
                                t -> Sql.<Todo>condition("{} > 1", t.estimate()).not())
                        .count(db())))
                .isEqualTo(Sample.TODOS.size() - present);
        assertThat(list(Todos.all()
                        .select(t -> Sql.<Todo>condition("{} > 1", t.estimate()))
                        .all(db())))
                .filteredOn(holds -> holds)
                .hasSize((int) present);
    }

    @Test
    void anExpressionIsComparedSelectedAndSorted() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Todos.filter(t -> Sql.<Todo, Long>expr(Long.class, "{} + {}", t.points(), 1L)
                                .gt(3L))
                        .orderBy(
                                t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points())
                                        .asc(),
                                t -> t.id().asc())
                        .select(t -> Sql.<Todo, Long>expr(Long.class, "{} * 2", t.points()))
                        .all(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .map(Todo::points)
                        .filter(points -> points + 1 > 3)
                        .sorted(Comparator.reverseOrder())
                        .map(points -> points * 2)
                        .toList());
    }

    @Test
    void anUpdateComputesAValue() {
        if (!runsSql()) {
            return;
        }
        Todo todo = Sample.TODOS.get(0);
        get(Todos.byId(todo.id())
                .update()
                .title(t -> Sql.expr(
                        String.class,
                        Sql.on("mysql", "concat({}, {})")
                                .on("mariadb", "concat({}, {})")
                                .on("postgresql", "{} || {}")
                                .on("h2", "{} || {}")
                                .on("sqlite", "{} || {}"),
                        t.title(),
                        "'!"))
                .exec(db()));
        assertThat(get(Todos.byId(todo.id()).one(db())).title()).isEqualTo(todo.title() + "'!");
    }

    @Test
    void aDatabaseWithoutATextRejects() {
        if (!runsSql()) {
            return;
        }
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Sql.query(Sql.on("other", "select 1 as n")).rows().exec(db()));
        refuses(
                ErrorCode.SQL_NOT_NATIVE,
                () -> Users.filter(u -> Sql.condition(Sql.on("other", "{} = 1"), u.name()))
                        .exec(db()));
    }

    /** An assignment sees the row as it was, also where the text alone names the column. */
    @Test
    void anAssignmentSeesTheOldRow() {
        if (!runsSql()) {
            return;
        }
        Todo todo = Sample.TODOS.get(0);
        get(Todos.byId(todo.id())
                .update()
                .points(todo.points() + 100)
                .estimate(t -> Sql.expr(Long.class, "{} + 1", Todos.TABLE.column(x -> x.points())))
                .exec(db()));
        Todo changed = get(Todos.byId(todo.id()).one(db()));
        assertThat(changed.points()).isEqualTo(todo.points() + 100);
        assertThat(changed.estimate()).hasValue(todo.points() + 1);
    }

    @Test
    void aCreateComputesAValue() {
        if (!runsSql()) {
            return;
        }
        User created = get(Users.create()
                .name(Sql.expr(String.class, "lower({})", "NEW"))
                .email("new@example.com")
                .exec(db()));
        assertThat(created.name()).isEqualTo("new");
        assertThat(get(Users.byEmail("new@example.com").one(db()))).isEqualTo(created);
    }

    @Test
    void fragmentsNest() {
        if (!runsSql()) {
            return;
        }
        assertThat(list(Users.filter(u -> Sql.condition(
                                "{} or not {}",
                                u.name().eq("Zed"),
                                Sql.<User>condition(
                                        "{} <> {}",
                                        Sql.<User, String>expr(String.class, "lower({})", u.name()),
                                        "bob")))
                        .all(db())))
                .extracting(User::name)
                .containsExactlyInAnyOrder("Bob", "Zed");
        assertThat(get(Sql.query(
                                        "select count(*) as n from {} where {}",
                                        Users.TABLE,
                                        Sql.condition("{} = {}", Users.TABLE.column(u -> u.name()), "Ann"))
                                .rows()
                                .one(db()))
                        .get("n", Long.class))
                .isEqualTo(2);
    }

    /** The column that the text names belongs to the innermost table. */
    @Test
    void aConditionStandsInASubqueryAndOverARelation() {
        if (!runsSql()) {
            return;
        }
        List<UUID> anns = Sample.USERS.stream()
                .filter(user -> user.name().equals("Ann"))
                .map(User::id)
                .toList();
        long expected = Sample.TODOS.stream()
                .filter(todo -> anns.contains(todo.userId()))
                .count();
        SqlArgument name = Users.TABLE.column(u -> u.name());
        assertThat(get(Todos.filter(t -> t.userId()
                                .in(Users.filter(u -> Sql.condition("{} = 'Ann'", name))
                                        .select(u -> u.id())))
                        .count(db())))
                .isEqualTo(expected);
        assertThat(get(Todos.filter(t -> Sql.condition("{} = 'Ann'", t.user().name()))
                        .count(db())))
                .isEqualTo(expected);
        assertThat(list(Users.filter(u -> u.todos().any(t -> Sql.condition("{} > 2", t.points())))
                        .select(u -> u.id())
                        .all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.USERS.stream()
                        .map(User::id)
                        .filter(id -> Sample.TODOS.stream()
                                .anyMatch(todo -> todo.userId().equals(id) && todo.points() > 2))
                        .toList());
        assertThat(get(Users.all()
                        .include(u -> u.todos().with(t -> t.filter(x -> Sql.condition("{} > 2", x.points()))))
                        .exec(db())))
                .allSatisfy(user -> assertThat(user.todos().get()).allMatch(todo -> todo.points() > 2));
    }

    /** Removes the steps and the parents of todos, which refer to other rows. */
    private void unrelate() {
        get(Sql.statement("delete from {}", Steps.TABLE).exec(db()));
        get(Sql.statement(
                        "update {} set {} = {}",
                        Todos.TABLE,
                        Todos.TABLE.column(t -> t.parentId()),
                        Sql.nullOf(UUID.class))
                .exec(db()));
    }

    @Test
    void aConditionDeletes() {
        if (!runsSql()) {
            return;
        }
        unrelate();
        long matching = Sample.TODOS.stream().filter(todo -> todo.points() > 2).count();
        assertThat(get(Todos.filter(t -> Sql.condition("{} > {}", t.points(), 2L))
                                .delete()
                                .exec(db()))
                        .matched())
                .isEqualTo(matching);
    }

    @Test
    void pagesAreSortedByAnExpression() {
        if (!runsSql()) {
            return;
        }
        List<UUID> read = new ArrayList<>();
        Todos.Query sorted = Todos.all()
                .orderBy(
                        t -> Sql.<Todo, Long>expr(Long.class, "-{}", t.points()).asc());
        Page<Todo> page = get(sorted.page(7, db()));
        page.items().forEach(todo -> read.add(todo.id()));
        while (page.next().isPresent()) {
            page = get(sorted.after(page.next().get()).page(7, db()));
            page.items().forEach(todo -> read.add(todo.id()));
        }
        assertThat(read)
                .isEqualTo(list(Todos.all()
                        .orderBy(t -> t.points().desc(), t -> t.id().asc())
                        .select(t -> t.id())
                        .all(db())));
    }

    // ---- streams, transactions, batches

    private SqlResult<SqlRow> emails() {
        return Sql.query(
                        "select {} as email from {} order by {}",
                        Users.TABLE.column(u -> u.email()),
                        Users.TABLE,
                        Users.TABLE.column(u -> u.email()))
                .rows();
    }

    @Test
    @Covers({"raw_sql/query_on_connection", "raw_sql/query_is_sent_as_raw_sql_driver_operation"})
    void rowsStreamOnDemandFromOneStatement() {
        if (!runsSql()) {
            return;
        }
        unrelate();
        get(Sql.statement("delete from {}", Todos.TABLE).exec(db()));
        get(Sql.statement("delete from {}", Users.TABLE).exec(db()));
        ManyUsers.write(db(), Sample.CATEGORIES.get(0), 2_000);
        probe().clear();
        StepVerifier.create(emails().all(db()), 1)
                .assertNext(row -> assertThat(row.get("email", String.class)).isEqualTo("00000"))
                .thenRequest(10)
                .expectNextCount(10)
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(1_989)
                .expectComplete()
                .verify(TestDb.PATIENCE);
        assertThat(probe().statements()).hasSize(1);
        assertThat(probe().kinds()).containsOnlyOnce(Kind.ACQUIRE).containsOnlyOnce(Kind.RELEASE);

        assertThat(list(emails().all(db()).take(3)))
                .extracting(row -> row.get("email", String.class))
                .containsExactly("00000", "00001", "00002");
        StepVerifier.create(emails().all(db()), 5)
                .expectNextCount(5)
                .thenCancel()
                .verify(TestDb.PATIENCE);
        assertThat(get(emails().exec(db()))).hasSize(2_000);
        long inTransaction = get(db().transaction(tx -> emails().all(tx).count()));
        assertThat(inTransaction).isEqualTo(2_000);
        long onConnection =
                get(db().connection(session -> emails().all(session).take(2).count()));
        assertThat(onConnection).isEqualTo(2);
    }

    @Test
    void oneAndFirstReadOneRow() {
        if (!runsSql()) {
            return;
        }
        assertThat(get(emails().first(db())).get("email", String.class))
                .isEqualTo(Sample.USERS.stream()
                        .map(User::email)
                        .sorted()
                        .findFirst()
                        .orElseThrow());
        assertThat(failure(NonUniqueResultException.class, () -> emails().one(db()))
                        .code())
                .isEqualTo(ErrorCode.NON_UNIQUE_RESULT);
        SqlResult<SqlRow> none =
                Sql.query("select 1 as n from {} where 1 = 0", Users.TABLE).rows();
        assertThat(failure(NotFoundException.class, () -> none.one(db())).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(get(none.first().exec(db()))).isEmpty();
        assertThat(get(none.exec(db()))).isEmpty();
    }

    @Test
    @Covers("raw_sql/statement_inside_transaction_rolls_back")
    void aTransactionAndABatchContainStatements() {
        if (!runsSql()) {
            return;
        }
        Statement<Long> rename =
                Sql.statement("update {} set {} = {}", Users.TABLE, Users.TABLE.column(u -> u.name()), "x");
        assertThat(failure(() -> db().transaction(tx -> rename.exec(tx)
                        .then(emails().all(tx).count())
                        .then(Users.create()
                                .name("y")
                                .email(Sample.USERS.get(0).email())
                                .exec(tx)))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(get(Users.filter(u -> u.name().eq("x")).count(db()))).isZero();

        Tuple3<Long, List<SqlRow>, Long> results = get(
                db().batch(rename, emails(), Users.filter(u -> u.name().eq("x")).count()));
        assertThat(results.getT1()).isEqualTo(Sample.USERS.size());
        assertThat(results.getT2()).hasSize(Sample.USERS.size());
        assertThat(results.getT3()).isEqualTo(Sample.USERS.size());
        assertThat(get(db().<Object>batch(List.of(emails().first(), rename)))).hasSize(2);
    }

    /** Values and the number of elements of a list are no part of a plan. */
    @Test
    void statementsOfOneTextShareAPlan() {
        if (!runsSql()) {
            return;
        }
        long plans = db().planCache().compiled();
        for (int i = 1; i <= 5; i++) {
            List<Long> points = LongStream.rangeClosed(1, i).boxed().toList();
            assertThat(list(Sql.query(
                                    "select {} as points from {} where {} in {}",
                                    Todos.TABLE.column(t -> t.points()),
                                    Todos.TABLE,
                                    Todos.TABLE.column(t -> t.points()),
                                    points)
                            .rows()
                            .all(db())))
                    .extracting(row -> row.get("points", Long.class))
                    .allMatch(points::contains);
        }
        assertThat(db().planCache().compiled()).isEqualTo(plans + 1);
    }

    @Test
    void explainShowsTheTextWithoutValues() {
        if (!runsSql()) {
            return;
        }
        assertThat(db().explain(Sql.statement("delete from {} where 'it''s' <> {}", Todos.TABLE, "secret")))
                .contains("sql delete from {Todo} where 'it''s' <> {$0}")
                .contains("todos")
                .doesNotContain("secret");
    }

    // ---- errors

    @Test
    void errorsOfTheDatabaseAreThoseOfOtherStatements() {
        if (!runsSql()) {
            return;
        }
        ConstraintViolationException duplicate = failure(
                ConstraintViolationException.class,
                () -> Sql.statement("update {} set {} = 'same'", Users.TABLE, Users.TABLE.column(u -> u.email()))
                        .exec(db()));
        assertThat(duplicate.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(duplicate.getMessage()).doesNotContain("same,");
        assertThat(failure(() ->
                        Sql.query("select nothing from nowhere_at_all").rows().exec(db())))
                .isInstanceOfAny(SchemaMismatchException.class, DriverException.class);
        assertThat(failure(() -> Sql.statement("no sql at all").exec(db()))).isInstanceOf(DriverException.class);
        assertThat(get(Users.all().count(db()))).isEqualTo(Sample.USERS.size());
    }

    @Test
    void aMissingOrDoubledColumnIsNamed() {
        if (!runsSql()) {
            return;
        }
        DecodeException missing = failure(
                DecodeException.class,
                () -> Sql.query("select 'a' as title, 1 as todos from {}", Users.TABLE)
                        .as(PointSums.ROW)
                        .exec(db()));
        assertThat(missing.names()).containsEntry("column", "all_points");
        DecodeException doubled = failure(
                DecodeException.class,
                () -> Sql.query("select 'a' as title, 1 as todos, 2 as all_points, 'b' as title from {}", Users.TABLE)
                        .as(PointSums.ROW)
                        .all(db())
                        .collectList());
        assertThat(doubled.names()).containsEntry("column", "title");
        DecodeException absent = failure(
                DecodeException.class,
                () -> Sql.query(
                                "select 'a' as title, 1 as todos, {} as all_points from {}",
                                Sql.nullOf(BigDecimal.class),
                                Users.TABLE)
                        .as(PointSums.ROW)
                        .exec(db()));
        assertThat(absent.names()).containsEntry("field", "PointSum.allPoints");
        SqlRow row = get(Sql.query("select 1 as a, 2 as b, 3 as b from {}", Users.TABLE)
                .rows()
                .first(db()));
        assertThat(row.get("a", Integer.class)).isEqualTo(1);
        assertThatThrownBy(() -> row.get("b", Integer.class)).isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> row.get("c", Integer.class)).isInstanceOf(DecodeException.class);
    }

    /** Values outside of the range of the database are rejected as those of fields are. */
    @Test
    void argumentsAreChecked() {
        assertThatThrownBy(() -> Sql.query("select {} as v", "a\0b")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Sql.query("select {} as v", Double.NaN)).isInstanceOf(InvalidValueException.class);
        rejected(ErrorCode.EMPTY_LIST, () -> Sql.query("select 1 where 1 in {}", List.of()));
        rejected(ErrorCode.NULL_IN_LIST, () -> Sql.query("select 1 where 1 in {}", Arrays.asList(1, null)));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.query("select {}", new Object()));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.query("select {}", Optional.of(1)));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.query("select {}", (Object) null));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.query("select {}", (Object[]) null));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.query("select 1 in {}", List.of(1, 2L)));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Sql.nullOf(Object.class));
        rejected(ErrorCode.SQL_ARGUMENT, () -> Todos.TABLE.column(t -> t.user().name()));
        if (runsSql()) {
            refuses(ErrorCode.FIELD_OUT_OF_SCOPE, () -> {
                List<StringPath<User>> leaked = new ArrayList<>();
                Users.filter(u -> {
                    leaked.add(u.name());
                    return u.name().eq("x");
                });
                return Sql.query("select {} as v", leaked.get(0)).rows().exec(db());
            });
        }
    }

    private static void rejected(ErrorCode code, ThrowingCallable statement) {
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    // ---- the text

    @Test
    void aTextIsCheckedWhenTheStatementIsBuilt() {
        for (String text : List.of(
                "select 1; select 2",
                "select 'a",
                "select \"a",
                "select (1",
                "select 1)",
                "select /* 1",
                "select $1",
                " ")) {
            assertThatThrownBy(() -> Sql.query(Sql.unchecked(text)))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidStatementException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SQL_TEXT));
        }
        for (String text : List.of("select {}", "select {}, {}, {}", "select '{}', {}", "select {} -- {}")) {
            assertThatThrownBy(() -> Sql.query(Sql.unchecked(text), 1, 2))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidStatementException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.SQL_TEXT));
        }
    }
}
