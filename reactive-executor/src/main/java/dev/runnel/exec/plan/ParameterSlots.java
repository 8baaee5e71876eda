package dev.runnel.exec.plan;

import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Value;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameter values of one execution, by slot. */
public final class ParameterSlots {
    private ParameterSlots() {}

    /** Copies the values of the statement, with room for the slots of the executor. */
    public static @Nullable Object[] slots(@Nullable Object[] values, int slots) {
        return Arrays.copyOf(values, Math.max(values.length, slots));
    }

    /** Returns a function that reads a value from the slots of an execution. */
    public static Function<@Nullable Object[], @Nullable Object> in(Value value) {
        if (value instanceof Value.Literal literal) {
            Object constant = literal.value();
            return slots -> constant;
        }
        int slot = value instanceof Value.Param param ? param.slot() : ((Value.ListParam) value).slot();
        return slots -> slots[slot];
    }

    /** The limit; {@code Long.MAX_VALUE} if there is none. */
    public static long limit(Slice slice, @Nullable Object[] slots) {
        return slice.limit() == null ? Long.MAX_VALUE : rows(slice.limit(), slots);
    }

    /** The offset; 0 if there is none. */
    public static long offset(Slice slice, @Nullable Object[] slots) {
        return slice.offset() == null ? 0 : rows(slice.offset(), slots);
    }

    /** Reads a number of rows. */
    public static long rows(Value value, @Nullable Object[] slots) {
        Object rows = in(value).apply(slots);
        if (rows == null) {
            throw new IllegalStateException("the number of rows is null");
        }
        return ((Number) rows).longValue();
    }
}
