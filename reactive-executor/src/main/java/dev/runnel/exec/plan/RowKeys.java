package dev.runnel.exec.plan;

import dev.runnel.type.StorageType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of rows in memory: the value itself, or a list of the components of a composite key, each as {@link
 * StorageType#comparable} returns it. A key with a null component does not exist: {@link #of} returns null.
 */
public final class RowKeys {
    private RowKeys() {}

    /** Unboxes cell positions, once per plan. */
    public static int[] cells(List<Integer> cells) {
        return cells.stream().mapToInt(Integer::intValue).toArray();
    }

    public static @Nullable Object of(@Nullable Object[] row, int[] cells) {
        if (cells.length == 1) {
            Object value = row[cells[0]];
            return value == null ? null : StorageType.comparable(value);
        }
        Object[] parts = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            Object part = row[cells[i]];
            if (part == null) {
                return null;
            }
            parts[i] = StorageType.comparable(part);
        }
        return Arrays.asList(parts);
    }

    /** The i-th component of a key that {@link #of} returned, as a storage value. */
    private static Object part(Object key, int i, int parts) {
        Object part = parts == 1 ? key : ((List<?>) key).get(i);
        return part instanceof ByteBuffer bytes ? bytes.array() : part;
    }

    /** Returns one list for each component, with one element for each key. */
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
