package dev.runnel.exec.write;

import dev.runnel.exec.plan.RowKeys;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The writes of several statements for one transact write, which writes each item once: a put of an item that an earlier statement deletes, for
 * example of a unique value that it releases, becomes an update of the item. Not thread-safe.
 */
final class ItemWriteList {
    private final List<Write> writes = new ArrayList<>();
    private final List<Function<ConditionCheckFailed, Throwable>> refused = new ArrayList<>();
    private final Map<List<@Nullable Object>, Integer> deleted = new HashMap<>();

    /** @param failed creates the error if the condition of the write failed */
    void add(Write write, Function<ConditionCheckFailed, Throwable> failed) {
        if (write instanceof PutItem put) {
            Integer earlier = deleted.remove(item(put.table(), keyOf(put)));
            if (earlier != null) {
                writes.set(earlier, replaced((DeleteItem) writes.get(earlier), put));
                refused.set(
                        earlier,
                        refusal ->
                                KeyValueWritePlan.changedMeanwhile(put.table().name()));
                return;
            }
        } else if (write instanceof DeleteItem delete) {
            deleted.put(item(delete.table(), delete.key()), writes.size());
        }
        writes.add(write);
        refused.add(failed);
    }

    List<Write> writes() {
        return writes;
    }

    /** Returns the error of a write whose condition failed. */
    Throwable refused(Write write, ConditionCheckFailed refusal) {
        return refused.get(refusal.index()).apply(refusal);
    }

    /** The table and the key of the item of a write. Equal for the same item. */
    static List<Object> item(Write write) {
        if (write instanceof PutItem put) {
            return item(put.table(), keyOf(put));
        }
        return item(write.table(), write instanceof UpdateItem update ? update.key() : ((DeleteItem) write).key());
    }

    private static @Nullable Object[] keyOf(PutItem put) {
        return put.table().key().stream()
                .map(column -> put.item()[column.index()])
                .toArray();
    }

    static List<Object> item(Table table, @Nullable Object[] key) {
        return Arrays.asList(
                table.name(), RowKeys.of(key, IntStream.range(0, key.length).toArray()));
    }

    /** The update that replaces each column of an item, on the condition of its delete. */
    private static UpdateItem replaced(DeleteItem delete, PutItem put) {
        List<Column> key = put.table().key();
        List<ColumnUpdate> cells = put.table().columns().stream()
                .filter(column -> !key.contains(column))
                .map(column -> new ColumnUpdate(column, UpdateAction.SET, put.item()[column.index()]))
                .toList();
        return new UpdateItem(delete.table(), delete.key(), cells, delete.expected());
    }
}
