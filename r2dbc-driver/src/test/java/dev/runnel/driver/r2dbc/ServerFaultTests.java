package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.ID;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.CommitUnknownException;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Column;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What also happens where there is a server: it ends sessions, and has locks of rows. */
abstract class ServerFaultTests extends FaultTests {
    ServerFaultTests(String url) {
        super(url);
    }

    /** Ends the session of the second lease, from the first. */
    abstract Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken);

    @Test
    void comparisonWithOtherTypeIsSchemaMismatch() {
        insert(USERS, id(1), SECRET, null);
        Column wrong = new Column("users", "email", 1, Type.of(StorageType.UUID));
        TableExpr equal = new TableExpr.Compare(CompareOp.EQ, own(wrong), param(0, StorageType.UUID));
        failure(SchemaMismatchException.class, () -> rows(select(USERS, equal, own(USER_BIO)), id(1)));
    }

    @Test
    void deadlockIsConflictForOne() {
        insertAll(SAMPLES, List.of(sample(id(1), 1), sample(id(2), 2)));
        List<Throwable> errors = new ArrayList<>();
        Sinks.Empty<Void> firstIsLocked = Sinks.empty();
        Sinks.Empty<Void> secondIsLocked = Sinks.empty();
        Mono<Void> one = transfer(id(1), firstIsLocked, secondIsLocked.asMono(), id(2), errors);
        Mono<Void> other = transfer(id(2), secondIsLocked, firstIsLocked.asMono(), id(1), errors);
        Mono.when(one, other).block(PATIENCE);
        assertThat(errors).hasSize(1).allSatisfy(error -> assertThat(error).isInstanceOf(ConflictException.class));
    }

    /** Locks the first row, waits for the other to do so, too, and then locks the second. */
    private Mono<Void> transfer(
            UUID first, Sinks.Empty<Void> locked, Mono<Void> otherIsLocked, UUID second, List<Throwable> errors) {
        UpdateRows touch = new UpdateRows(
                SAMPLES,
                List.of(new UpdateRows.Assignment(NUMBER, Samples.literal(9L, StorageType.I64))),
                new TableExpr.Compare(CompareOp.EQ, own(ID), param(0, StorageType.UUID)),
                List.of());
        return Mono.usingWhen(
                        driver.acquire(),
                        lease -> lease.begin(TransactionMode.DEFAULT)
                                .then(lease.run(driver.compile(touch), new Object[] {first}))
                                .doOnSuccess(matched -> locked.tryEmitEmpty())
                                .then(otherIsLocked)
                                .then(lease.run(driver.compile(touch), new Object[] {second}))
                                .then(lease.commit()),
                        Lease::release,
                        (lease, error) -> lease.rollback().then(lease.release()),
                        Lease::release)
                .onErrorResume(error -> Mono.fromRunnable(() -> {
                    synchronized (errors) {
                        errors.add(error);
                    }
                }));
    }

    @Test
    void brokenConnectionIsLostAndReplaced() {
        R2dbcLease other = lease();
        R2dbcLease broken = lease();
        assertThat(count(broken)).isZero();
        breakConnection(other, broken).block(PATIENCE);
        failure(ConnectionLostException.class, () -> count(broken));
        broken.release().block(PATIENCE);
        other.release().block(PATIENCE);
        List<Lease> both = Objects.requireNonNull(Flux.range(0, 2)
                .<Lease>concatMap(i -> driver.acquire())
                .concatMap(lease -> ((R2dbcLease) lease).execute("SELECT 1").thenReturn(lease))
                .collectList()
                .block(PATIENCE));
        Flux.fromIterable(both).concatMap(Lease::release).blockLast(PATIENCE);
    }

    @Test
    void commitOfABrokenConnectionIsUnknown() {
        R2dbcLease other = lease();
        R2dbcLease broken = lease();
        broken.begin(TransactionMode.DEFAULT).block(PATIENCE);
        broken.run(driver.compile(INSERT), new Object[] {List.<@Nullable Object[]>of(sample(id(1), 1))})
                .block(PATIENCE);
        breakConnection(other, broken).block(PATIENCE);
        failure(CommitUnknownException.class, () -> broken.commit().block(PATIENCE));
        broken.release().block(PATIENCE);
        other.release().block(PATIENCE);
        driver.pushSchema(Samples.ALL).block(PATIENCE);
        assertThat(rows(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)))).isEmpty();
    }
}
