package dev.runnel.benchmarks;

import dev.runnel.Db;
import dev.runnel.Prepared;
import dev.runnel.Prepared1;
import dev.runnel.companion.ModelProvider;
import io.r2dbc.spi.Row;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A table of the stub, with two reads, each by hand and through Runnel. A table has an {@code id} and an {@code owner}, and one owner has
 * all rows.
 *
 * @param columns the columns in the order of the record's components
 * @param row the cells of a row, by its number
 * @param read creates the record by hand
 * @param byKey reads one record through Runnel
 * @param prepared reads one record through Runnel by a prepared statement
 * @param byOwner reads all records through Runnel
 */
record StubTable<T>(
        String name,
        String columns,
        LongFunction<@Nullable Object[]> row,
        Function<Row, T> read,
        ModelProvider model,
        BiFunction<Db, UUID, Mono<T>> byKey,
        BiFunction<Db, UUID, Mono<T>> prepared,
        BiFunction<Db, UUID, Flux<T>> byOwner) {

    static final UUID OWNER = new UUID(-7, 7);

    private static final Prepared1<UUID, Samples.Query> SAMPLE_BY_ID =
            Prepared.of(UUID.class, id -> Samples.filter(s -> s.id().eq(id)));

    private static final Prepared1<UUID, Parcels.Query> PARCEL_BY_ID =
            Prepared.of(UUID.class, id -> Parcels.filter(p -> p.id().eq(id)));

    /** A table of ten columns: two of each of five types. */
    static final StubTable<Sample> TEN = new StubTable<>(
            "samples",
            "id, owner, name, place, amount, total, created, changed, active, hidden",
            Sample::row,
            Sample::read,
            Samples.MODEL,
            (db, id) -> Samples.byId(id).one(db),
            (db, id) -> SAMPLE_BY_ID.with(id).one(db),
            (db, owner) -> Samples.filter(s -> s.owner().eq(owner)).all(db));

    /** A table of twenty columns of mixed types, three of them nullable. */
    static final StubTable<Parcel> TWENTY = new StubTable<>(
            "parcels",
            "id, owner, label, street, city, note, state, pieces, kind, weight, volume, price, insured, fragile, express,"
                    + " packed, due, opens, sent, received",
            Parcel::row,
            Parcel::read,
            Parcels.MODEL,
            (db, id) -> Parcels.byId(id).one(db),
            (db, id) -> PARCEL_BY_ID.with(id).one(db),
            (db, owner) -> Parcels.filter(p -> p.owner().eq(owner)).all(db));

    /** The key of a row, which is also its {@code id}. */
    static UUID key(long number) {
        return new UUID(number, number);
    }

    /** Returns the value of a required column, which must not be null. */
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("NULL in a required column");
        }
        return value;
    }
}
