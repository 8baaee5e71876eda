package dev.runnel.schema;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/** The source of the value of a field that a create or an update does not set. A value that the statement sets wins. */
public sealed interface DefaultValue {

    /** Values that the client or the database generates. */
    enum GeneratedDefault implements DefaultValue {
        /** The client generates a random UUID of version 4. */
        UUID_V4,
        /** The client generates a UUID of version 7, which sorts by time. */
        UUID_V7,
        /** The database generates a number (auto-increment). */
        IDENTITY,
        /** The number of writes of the row: 1 in a new row, and one more after each update. */
        VERSION
    }

    /**
     * A default of the model, which the client evaluates for each row.
     *
     * @param value returns the value in the form that a setter accepts, from the clock of the {@code Db}
     */
    record LiteralDefault(Function<? super Clock, ?> value) implements DefaultValue {}

    /** Returns the default of a constant. */
    static DefaultValue constant(Object value) {
        return new LiteralDefault(clock -> value);
    }

    /**
     * Returns the default of a supplier.
     *
     * @param supplier called once for each row, on any thread
     */
    static DefaultValue supplied(Supplier<?> supplier) {
        return new LiteralDefault(clock -> supplier.get());
    }

    /**
     * Returns the default of the current time.
     *
     * @param now a method such as {@code Instant::now}
     */
    static DefaultValue now(Function<? super Clock, ?> now) {
        return new LiteralDefault(now);
    }
}
