package dev.runnel.schema;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where the value of a field comes from when a create, or an update, does not name it. A value that is named wins. */
public sealed interface DefaultValue {

    /** Made by the engine or the database. */
    enum GeneratedDefault implements DefaultValue {
        /** A UUID of version 4, which is random, made by the client. */
        UUID_V4,
        /** A UUID of version 7, which sorts by time, made by the client. */
        UUID_V7,
        /** A number that the database counts up. */
        IDENTITY,
        /** The number of writes that a row has seen: 1 of a new one, and one more with each update. */
        VERSION
    }

    /**
     * A default of the model, evaluated by the client for each row.
     *
     * @param value the value as a setter takes it, from the clock of the Db
     */
    record LiteralDefault(Function<? super Clock, ?> value) implements DefaultValue {}

    static DefaultValue constant(Object value) {
        return new LiteralDefault(clock -> value);
    }

    /** @param supplier asked once for each row, by any thread */
    static DefaultValue supplied(Supplier<?> supplier) {
        return new LiteralDefault(clock -> supplier.get());
    }

    /** @param now {@code Instant::now} and its like */
    static DefaultValue now(Function<? super Clock, ?> now) {
        return new LiteralDefault(now);
    }
}
