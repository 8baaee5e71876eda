package dev.runnel.exec.plan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows in memory: the value itself, or a list of several, each as it is {@link #comparable}. A key with an absent part is none.
 */
public final class RowKeys {
    private RowKeys() {}

    /** Boxes once what a plan asks of every row. */
    public static int[] cells(List<Integer> cells) {
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    public static @Nullable Object of(@Nullable Object[] row, int[] cells) {
        if (cells.length == 1) {
            Object value = row[cells[0]];
            return value == null ? null : comparable(value);
        }
        Object[] parts = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Object part = row[cells[i]];
            if (part == null) {
                return null;
            }
            parts[i] = comparable(part);
        }
        return Arrays.asList(parts);
    }

    /** A storage value as what is equal to those that are equal to it: arrays of bytes are not by themselves. */
    public static Object comparable(Object value) {
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    /** The i-th part of a key that {@link #of} gave, as a storage value. */
    private static Object part(Object key, int i, int parts) {
        Object part = parts == 1 ? key : ((List<?>) key).get(i);
        return part instanceof ByteBuffer bytes ? bytes.array() : part;
    }

    /** A list for each part, with an element for each key. */
    public static List<List<Object>> byPart(Iterable<Object> keys, int parts) {
        List<List<Object>> lists = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            List<Object> list = new ArrayList<>();
            for (Object key : keys) {
                list.add(part(key, i, parts));
            }
            lists.add(list);
        }
        return lists;
    }
}
