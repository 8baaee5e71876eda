package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.ALL;
import static dev.runnel.driver.r2dbc.Samples.FLAG;
import static dev.runnel.driver.r2dbc.Samples.MOMENT;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.NUMBER_A;
import static dev.runnel.driver.r2dbc.Samples.NUMBER_B;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.POST_NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POST_TITLE;
import static dev.runnel.driver.r2dbc.Samples.POST_USER;
import static dev.runnel.driver.r2dbc.Samples.REFERENCE;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.TEXT;
import static dev.runnel.driver.r2dbc.Samples.TICKETS;
import static dev.runnel.driver.r2dbc.Samples.TICKET_CODE;
import static dev.runnel.driver.r2dbc.Samples.TICKET_ID;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.USER_ID;
import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.desc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.list;
import static dev.runnel.driver.r2dbc.Samples.outer;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.DriverException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Column;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What the driver does on every database: operations are built by hand, and answers compared with their definitions in Java. */
abstract class DriverTests extends DatabaseTest {

    DriverTests(String url) {
        super(url);
    }

    @Test
    void insertsOneTwoAndThousandRowsWithNullsAndGivesThemBack() {
        for (int size : new int[] {1, 2, 1000}) {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                boolean odd = i % 2 == 1;
                rows.add(new @Nullable Object[] {
                    UUID.randomUUID(),
                    (long) i,
                    odd ? null : Long.MIN_VALUE,
                    odd ? Long.MAX_VALUE : null,
                    odd ? null : "it's \"quoted\", {braced} \\ and \uD83D\uDE00 " + i,
                    odd ? true : null,
                    odd ? null : UUID.randomUUID(),
                    odd ? Instant.parse("2026-11-21T01:02:03.456789Z") : null
                });
            }
            List<List<@Nullable Object>> given = rows(new InsertRows(SAMPLES, INSERTED, 0, INSERTED), rows);
            List<List<@Nullable Object>> expected =
                    rows.stream().map(Arrays::asList).toList();
            assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll())))
                .containsExactly(List.of(1003L));
    }

    @Test
    void insertsMoreRowsThanOneStatementTakes() {
        int size = WriteExecutor.BULK_ROWS + 3;
        List<@Nullable Object[]> rows =
                IntStream.range(0, size).mapToObj(i -> sample(id(i), i)).toList();
        assertThat(run(new InsertRows(SAMPLES, INSERTED, 0, List.of()), rows)).isEqualTo(size);
    }

    @Test
    void asManyRowsAsTheCapabilitiesSayAreAllInsertedOrNone() {
        int most = driver.capabilities().writes().maxAtomicInsertRows();
        List<@Nullable Object[]> rows = IntStream.range(0, most)
                .mapToObj(i -> sample(id(i == most - 1 ? 0 : i), i))
                .toList();
        assertThatThrownBy(() -> run(new InsertRows(SAMPLES, INSERTED, 0, List.of()), rows))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll())))
                .containsExactly(List.of(0L));
    }

    @Test
    void comparesTwoValued() {
        List<@Nullable Long> numbers = Arrays.asList(null, 1L, 2L);
        insertNullable(numbers);
        for (CompareOp op : CompareOp.values()) {
            TableExpr both = new TableExpr.Compare(op, own(NUMBER_A), own(NUMBER_B));
            assertTruth(both, numbers, (a, b) -> holds(op, a, b));
            TableExpr one = new TableExpr.Compare(op, own(NUMBER_A), own(NUMBER));
            assertTruth(one, numbers, (a, b) -> holds(op, a, number(a, b)));
            TableExpr swapped = new TableExpr.Compare(op, own(NUMBER), own(NUMBER_B));
            assertTruth(swapped, numbers, (a, b) -> holds(op, number(a, b), b));
            TableExpr none = new TableExpr.Compare(op, own(NUMBER), own(NUMBER));
            assertTruth(none, numbers, (a, b) -> holds(op, 1L, 1L));
            TableExpr value = new TableExpr.Compare(op, own(NUMBER_A), param(0, StorageType.I64));
            assertTruth(value, numbers, (a, b) -> holds(op, a, 1L), 1L);
            TableExpr nothing = new TableExpr.Compare(op, own(NUMBER_A), Samples.literal(null, StorageType.I64));
            assertTruth(nothing, numbers, (a, b) -> holds(op, a, null));
        }
        assertTruth(new TableExpr.IsNull(own(NUMBER_A)), numbers, (a, b) -> a == null);
        assertTruth(
                new TableExpr.InList(own(NUMBER_A), list(0, StorageType.I64)),
                numbers,
                (a, b) -> a != null && a == 2,
                List.of(2L, 3L));
        assertTruth(
                new TableExpr.KeyInList(List.of(own(NUMBER_A)), List.of(list(0, StorageType.I64))),
                numbers,
                (a, b) -> a != null && a == 2,
                List.of(2L, 3L));
        assertTruth(
                new TableExpr.KeyInList(
                        List.of(own(NUMBER_A), own(NUMBER_B)),
                        List.of(list(0, StorageType.I64), list(1, StorageType.I64))),
                numbers,
                (a, b) -> a != null && b != null && a == 2 && b == 1,
                List.of(2L, 7L),
                List.of(1L, 7L));
        assertTruth(
                new TableExpr.KeyEquals(List.of(own(NUMBER_A)), List.of(own(NUMBER_B))),
                numbers,
                (a, b) -> a != null && a.equals(b));
        assertTruth(
                new TableExpr.KeyEquals(List.of(own(NUMBER_A), own(NUMBER)), List.of(own(NUMBER_B), own(NUMBER))),
                numbers,
                (a, b) -> a != null && a.equals(b));
        TableExpr arithmetic = new TableExpr.Compare(
                CompareOp.GT,
                TableExpr.Call.of(BuiltInFunctions.PLUS, own(NUMBER_A), own(NUMBER_B)),
                Samples.literal(2L, StorageType.I64));
        assertTruth(arithmetic, numbers, (a, b) -> a != null && b != null && a + b > 2);
    }

    @Test
    void flagsAreConditions() {
        insert(
                SAMPLES,
                with(sample(id(1), 1), FLAG, null),
                with(sample(id(2), 2), FLAG, true),
                with(sample(id(3), 3), FLAG, false));
        assertThat(rows(select(SAMPLES, own(FLAG), own(NUMBER)))).containsExactly(List.of(2L));
        assertThat(rows(select(SAMPLES, new TableExpr.Not(own(FLAG)), own(NUMBER))))
                .containsExactlyInAnyOrder(List.of(1L), List.of(3L));
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.FALSE, own(NUMBER))))
                .isEmpty();
    }

    /** All pairs of the values, as {@code number_a} and {@code number_b}; {@code number} tells which pair. */
    private void insertNullable(List<@Nullable Long> numbers) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Long a : numbers) {
            for (Long b : numbers) {
                @Nullable Object[] row = sample(id(rows.size()), number(a, b));
                row[NUMBER_A.index()] = a;
                row[NUMBER_B.index()] = b;
                rows.add(row);
            }
        }
        assertThat(run(new InsertRows(SAMPLES, INSERTED, 0, List.of()), rows)).isEqualTo(rows.size());
    }

    private static long number(@Nullable Long a, @Nullable Long b) {
        return (a == null ? 0 : a) * 10 + (b == null ? 0 : b);
    }

    private static boolean holds(CompareOp op, @Nullable Long a, @Nullable Long b) {
        if (a == null || b == null) {
            return op == CompareOp.EQ ? a == b : op == CompareOp.NE && a != b;
        }
        return op.test(a.compareTo(b));
    }

    interface Definition {
        boolean holds(@Nullable Long a, @Nullable Long b);
    }

    /** The condition, its negation, both inside of connectives, and as a value. */
    private void assertTruth(
            TableExpr condition, List<@Nullable Long> numbers, Definition definition, Object... values) {
        List<Long> expected = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        for (Long a : numbers) {
            for (Long b : numbers) {
                (definition.holds(a, b) ? expected : others).add(number(a, b));
            }
        }
        TableExpr not = new TableExpr.Not(condition);
        TableExpr always = new TableExpr.Compare(CompareOp.GE, own(NUMBER), Samples.literal(0L, StorageType.I64));
        assertMatches(condition, expected, values);
        assertMatches(not, others, values);
        assertMatches(new TableExpr.Not(not), expected, values);
        assertMatches(new TableExpr.Not(new TableExpr.And(List.of(condition, always))), others, values);
        assertMatches(new TableExpr.Not(new TableExpr.Or(List.of(not, new TableExpr.Not(always)))), expected, values);
        assertMatches(new TableExpr.Compare(CompareOp.EQ, condition, TableExpr.ValueExpr.TRUE), expected, values);
        assertMatches(new TableExpr.Compare(CompareOp.EQ, not, TableExpr.ValueExpr.FALSE), expected, values);
        for (List<@Nullable Object> row :
                rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER), condition, not), values)) {
            boolean holds = expected.contains(row.get(0));
            assertThat(row.subList(1, 3)).as(text(condition)).containsExactly(holds, !holds);
        }
    }

    private void assertMatches(TableExpr condition, List<Long> expected, Object... values) {
        List<@Nullable Object> found = rows(select(SAMPLES, condition, own(NUMBER)), values).stream()
                .<@Nullable Object>map(row -> row.get(0))
                .toList();
        assertThat(found).as(text(condition)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private String text(TableExpr condition) {
        return driver.compile(select(SAMPLES, condition, own(NUMBER))).explain();
    }

    @Test
    void textIsOrderedByCodePoint() {
        List<String> texts =
                List.of("", " ", "A", "a", "aa", "Z", "é", "\uFFFD", "\uE000", "\uD83D\uDE00", "\uD83D\uDE00a");
        assertOrder(TEXT, StorageType.TEXT, texts);
    }

    @Test
    void uuidsAreOrderedAsUnsignedBytes() {
        List<UUID> uuids = List.of(
                new UUID(0, 0),
                new UUID(0, -1),
                new UUID(1, 0),
                new UUID(-1, 1),
                new UUID(Long.MIN_VALUE, 0),
                new UUID(-1, -1));
        assertOrder(REFERENCE, StorageType.UUID, uuids);
    }

    @Test
    void falseIsBeforeTrue() {
        assertOrder(FLAG, StorageType.BOOL, List.of(true, false));
    }

    @Test
    void instantsKeepTheirRange() {
        var range = driver.capabilities().types().instants();
        List<Instant> instants = List.of(
                range.first(),
                range.first().plusNanos(1000),
                range.last(),
                Instant.parse("-0044-03-15T12:00:00.000001Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("1582-10-04T23:59:59.999999Z"),
                Instant.parse("1582-10-15T00:00:00Z"),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Instant.EPOCH,
                Instant.parse("2026-11-21T01:02:03.4Z"),
                Instant.parse("9999-12-31T23:59:59.999999Z"),
                Instant.parse("+12345-01-01T00:00:00Z"));
        assertOrder(
                MOMENT,
                StorageType.INSTANT,
                instants.stream().filter(range::contains).distinct().toList());
    }

    /** Values come back as they were, in our order, absent ones where they are asked for; comparisons agree, single and bulk. */
    private <V> void assertOrder(Column column, StorageType storage, List<V> values) {
        List<V> sorted = values.stream().sorted(storage.order()).toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (V value : values) {
            rows.add(with(sample(UUID.randomUUID(), rows.size()), column, value));
        }
        assertThat(run(new InsertRows(SAMPLES, INSERTED, 0, List.of()), rows.subList(1, rows.size())))
                .isEqualTo(values.size() - 1);
        insert(SAMPLES, rows.get(0), sample(UUID.randomUUID(), -1));
        run(
                new DeleteRows(SAMPLES, new TableExpr.Compare(CompareOp.EQ, own(column), param(0, storage))),
                values.get(0));
        insert(SAMPLES, rows.subList(0, 1).toArray(new Object[0][]));
        SelectRows all = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(column));
        List<@Nullable Object> ascending = new ArrayList<>(sorted);
        ascending.add(0, null);
        assertThat(column(all.withOrder(List.of(asc(column))))).containsExactlyElementsOf(ascending);
        Collections.reverse(ascending);
        assertThat(column(all.withOrder(List.of(desc(column))))).containsExactlyElementsOf(ascending);
        assertThat(column(all.withOrder(
                                List.of(new SelectRows.Sort(own(column), dev.runnel.type.Direction.DESC, true))))
                        .get(0))
                .isNull();
        for (V value : values) {
            for (CompareOp op : CompareOp.values()) {
                TableExpr compare = new TableExpr.Compare(op, own(column), param(0, storage));
                Comparator<Object> order = storage.order();
                List<@Nullable Object> expected = new ArrayList<>(values.stream()
                        .filter(other -> op.test(order.compare(other, value)))
                        .toList());
                if (op == CompareOp.NE) {
                    expected.add(null);
                }
                assertThat(column(select(SAMPLES, compare, own(column)), value))
                        .as(op.symbol())
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        TableExpr in = new TableExpr.InList(own(column), list(0, storage));
        assertThat(column(select(SAMPLES, in, own(column)), values)).containsExactlyInAnyOrderElementsOf(values);
    }

    final List<@Nullable Object> column(SelectRows select, @Nullable Object... values) {
        return rows(select, values).stream()
                .<@Nullable Object>map(row -> row.get(0))
                .toList();
    }

    private void insertUsersAndPosts(int users, int posts) {
        List<@Nullable Object[]> userRows = new ArrayList<>();
        List<@Nullable Object[]> postRows = new ArrayList<>();
        for (int u = 0; u < users; u++) {
            userRows.add(new @Nullable Object[] {id(u), "user" + u, u % 2 == 0 ? null : "bio" + u});
            for (int p = 0; p < posts; p++) {
                postRows.add(new @Nullable Object[] {id(u), (long) p, "title " + (posts - p), p == 0 ? null : p - 1L});
            }
        }
        run(new InsertRows(USERS, USERS.columns(), 0, List.of()), userRows);
        run(new InsertRows(POSTS, POSTS.columns(), 0, List.of()), postRows);
    }

    @Test
    void keepsFirstRowsOfEachKey() {
        insertUsersAndPosts(5, 4);
        SelectRows firstTwo = new SelectRows(
                POSTS,
                List.of(),
                new TableExpr.KeyInList(List.of(own(POST_USER)), List.of(list(0, StorageType.UUID))),
                List.of(desc(POST_NUMBER)),
                null,
                new SelectRows.PartitionLimit(List.of(own(POST_USER)), limit(1)),
                List.of(own(POST_USER), own(POST_NUMBER)));
        List<List<@Nullable Object>> found = rows(firstTwo, List.of(id(1), id(3), id(1)), 2L);
        assertThat(found).hasSize(4);
        for (UUID user : List.of(id(1), id(3))) {
            assertThat(found.stream().filter(row -> user.equals(row.get(0))).map(row -> row.get(1)))
                    .containsExactly(3L, 2L);
        }
    }

    /** The text of the first of them has literals, that of the others parameters. */
    @Test
    void anyNumberOfLimitsAndOffsetsGivesTheRowsInRange() {
        int rows = 20;
        insert(SAMPLES, IntStream.range(0, rows).mapToObj(n -> sample(id(n), n)).toArray(Object[][]::new));
        SelectRows sliced = select(
                        SAMPLES,
                        new TableExpr.Compare(CompareOp.GE, own(NUMBER), param(0, StorageType.I64)),
                        own(NUMBER))
                .withOrder(List.of(asc(NUMBER)))
                .withSlice(new SelectRows.Slice(limit(1), limit(2)));
        CompiledOperation compiled = driver.compile(sliced);
        for (int round = 0; round < 2; round++) {
            for (int n = 0; n < rows; n++) {
                Object[] values = {1L, (long) n, (long) n + 1};
                List<Long> expected =
                        LongStream.range(1, rows).skip(n).limit(n + 1).boxed().toList();
                List<Long> found = lent(lease ->
                        lease.rows(compiled, values, row -> row.getLong(0)).collectList());
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    @Test
    void joinsAndCorrelates() {
        insertUsersAndPosts(2, 2);
        SelectRows.Join toUser =
                new SelectRows.Join(USERS, List.of(TableExpr.ColumnRef.own(POST_USER)), List.of(USER_ID), false);
        SelectRows.Join toParent = new SelectRows.Join(
                POSTS,
                List.of(TableExpr.ColumnRef.own(POST_USER), TableExpr.ColumnRef.own(Samples.POST_PARENT)),
                List.of(POST_USER, POST_NUMBER),
                true);
        TableExpr.ColumnRef parentTitle =
                new TableExpr.ColumnRef(0, 2, POST_TITLE, POST_TITLE.type().asNullable());
        SelectRows joined = new SelectRows(
                POSTS,
                List.of(toUser, toParent),
                new TableExpr.Compare(CompareOp.EQ, outer(0, 1, USER_EMAIL), param(0, StorageType.TEXT)),
                List.of(asc(POST_NUMBER)),
                limit(1),
                null,
                List.of(own(POST_NUMBER), outer(0, 1, USER_EMAIL), parentTitle));
        assertThat(rows(joined, "user1", 10L))
                .containsExactly(Arrays.asList(0L, "user1", null), Arrays.asList(1L, "user1", "title 2"));
        assertThat(rows(joined, "user1", 1L)).hasSize(1);

        TableExpr hasPost = new TableExpr.Exists(new SelectRows(
                POSTS,
                List.of(),
                new TableExpr.And(List.of(
                        new TableExpr.KeyEquals(List.of(own(POST_USER)), List.of(outer(1, 0, USER_ID))),
                        new TableExpr.Compare(CompareOp.GE, own(POST_NUMBER), param(0, StorageType.I64)))),
                List.of(),
                null,
                null,
                List.of()));
        assertThat(rows(select(USERS, hasPost, own(USER_EMAIL)), 1L)).hasSize(2);
        assertThat(rows(select(USERS, hasPost, own(USER_EMAIL)), 2L)).isEmpty();
        assertThat(rows(select(USERS, new TableExpr.Not(hasPost), own(USER_EMAIL), hasPost), 2L))
                .containsExactlyInAnyOrder(List.of("user0", false), List.of("user1", false));
    }

    @Test
    void updatesAndDeletesByCorrelatedConditions() {
        insertUsersAndPosts(3, 2);
        TableExpr ofAuthorWithBio = new TableExpr.Exists(new SelectRows(
                USERS,
                List.of(),
                new TableExpr.And(List.of(
                        new TableExpr.KeyEquals(List.of(own(USER_ID)), List.of(outer(1, 0, POST_USER))),
                        new TableExpr.Not(new TableExpr.IsNull(own(USER_BIO))))),
                List.of(),
                null,
                null,
                List.of()));
        UpdateRows update = new UpdateRows(
                POSTS,
                List.of(
                        new UpdateRows.Assignment(POST_TITLE, param(0, StorageType.TEXT)),
                        new UpdateRows.Assignment(
                                POST_NUMBER,
                                TableExpr.Call.of(BuiltInFunctions.PLUS, own(POST_NUMBER), param(1, StorageType.I64)))),
                ofAuthorWithBio,
                List.of(POST_NUMBER, POST_TITLE));
        assertThat(rows(update, "new", 10L)).containsExactlyInAnyOrder(List.of(10L, "new"), List.of(11L, "new"));
        UpdateRows clear = new UpdateRows(
                USERS,
                List.of(new UpdateRows.Assignment(
                        USER_BIO, new TableExpr.ValueExpr(new dev.runnel.type.Value.Param(0, USER_BIO.type())))),
                TableExpr.ValueExpr.TRUE,
                List.of());
        assertThat(run(clear, new @Nullable Object[] {null})).isEqualTo(3);
        assertThat(run(new DeleteRows(POSTS, ofAuthorWithBio))).isZero();
        assertThat(run(new DeleteRows(POSTS, new TableExpr.Not(ofAuthorWithBio))))
                .isEqualTo(6);
    }

    @Test
    void rowsFollowDemand() {
        List<@Nullable Object[]> rows =
                IntStream.range(0, 3000).mapToObj(i -> sample(id(i), i)).toList();
        run(new InsertRows(SAMPLES, INSERTED, 0, List.of()), rows);
        SelectRows all = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER));
        java.util.concurrent.atomic.AtomicInteger read = new java.util.concurrent.atomic.AtomicInteger();
        List<Long> first = lent(lease -> lease.rows(driver.compile(all), new Object[0], row -> {
                    read.incrementAndGet();
                    return row.getLong(0);
                })
                .limitRate(10)
                .take(10)
                .collectList()
                .flatMap(some -> lease.cancel().thenReturn(some)));
        assertThat(first).hasSize(10);
        assertThat(read.get()).isLessThanOrEqualTo(20);
        assertThat(rows(all)).hasSize(3000);
    }

    /** One of them has a value that another transaction has written, and takes back while it is waited for. */
    @Test
    void rowsThatWaitedForAUniqueValueAreThereOnce() {
        driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
        assertThat(insertedWhileTaken(R2dbcLease::rollback)).containsExactly("null", "taken", "null");
        assertThat(rows(select(TICKETS, TableExpr.ValueExpr.TRUE, own(TICKET_ID))))
                .hasSize(3);
        driver.dropSchema(List.of(TICKETS)).block(PATIENCE);
    }

    @Test
    void rowsThatWaitedForAUniqueValueThatIsCommittedAreNotInserted() {
        driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
        assertThatThrownBy(() -> insertedWhileTaken(R2dbcLease::commit))
                .isInstanceOfSatisfying(
                        ConstraintViolationException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE));
        assertThat(rows(select(TICKETS, TableExpr.ValueExpr.TRUE, own(TICKET_ID))))
                .hasSize(1);
        driver.dropSchema(List.of(TICKETS)).block(PATIENCE);
    }

    /** Inserts three rows, of which one has a unique value of an open transaction, and then ends that transaction. */
    private List<String> insertedWhileTaken(Function<R2dbcLease, Mono<Void>> end) {
        InsertRows insert = new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of(TICKET_ID, TICKET_CODE));
        R2dbcLease holder = lease();
        R2dbcLease waiting = lease();
        holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
        holder.run(driver.compile(insert), new Object[] {codes("taken")}).block(PATIENCE);

        Sinks.One<List<String>> inserted = Sinks.one();
        waiting.rows(
                        driver.compile(insert),
                        new Object[] {codes(null, "taken", null)},
                        row -> String.valueOf(row.get(1)))
                .collectList()
                .subscribe(inserted::tryEmitValue, inserted::tryEmitError);
        Mono.delay(Duration.ofMillis(100)).block();
        end.apply(holder).block(PATIENCE);
        try {
            return Objects.requireNonNull(inserted.asMono().block(PATIENCE));
        } finally {
            holder.release().block(PATIENCE);
            waiting.release().block(PATIENCE);
        }
    }

    /** Though they are sent one by one where a database cannot take them together. */
    @Test
    void rowsOfOneInsertAreAllThereOrNone() {
        driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
        InsertRows insert = new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of(TICKET_ID));
        R2dbcLease lease = lease();
        Object[] taken = {codes("a", "b", "a")};
        assertThatThrownBy(() -> lease.rows(driver.compile(insert), taken, row -> row.getLong(0))
                        .blockLast(PATIENCE))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(rows(select(TICKETS, TableExpr.ValueExpr.TRUE, own(TICKET_CODE))))
                .isEmpty();

        lease.rows(driver.compile(insert), new Object[] {codes("a", "b", "c")}, row -> row.getLong(0))
                .next()
                .block(PATIENCE);
        lease.release().block(PATIENCE);
        assertThat(rows(select(TICKETS, TableExpr.ValueExpr.TRUE, own(TICKET_CODE))))
                .as("left after the first row")
                .size()
                .isIn(0, 3);
        driver.dropSchema(List.of(TICKETS)).block(PATIENCE);
    }

    private static List<@Nullable Object[]> codes(@Nullable String... codes) {
        return Arrays.stream(codes).map(code -> new @Nullable Object[] {code}).toList();
    }

    @Test
    void theConnectionThatWasUsedLastIsUsedNext() {
        R2dbcLease one = lease();
        R2dbcLease other = lease();
        one.release().block(PATIENCE);
        other.release().block(PATIENCE);
        for (int i = 0; i < 3; i++) {
            R2dbcLease next = lease();
            assertThat(next.connection()).isSameAs(other.connection());
            next.release().block(PATIENCE);
        }
    }

    private R2dbcLease lease() {
        return (R2dbcLease) Objects.requireNonNull(driver.acquire().block(PATIENCE));
    }

    @Test
    void pushingTwiceChangesNothing() {
        driver.pushSchema(ALL).block(PATIENCE);
        insertUsersAndPosts(1, 1);
        driver.pushSchema(ALL).block(PATIENCE);
        assertThat(rows(select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL))))
                .hasSize(1);
    }

    @Test
    void commitKeepsAndRollbackDrops() {
        InsertRows insert = new InsertRows(SAMPLES, INSERTED, 0, List.of());
        lent(lease -> lease.begin(TransactionMode.DEFAULT)
                .then(lease.run(driver.compile(insert), new Object[] {Collections.singletonList(sample(id(1), 1))}))
                .then(lease.rollback())
                .then(lease.begin(TransactionMode.DEFAULT))
                .then(lease.run(driver.compile(insert), new Object[] {Collections.singletonList(sample(id(2), 2))}))
                .then(lease.commit())
                .thenReturn(true));
        assertThat(column(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER))))
                .containsExactly(2L);
    }

    @Test
    void releaseInsideOfTransactionRollsBack() {
        InsertRows insert = new InsertRows(SAMPLES, INSERTED, 0, List.of());
        lent(lease -> lease.begin(TransactionMode.DEFAULT).then(lease.run(driver.compile(insert), new Object[] {
            Collections.singletonList(sample(id(1), 1))
        })));
        assertThat(column(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER))))
                .isEmpty();
    }

    @Test
    void closingRightAfterLeasesThatFollowedEachOtherClosesOnce() {
        R2dbcDriver own = open(PoolOptions.DEFAULT.withSize(2).withAcquireTimeout(Duration.ofSeconds(5)));
        List<Throwable> dropped = new CopyOnWriteArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try {
            Mono<Void> lent = Mono.usingWhen(own.acquire(), lease -> Mono.empty(), Lease::release);
            lent.then(lent).then(lent).then(Mono.defer(own::close)).block(PATIENCE);
        } finally {
            Hooks.resetOnErrorDropped();
        }
        assertThat(dropped).isEmpty();
    }

    @Test
    void removesTablesThatNoOtherRefersTo() {
        insert(USERS, new @Nullable Object[] {id(1), "a", null});
        assertThatThrownBy(() -> driver.dropSchema(List.of(SAMPLES, USERS)).block(PATIENCE))
                .isInstanceOf(DriverException.class);
        // all or none
        assertThat(run(new DeleteRows(SAMPLES, TableExpr.ValueExpr.TRUE))).isZero();
        assertThat(run(new DeleteRows(USERS, TableExpr.ValueExpr.TRUE))).isEqualTo(1);

        driver.dropSchema(List.of(POSTS, USERS)).block(PATIENCE);
        assertThatThrownBy(() -> run(new DeleteRows(USERS, TableExpr.ValueExpr.TRUE)))
                .isInstanceOf(SchemaMismatchException.class);
        assertThat(run(new DeleteRows(SAMPLES, TableExpr.ValueExpr.TRUE))).isZero();
    }

    @Test
    void acquireCancelledAtRandomLeaksNothing() {
        Random random = new Random(7);
        SelectRows one = select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll());
        Flux.range(0, 1000)
                .flatMap(
                        i -> Mono.usingWhen(
                                        driver.acquire(),
                                        lease -> lease.run(driver.compile(one), new Object[0]),
                                        Lease::release,
                                        (lease, error) -> lease.release(),
                                        lease -> lease.cancel().then(lease.release()))
                                .timeout(Duration.ofNanos(random.nextInt(3_000_000)))
                                .onErrorComplete(java.util.concurrent.TimeoutException.class),
                        16)
                .blockLast(Duration.ofSeconds(60));
        for (int i = 0; i < 3; i++) {
            List<Lease> both = Objects.requireNonNull(Flux.range(0, 2)
                    .<Lease>concatMap(n -> driver.acquire())
                    .collectList()
                    .block(PATIENCE));
            Flux.fromIterable(both).concatMap(Lease::release).blockLast(PATIENCE);
        }
    }
}
