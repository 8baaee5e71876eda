package dev.runnel.tck.memory;

import dev.runnel.error.SchemaMismatchException;
import dev.runnel.schema.Column;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.ByPartition;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables of one store. Reads are snapshots; a transact is atomic. Thread-safe. */
final class MemoryStore {
    private final Map<String, Items> tables = new HashMap<>();
    private final Set<String> uniqueTables = new HashSet<>();

    /** Creates the tables that are not there. Items of unique values come with the first of them. */
    synchronized void create(Collection<Table> wanted) {
        for (Table table : wanted) {
            tables.computeIfAbsent(table.name(), name -> new Items(table));
            for (NamedColumns unique : table.uniques()) {
                uniqueTables.add(new QualifiedName(table.at().schema(), unique.name()).toString());
            }
        }
    }

    /** Removes those of the tables that are there, with their items and those of their unique values. */
    synchronized void drop(Collection<Table> unwanted) {
        for (Table table : unwanted) {
            tables.remove(table.name());
            for (NamedColumns unique : table.uniques()) {
                tables.remove(unique.name());
                uniqueTables.remove(unique.name());
            }
        }
    }

    /** The items that a read finds now, each by table columns. */
    synchronized Iterator<@Nullable Object[]> read(ReadItems read, Object[] values) {
        Items items = items(read.table());
        if (read.access() instanceof ByKey byKey) {
            return items.byKey(ReadItems.keys(byKey.key(), values));
        }
        if (read.access() instanceof ByPartition byPartition) {
            return items.byPartition(ReadItems.keys(byPartition.key(), values));
        }
        if (read.access() instanceof ByIndex byIndex) {
            return items.byIndex(byIndex.columns(), ReadItems.keys(byIndex.key(), values));
        }
        return items.scan();
    }

    /** @throws ConditionCheckFailed naming the first write whose expectation is not met; then nothing was written */
    synchronized void transact(List<Write> writes) {
        int most = MemoryDriver.CAPABILITIES.writes().maxTransactItems();
        if (writes.size() > most) {
            throw new IllegalArgumentException("a transact of " + writes.size() + " writes was not declared");
        }
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            for (int i = 0; i < writes.size(); i++) {
                undo.push(write(writes.get(i), i));
            }
        } catch (RuntimeException refused) {
            undo.forEach(Runnable::run);
            throw refused;
        }
    }

    /** Does one write, and says how to undo it. */
    private Runnable write(Write write, int index) {
        Items items = items(write.table());
        if (write instanceof PutItem put) {
            List<Object> key = items.keyOf(put.item());
            if (items.get(key) != null) {
                throw new ConditionCheckFailed(index, true);
            }
            items.put(Arrays.stream(put.item()).map(Items::owned).toArray());
            return () -> items.remove(key);
        }
        List<Object> key = List.of(write instanceof UpdateItem change ? change.key() : ((DeleteItem) write).key());
        @Nullable Object[] before = items.get(key);
        if (before == null) {
            throw new ConditionCheckFailed(index, false);
        }
        List<ConditionCheck> expected =
                write instanceof UpdateItem change ? change.expected() : ((DeleteItem) write).expected();
        if (!expected.stream().allMatch(one -> one.isMetBy(before))) {
            throw new ConditionCheckFailed(index, true);
        }
        items.remove(key);
        if (write instanceof UpdateItem change) {
            try {
                items.put(Items.changed(before, change.cells()));
            } catch (RuntimeException refused) {
                items.put(before);
                throw refused;
            }
            return () -> {
                items.remove(key);
                items.put(before);
            };
        }
        return () -> items.put(before);
    }

    private Items items(Table table) {
        Items items = tables.get(table.name());
        if (items == null && uniqueTables.contains(table.name())) {
            items = new Items(table);
            tables.put(table.name(), items);
        }
        if (items == null) {
            throw new SchemaMismatchException("the table does not exist in the database", null)
                    .with("table", table.name())
                    .hint("create it with pushSchema or a migration, or correct the mapping of the model");
        }
        if (!items.columns().equals(table.columns())
                && !declared(items.columns()).equals(declared(table.columns()))) {
            throw new SchemaMismatchException("the table has other columns than the model", null)
                    .with("table", table.name());
        }
        return items;
    }

    /** The columns without the ranges of the fields that are read from them, of which a table knows nothing. */
    private static List<Column> declared(List<Column> columns) {
        return columns.stream()
                .map(c -> new Column(c.table(), c.name(), c.index(), c.type(), c.identity(), c.declared(), null))
                .toList();
    }
}
