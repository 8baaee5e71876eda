package dev.runnel.exec.step;

import dev.runnel.type.StorageType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluation context of an in-memory predicate: current row, outer rows, parameter values. Reused for all rows of a
 * step; not thread-safe.
 */
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

    /** Opens a scope. {@link #row} sets its row. */
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

    /** The cell at a path over merged to-one rows; null if one of these rows is null. */
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

    /**
     * The composite keys in the lists of these slots, with {@link StorageType#comparable} components. Built once per
     * context.
     */
    Set<Object> keys(int[] slots) {
        if (lists == null) {
            lists = new HashMap<>();
        }
        return lists.computeIfAbsent(slots[0], s -> {
            Set<Object> keys = new HashSet<>();
            for (int i = 0; i < ((List<?>) values[s]).size(); i++) {
                Object[] key = new Object[slots.length];
                for (int part = 0; part < key.length; part++) {
                    key[part] = StorageType.comparable(((List<?>) values[slots[part]]).get(i));
                }
                keys.add(Arrays.asList(key));
            }
            return keys;
        });
    }

    /** The {@link StorageType#comparable} values in the list of a slot, as a set. Built once per context. */
    Set<Object> list(int slot) {
        if (lists == null) {
            lists = new HashMap<>();
        }
        return lists.computeIfAbsent(slot, s -> setOf((List<?>) values[s]));
    }

    private static Set<Object> setOf(List<?> list) {
        Set<Object> set = new HashSet<>();
        list.forEach(value -> set.add(StorageType.comparable(value)));
        return set;
    }
}
