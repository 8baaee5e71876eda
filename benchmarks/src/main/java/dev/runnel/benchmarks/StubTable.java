package dev.runnel.benchmarks;

import dev.runnel.Db;
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
 * A table of the stub, and the two reads of it in both ways. Each has an {@code id} and an {@code owner}, who has all rows.
 *
 * @param columns in the order of the record's components
 * @param row the cells of a row, by its number
 * @param read makes the record by hand
 * @param byKey the read of one record by Runnel
 * @param byOwner the read of all records by Runnel
 */
record StubTable<T>(
        String name,
        String columns,
        LongFunction<@Nullable Object[]> row,
        Function<Row, T> read,
        ModelProvider model,
        BiFunction<Db, UUID, Mono<T>> byKey,
        BiFunction<Db, UUID, Flux<T>> byOwner) {

    static final UUID OWNER = new UUID(-7, 7);

    /** Ten columns: two of each of five types. */
    static final StubTable<Sample> TEN = new StubTable<>(
            "samples",
            "id, owner, name, place, amount, total, created, changed, active, hidden",
            Sample::row,
            Sample::read,
            Samples.MODEL,
            (db, id) -> Samples.byId(id).one(db),
            (db, owner) -> Samples.filter(s -> s.owner().eq(owner)).all(db));

    /** Twenty columns of mixed types, three of them nullable. */
    static final StubTable<Parcel> TWENTY = new StubTable<>(
            "parcels",
            "id, owner, label, street, city, note, state, pieces, kind, weight, volume, price, insured, fragile, express,"
                    + " packed, due, opens, sent, received",
            Parcel::row,
            Parcel::read,
            Parcels.MODEL,
            (db, id) -> Parcels.byId(id).one(db),
            (db, owner) -> Parcels.filter(p -> p.owner().eq(owner)).all(db));

    /** The key of a row, which is the cell of its {@code id}. */
    static UUID key(long number) {
        return new UUID(number, number);
    }

    /** The value of a required column, which must not be null. */
    static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("NULL in a required column");
        }
        return value;
    }
}
