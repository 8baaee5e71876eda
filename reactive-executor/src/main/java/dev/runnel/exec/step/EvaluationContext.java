package dev.runnel.exec.step;

import dev.runnel.exec.plan.RowKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test sees: the row, the rows around it, and the values of the execution. One for all rows of an action; of one thread. */
final class EvaluationContext {
    private final @Nullable Object[] values;
    private @Nullable Object[][] rows = new Object[4][];
    private int depth = -1;
    private @Nullable Map<Integer, Set<Object>> lists;

    EvaluationContext(@Nullable Object[] values) {
        this.values = values;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** Opens a scope. The row of it is set by {@link #row}. */
    void open() {
        if (++depth == rows.length) {
            rows = Arrays.copyOf(rows, depth * 2);
        }
    }

    EvaluationContext row(@Nullable Object[] row) {
        rows[depth] = row;
        return this;
    }

    void close() {
        depth--;
    }

    /** A cell by its path over merged to-one rows; absent where one of them is. */
    @Nullable
    Object cell(int up, int[] path) {
        Object[] row = rows[depth - up];
        for (int i = 0; i < path.length - 1; i++) {
            row = (Object[]) row[path[i]];
            if (row == null) {
                return null;
            }
        }
        return row[path[path.length - 1]];
    }

    /** The keys whose {@link RowKeys#comparable} parts are in the lists of these slots, made a set once. */
    Set<Object> keys(int[] slots) {
        if (lists == null) {
            lists = new HashMap<>();
        }
        return lists.computeIfAbsent(slots[0], s -> {
            Set<Object> keys = new HashSet<>();
            for (int i = 0; i < ((List<?>) values[s]).size(); i++) {
                Object[] key = new Object[slots.length];
                for (int part = 0; part < key.length; part++) {
                    key[part] = RowKeys.comparable(((List<?>) values[slots[part]]).get(i));
                }
                keys.add(Arrays.asList(key));
            }
            return keys;
        });
    }

    /** The list of a slot, made a set of {@link RowKeys#comparable} values once. */
    Set<Object> list(int slot) {
        if (lists == null) {
            lists = new HashMap<>();
        }
        return lists.computeIfAbsent(slot, s -> setOf((List<?>) values[s]));
    }

    private static Set<Object> setOf(List<?> list) {
        Set<Object> set = new HashSet<>();
        list.forEach(value -> set.add(RowKeys.comparable(value)));
        return set;
    }
}
