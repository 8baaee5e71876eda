package dev.runnel.tck.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.PoolExhaustedException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.Row;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Tests the contract of a key-value driver, on one table. */
class MemoryStoreTest {
    private static final Column ID = new Column("things", "id", 0, Type.of(StorageType.I64));
    private static final Column KIND = new Column("things", "kind", 1, Type.optional(StorageType.TEXT));
    private static final Column SIZE = new Column("things", "size", 2, Type.of(StorageType.I64));
    private static final Table THINGS = new Table(
            "things",
            List.of(ID, KIND, SIZE),
            List.of(ID),
            List.of(),
            List.of(new Table.NamedColumns("things_kind_idx", List.of(KIND))),
            List.of());

    private final Driver driver =
            MemoryDriver.onEmptyStore(PoolOptions.DEFAULT.withSize(1).withAcquireTimeout(Duration.ofMillis(100)));

    @BeforeEach
    void createTable() {
        driver.pushSchema(List.of(THINGS)).block();
    }

    @Test
    void readsByKeyEachOnce() {
        transact(thing(1, "a"), thing(2, "b"), thing(3, null));

        assertThat(ids(new ReadItems.ByKey(List.of(list(StorageType.I64))), List.of(3L, 1L, 3L, 9L)))
                .containsExactlyInAnyOrder(1L, 3L);
        assertThat(ids(new ReadItems.ByKey(List.of(one(StorageType.I64))), 2L)).containsExactly(2L);
    }

    @Test
    void readsByIndexWithoutWhatIsAbsent() {
        transact(thing(1, "a"), thing(2, "ab"), thing(3, null), thing(4, "a"));

        assertThat(ids(byKind(one(StorageType.TEXT)), "a")).containsExactlyInAnyOrder(1L, 4L);
        assertThat(ids(byKind(list(StorageType.TEXT)), List.of("ab", "zz"))).containsExactly(2L);
    }

    @Test
    void indexesFollowChangesAndRemovals() {
        transact(thing(1, "a"), thing(2, "a"));
        transact(
                new UpdateItem(THINGS, new Object[] {1L}, List.of(new ColumnUpdate(KIND, UpdateAction.SET, "b"))),
                new DeleteItem(THINGS, new Object[] {2L}));

        assertThat(ids(byKind(one(StorageType.TEXT)), "a")).isEmpty();
        assertThat(ids(byKind(one(StorageType.TEXT)), "b")).containsExactly(1L);
        assertThat(ids(new ReadItems.Scan(), 0)).containsExactly(1L);
    }

    @Test
    void aScanIsASnapshotThatFollowsDemand() {
        transact(thing(1, "a"), thing(2, "a"), thing(3, "a"));
        List<Long> read = new ArrayList<>();
        Lease lease = lease();
        Flux<Long> rows = lease.rows(driver.compile(read(new ReadItems.Scan())), new Object[1], row -> {
            read.add(row.getLong(0));
            return row.getLong(0);
        });

        StepVerifier.create(rows, 1)
                .expectNext(1L)
                .then(() -> assertThat(read).containsExactly(1L))
                .then(() -> run(lease, new DeleteItem(THINGS, new Object[] {3L}), thing(4, "a")))
                .thenRequest(10)
                .expectNext(2L, 3L)
                .verifyComplete();
        lease.release().block();
        assertThat(ids(new ReadItems.Scan(), 0)).containsExactly(1L, 2L, 4L);
    }

    @Test
    void aRowIsValidOnlyInItsReader() {
        transact(thing(1, "a"));
        AtomicReference<Row> kept = new AtomicReference<>();
        Lease lease = lease();
        lease.rows(driver.compile(read(new ReadItems.Scan())), new Object[1], row -> {
                    kept.set(row);
                    return row.getLong(0);
                })
                .blockLast();
        lease.release().block();

        assertThatThrownBy(() -> kept.get().get(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsComeOnAnotherThread() {
        transact(thing(1, "a"));
        Lease lease = lease();
        String thread = lease.rows(
                        driver.compile(read(new ReadItems.Scan())),
                        new Object[1],
                        row -> Thread.currentThread().getName())
                .blockLast();
        lease.release().block();

        assertThat(thread).isNotEqualTo(Thread.currentThread().getName());
    }

    @Test
    void aTransactWritesAllOrNothingAndNamesTheFirstThatFails() {
        transact(thing(1, "a"), thing(2, "b"));

        refused(2, true, thing(3, "c"), new DeleteItem(THINGS, new Object[] {2L}), thing(1, "again"), thing(4, "d"));
        refused(
                1,
                false,
                thing(3, "c"),
                new UpdateItem(THINGS, new Object[] {9L}, List.of(new ColumnUpdate(SIZE, UpdateAction.SET, 1L))));
        refused(0, false, new DeleteItem(THINGS, new Object[] {9L}));
        refused(1, true, thing(5, "x"), thing(5, "y"));

        assertThat(ids(new ReadItems.Scan(), 0)).containsExactly(1L, 2L);
        assertThat(ids(byKind(one(StorageType.TEXT)), "b")).containsExactly(2L);
    }

    @Test
    void aWriteExpectsAllValuesThatItNames() {
        transact(thing(1, "a"), thing(2, null));

        refused(0, true, removal(1, new ConditionCheck(KIND, "a"), new ConditionCheck(SIZE, 11L)));
        refused(0, true, removal(1, new ConditionCheck(KIND, null)));
        refused(0, true, removal(2, new ConditionCheck(KIND, "a")));
        transact(
                removal(1, new ConditionCheck(KIND, "a"), new ConditionCheck(SIZE, 10L)),
                removal(2, new ConditionCheck(KIND, null)));

        assertThat(ids(new ReadItems.Scan(), 0)).isEmpty();
    }

    @Test
    void incrementsAddToWhatIsThere() {
        transact(thing(1, "a"));
        transact(new UpdateItem(THINGS, new Object[] {1L}, List.of(new ColumnUpdate(SIZE, UpdateAction.ADD, 5L))));

        assertThat(sizes()).containsExactly(15L);
        transact(new UpdateItem(THINGS, new Object[] {1L}, List.of(new ColumnUpdate(SIZE, UpdateAction.SUBTRACT, 3L))));
        assertThat(sizes()).containsExactly(12L);
        transact(new UpdateItem(THINGS, new Object[] {1L}, List.of(new ColumnUpdate(SIZE, UpdateAction.ADD, 3L))));
        assertThatThrownBy(() -> transact(
                        thing(2, "b"),
                        new UpdateItem(
                                THINGS,
                                new Object[] {1L},
                                List.of(new ColumnUpdate(SIZE, UpdateAction.ADD, Long.MAX_VALUE)))))
                .isInstanceOf(InvalidValueException.class);
        assertThat(sizes()).containsExactly(15L);
    }

    @Test
    void aRequiredColumnTakesNoNull() {
        assertThatThrownBy(() -> transact(new PutItem(THINGS, new Object[] {1L, "a", null})))
                .isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> transact(new PutItem(THINGS, new Object[] {1L, "a", "not a number"})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ids(new ReadItems.Scan(), 0)).isEmpty();
    }

    @Test
    void moreThanAHundredWritesWereNotDeclared() {
        Write[] writes = LongStream.range(0, 101).mapToObj(n -> thing(n, "a")).toArray(Write[]::new);

        assertThatThrownBy(() -> transact(writes)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ids(new ReadItems.Scan(), 0)).isEmpty();
    }

    @Test
    void relationalOperationsWereNotDeclared() {
        assertThatThrownBy(() -> driver.compile(new DeleteRows(THINGS, TableExpr.ValueExpr.TRUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not declared");
        Lease lease = lease();
        for (Mono<Void> call : List.of(lease.begin(TransactionMode.DEFAULT), lease.commit(), lease.rollback())) {
            StepVerifier.create(call).verifyError(IllegalStateException.class);
        }
    }

    @Test
    void anUnknownTableIsAMismatch() {
        Table other = new Table("others", List.of(ID), List.of(ID), List.of(), List.of(), List.of());
        Table wider = new Table("things", List.of(ID, KIND), List.of(ID), List.of(), List.of(), List.of());

        assertThatThrownBy(() -> transact(new PutItem(other, new Object[] {1L})))
                .isInstanceOf(SchemaMismatchException.class);
        assertThatThrownBy(() -> transact(new PutItem(wider, new Object[] {1L, "a"})))
                .isInstanceOf(SchemaMismatchException.class);
    }

    @Test
    void aLeaseThatIsNotGivenBackIsMissed() {
        Lease lease = lease();

        StepVerifier.create(driver.acquire()).verifyError(PoolExhaustedException.class);
        lease.release().block();
        lease().release().block();
    }

    @Test
    void aLeaseGoesToTheNextWhenTheFirstDoesNotWaitAnyMore() {
        Lease lease = lease();
        Flux.range(0, 5).doOnNext(n -> held().subscribe().dispose()).blockLast();
        lease.release().block();

        for (int n = 0; n < 100; n++) {
            held().subscribe().dispose();
        }
        lease().release().block();
    }

    @Test
    void aLeaseIsOfNoUseAfterItsRelease() {
        Lease lease = lease();
        lease.release().block();

        StepVerifier.create(lease.rows(driver.compile(read(new ReadItems.Scan())), new Object[1], row -> 1))
                .verifyError(IllegalStateException.class);
        StepVerifier.create(lease.release()).verifyError(IllegalStateException.class);
    }

    @Test
    void theSameNameIsTheSameStore() {
        MemoryDriverProvider provider = new MemoryDriverProvider();
        Driver one = provider.create("runnel:memory:shared", PoolOptions.DEFAULT);
        Driver two = provider.create("runnel:memory:shared", PoolOptions.DEFAULT);
        Driver other = provider.create("runnel:memory:other", PoolOptions.DEFAULT);
        one.pushSchema(List.of(THINGS)).block();

        run(one, thing(1, "a"));
        assertThatThrownBy(() -> run(two, thing(1, "b"))).isInstanceOf(ConditionCheckFailed.class);
        assertThatThrownBy(() -> run(other, thing(1, "b"))).isInstanceOf(SchemaMismatchException.class);
    }

    @Test
    void texts() {
        assertThat(driver.compile(read(byKind(list(StorageType.TEXT)))).explain())
                .isEqualTo("read things by index [kind in $0] -> id, size");
        assertThat(driver.compile(new TransactWrite(THINGS, 0)).explain()).isEqualTo("transact $0");
        assertThat(driver.explainSchema(List.of(THINGS)))
                .containsExactly("table things (id i64, kind text?, size i64) key (id) index things_kind_idx (kind)");
    }

    /** Holds a lease until it is cancelled. */
    private Mono<Void> held() {
        return Mono.usingWhen(driver.acquire(), lease -> Mono.never(), Lease::release);
    }

    private Lease lease() {
        Lease lease = driver.acquire().block();
        assertThat(lease).isNotNull();
        return lease;
    }

    private void transact(Write... writes) {
        run(driver, writes);
    }

    private static void run(Driver on, Write... writes) {
        Mono.usingWhen(
                        on.acquire(),
                        lease -> lease.run(on.compile(new TransactWrite(THINGS, 0)), new Object[] {List.of(writes)}),
                        Lease::release)
                .block();
    }

    private void run(Lease lease, Write... writes) {
        UpdateCount outcome = lease.run(driver.compile(new TransactWrite(THINGS, 0)), new Object[] {List.of(writes)})
                .block();
        assertThat(outcome).isEqualTo(UpdateCount.matched(writes.length));
    }

    private void refused(int index, boolean present, Write... writes) {
        assertThatThrownBy(() -> transact(writes)).isInstanceOfSatisfying(ConditionCheckFailed.class, e -> {
            assertThat(e.index()).isEqualTo(index);
            assertThat(e.present()).isEqualTo(present);
        });
    }

    private List<Long> ids(Access access, Object value) {
        return cells(access, value, 0);
    }

    private List<Long> sizes() {
        return cells(new ReadItems.Scan(), 0, 1);
    }

    private List<Long> cells(Access access, Object value, int index) {
        return Flux.usingWhen(
                        driver.acquire(),
                        lease -> lease.rows(
                                driver.compile(read(access)), new Object[] {value}, row -> row.getLong(index)),
                        Lease::release)
                .collectList()
                .block();
    }

    private static Operation read(Access access) {
        return new ReadItems(THINGS, access, List.of(ID, SIZE));
    }

    private static Access byKind(Value value) {
        return new ReadItems.ByIndex(List.of(KIND), List.of(value));
    }

    private static Value one(StorageType storage) {
        return new Value.Param(0, Type.of(storage));
    }

    private static Value list(StorageType storage) {
        return new Value.ListParam(0, Type.of(storage));
    }

    private static DeleteItem removal(long id, ConditionCheck... expected) {
        return new DeleteItem(THINGS, new Object[] {id}, List.of(expected));
    }

    private static PutItem thing(long id, String kind) {
        return new PutItem(THINGS, new Object[] {id, kind, 10L});
    }
}
