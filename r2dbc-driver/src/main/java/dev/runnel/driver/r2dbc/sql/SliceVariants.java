package dev.runnel.driver.r2dbc.sql;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one operation in variants that differ in their limits and offsets. A database plans a literal limit better than a parameter, so the
 * first {@value #MOST} combinations of values are literals. Further combinations are parameters of one more variant, because the server keeps
 * each variant prepared. Thread-safe.
 */
public final class SliceVariants {
    static final int MOST = 8;

    private static final Variant[] NONE = {};

    private final StatementRenderer renderer;
    private final Function<StatementRenderer, SqlText> rendering;
    private final SqlText bound;

    /** The slots of the limits and offsets. */
    private final int[] slots;

    private volatile Variant[] variants = NONE;

    private SliceVariants(StatementRenderer renderer, Function<StatementRenderer, SqlText> rendering) {
        this.renderer = renderer;
        this.rendering = rendering;
        this.bound = rendering.apply(renderer);
        this.slots = bound.binds().stream()
                .filter(Bind.RowNumber.class::isInstance)
                .mapToInt(bind -> ((Bind.RowNumber) bind).slot())
                .distinct()
                .toArray();
    }

    /** @param rendering renders the operation */
    public static SliceVariants of(StatementRenderer renderer, Function<StatementRenderer, SqlText> rendering) {
        return new SliceVariants(renderer, rendering);
    }

    /** The SQL for one combination of limits and offsets. */
    private record Variant(long[] rowNumbers, SqlText sql) {}

    /** The text whose limits and offsets are all parameters. */
    public SqlText bound() {
        return bound;
    }

    /**
     * Returns the SQL for the limits and offsets of one execution.
     *
     * @param values of the whole statement, by slot
     */
    public SqlText of(@Nullable Object[] values) {
        if (slots.length == 0) {
            return bound;
        }
        Variant[] rendered = variants;
        SqlText found = find(rendered, values);
        if (found != null) {
            return found;
        }
        return rendered.length == MOST ? bound : render(values);
    }

    private @Nullable SqlText find(Variant[] rendered, @Nullable Object[] values) {
        for (Variant variant : rendered) {
            if (matches(variant.rowNumbers(), values)) {
                return variant.sql();
            }
        }
        return null;
    }

    private boolean matches(long[] rowNumbers, @Nullable Object[] values) {
        for (int i = 0; i < slots.length; i++) {
            if (rowNumbers[i] != rowNumber(slots[i], values)) {
                return false;
            }
        }
        return true;
    }

    private static long rowNumber(int slot, @Nullable Object[] values) {
        return (Long) Objects.requireNonNull(values[slot]);
    }

    private synchronized SqlText render(@Nullable Object[] values) {
        Variant[] rendered = variants;
        SqlText found = find(rendered, values);
        if (found != null || rendered.length == MOST) {
            return found != null ? found : bound;
        }
        long[] rowNumbers = new long[slots.length];
        Map<Integer, Long> literals = new HashMap<>();
        for (int i = 0; i < slots.length; i++) {
            rowNumbers[i] = rowNumber(slots[i], values);
            literals.put(slots[i], rowNumbers[i]);
        }
        SqlText sql = rendering.apply(renderer.withLiterals(literals));
        Variant[] more = Arrays.copyOf(rendered, rendered.length + 1);
        more[rendered.length] = new Variant(rowNumbers, sql);
        variants = more;
        return sql;
    }
}
