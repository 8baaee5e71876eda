package dev.runnel.planner.oracle;

import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values by slot. */
final class Slots {
    private Slots() {}

    static @Nullable Object value(Value value, @Nullable Object[] values) {
        if (value instanceof Value.Param param) {
            return values[param.slot()];
        }
        if (value instanceof Value.ListParam list) {
            return values[list.slot()];
        }
        return ((Value.Literal) value).value();
    }

    /** How many rows a slice leaves out. */
    static long offset(Slice slice, @Nullable Object[] values) {
        return slice.offset() == null ? 0 : (Long) Objects.requireNonNull(value(slice.offset(), values));
    }

    /** The limit of a slice. */
    static long limit(Slice slice, @Nullable Object[] values) {
        return slice.limit() == null ? Long.MAX_VALUE / 2 : (Long) Objects.requireNonNull(value(slice.limit(), values));
    }

    /** The i-th key has the i-th element of each list, or the one value. */
    static Set<List<@Nullable Object>> keys(List<? extends Value> parts, @Nullable Object[] values) {
        int count = parts.stream()
                .filter(Value.ListParam.class::isInstance)
                .mapToInt(part -> ((List<?>) Objects.requireNonNull(value(part, values))).size())
                .max()
                .orElse(1);
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            List<@Nullable Object> key = new ArrayList<>();
            for (Value part : parts) {
                Object found = Objects.requireNonNull(value(part, values));
                key.add(part instanceof Value.ListParam ? ((List<?>) found).get(i) : found);
            }
            keys.add(key);
        }
        return keys;
    }
}
