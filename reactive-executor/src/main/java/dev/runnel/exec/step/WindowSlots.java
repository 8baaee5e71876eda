package dev.runnel.exec.step;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row slots of one window, empty at first, and its parameter values. Accessed by one thread at a time. */
final class WindowSlots {
    private final List<@Nullable Object[]>[] rows;
    private final @Nullable Object[] values;
    private final long remaining;

    /** @param remaining the number of rows that the limit of the read leaves for this window and later ones */
    WindowSlots(int slots, @Nullable Object[] values, List<@Nullable Object[]> rootRows, long remaining) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<@Nullable Object[]>[] lists = new List[slots];
        this.rows = lists;
        Arrays.fill(lists, List.of());
        this.values = values;
        this.remaining = remaining;
        lists[0] = rootRows;
    }

    List<@Nullable Object[]> rows(int slot) {
        return rows[slot];
    }

    void put(int slot, List<@Nullable Object[]> list) {
        rows[slot] = list;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    long remaining() {
        return remaining;
    }
}
