package dev.runnel.exec.write;

import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The writes of unique index items of one update or delete. Each unique index item has one write: if one row gives its
 * value up and another row takes it, the item changes its owner.
 */
final class UniqueItemWrites {
    private final Map<List<Object>, OwnerChange> changes = new LinkedHashMap<>();

    /** Removes the unique index item of a row, on condition that it belongs to this row. */
    void release(UniqueIndexItem unique, @Nullable Object[] row) {
        Object[] item = TransactWriter.uniqueItem(unique, row);
        if (item != null) {
            change(unique, item).released = item;
        }
    }

    /** Adds the unique index item of a row. */
    void claim(UniqueIndexItem unique, @Nullable Object[] row) {
        Object[] item = TransactWriter.uniqueItem(unique, row);
        if (item != null) {
            change(unique, item).claimed.add(item);
        }
    }

    void addTo(List<Write> writes) {
        changes.values().forEach(change -> change.addTo(writes));
    }

    private OwnerChange change(UniqueIndexItem unique, @Nullable Object[] item) {
        Object value =
                RowKeys.of(item, IntStream.range(0, unique.uniqueColumns()).toArray());
        return changes.computeIfAbsent(Arrays.asList(unique.table().name(), value), key -> new OwnerChange(unique));
    }

    /** The change of the owner of one unique value. A value that two rows claim has a put for each, which is refused. */
    private static final class OwnerChange {
        private final UniqueIndexItem unique;
        private final List<@Nullable Object[]> claimed = new ArrayList<>();
        private @Nullable Object @Nullable [] released;

        OwnerChange(UniqueIndexItem unique) {
            this.unique = unique;
        }

        void addTo(List<Write> writes) {
            if (released == null || claimed.size() > 1) {
                claimed.forEach(item -> writes.add(new PutItem(unique.table(), item)));
                return;
            }
            Object[] key = Arrays.copyOf(released, unique.uniqueColumns());
            List<ConditionCheck> owner = unique.table().columns().stream()
                    .skip(unique.uniqueColumns())
                    .map(column -> new ConditionCheck(column, released[column.index()]))
                    .toList();
            writes.add(
                    claimed.isEmpty()
                            ? new DeleteItem(unique.table(), key, owner)
                            : new UpdateItem(unique.table(), key, newOwner(claimed.get(0)), owner));
        }

        private List<ColumnUpdate> newOwner(@Nullable Object[] item) {
            return unique.table().columns().stream()
                    .skip(unique.uniqueColumns())
                    .map(column -> new ColumnUpdate(column, UpdateAction.SET, item[column.index()]))
                    .toList();
        }
    }
}
