package dev.runnel.exec.write;

import dev.runnel.exec.plan.RowKeys;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.schema.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a write that requires a row for each: the first values of the statement, a list for each field of the key.
 *
 * @param fields the key; empty if the statement requires no row
 * @param lists the storage values of each field
 */
record RequiredKeys(List<Field> fields, List<List<?>> lists) {

    static RequiredKeys of(BoundStatement<?> request, WriteResult result) {
        List<List<?>> lists = new ArrayList<>();
        for (int i = 0; i < result.key().size(); i++) {
            lists.add((List<?>) request.values()[i]);
        }
        return new RequiredKeys(result.key(), lists);
    }

    int size() {
        return lists.isEmpty() ? 0 : lists.get(0).size();
    }

    /**
     * Returns the first key that no row has, as Java values; empty if there is a row for each.
     *
     * @param cells the positions of the key in a row
     */
    Optional<List<Object>> missingFrom(List<@Nullable Object[]> rows, int[] cells) {
        Set<@Nullable Object> found = new HashSet<>();
        for (Object[] row : rows) {
            found.add(RowKeys.of(row, cells));
        }
        int[] parts = new int[fields.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = i;
        }
        for (int i = 0; i < size(); i++) {
            Object[] key = key(i);
            if (!found.contains(RowKeys.of(key, parts))) {
                return Optional.of(decoded(key));
            }
        }
        return Optional.empty();
    }

    private Object[] key(int index) {
        return lists.stream().map(list -> list.get(index)).toArray();
    }

    /** Returns the Java values of a key. */
    List<Object> decoded(Object[] key) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < key.length; i++) {
            values.add(fields.get(i).decode(key[i]));
        }
        return values;
    }
}
