package dev.runnel.tck.memory;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The items of one table, sorted by key and by each index. A scan returns the map as a snapshot, and the next write
 * copies it.
 */
final class Items {
    private final Table table;
    private final Map<List<Column>, NavigableMap<List<Object>, @Nullable Object[]>> indexes = new LinkedHashMap<>();
    private NavigableMap<List<Object>, @Nullable Object[]> items;
    private boolean handedOut;

    Items(Table table) {
        this.table = table;
        this.items = new TreeMap<>(Items::compareKeys);
        for (NamedColumns index : table.indexes()) {
            indexes.put(index.columns(), new TreeMap<>(Items::compareKeys));
        }
        for (NamedColumns unique : table.uniques()) {
            indexes.put(unique.columns(), new TreeMap<>(Items::compareKeys));
        }
    }

    List<Column> columns() {
        return table.columns();
    }

    @Nullable
    Object @Nullable [] get(List<Object> key) {
        return items.get(key);
    }

    void put(@Nullable Object[] item) {
        check(item);
        List<Object> key = keyOf(item);
        writable().put(key, item);
        indexes.forEach((columns, index) -> {
            List<Object> entry = entry(columns, item, key);
            if (entry != null) {
                index.put(entry, item);
            }
        });
    }

    void remove(List<Object> key) {
        @Nullable Object[] item = writable().remove(key);
        indexes.forEach((columns, index) -> {
            List<Object> entry = entry(columns, item, key);
            if (entry != null) {
                index.remove(entry);
            }
        });
    }

    Iterator<@Nullable Object[]> scan() {
        handedOut = true;
        return items.values().iterator();
    }

    Iterator<@Nullable Object[]> byKey(Collection<List<Object>> keys) {
        List<@Nullable Object[]> found = new ArrayList<>();
        for (List<Object> key : keys) {
            @Nullable Object[] item = items.get(key);
            if (item != null) {
                found.add(item);
            }
        }
        return found.iterator();
    }

    Iterator<@Nullable Object[]> byIndex(List<Column> columns, Collection<List<Object>> keys) {
        NavigableMap<List<Object>, @Nullable Object[]> index = indexes.get(columns);
        if (index == null) {
            throw new IllegalArgumentException("an index of " + table + " on " + columns + " was not declared");
        }
        return startingWith(keys, index);
    }

    Iterator<@Nullable Object[]> byPartition(Collection<List<Object>> keys) {
        if (keys.iterator().next().size() < table.partition()) {
            throw new IllegalArgumentException("a part of the partition of " + table + " was not declared");
        }
        return startingWith(keys, items);
    }

    private static Iterator<@Nullable Object[]> startingWith(
            Collection<List<Object>> keys, NavigableMap<List<Object>, @Nullable Object[]> map) {
        List<@Nullable Object[]> found = new ArrayList<>();
        for (List<Object> key : keys) {
            for (Map.Entry<List<Object>, @Nullable Object[]> entry :
                    map.tailMap(key).entrySet()) {
                if (!entry.getKey().subList(0, key.size()).equals(key)) {
                    break;
                }
                found.add(entry.getValue());
            }
        }
        return found.iterator();
    }

    List<Object> keyOf(@Nullable Object[] item) {
        List<Object> key = new ArrayList<>(table.key().size());
        for (Column column : table.key()) {
            Object part = item[column.index()];
            if (part == null) {
                throw absent(column);
            }
            key.add(part);
        }
        return key;
    }

    /** The value, or a copy if it is a byte array, the only mutable type. */
    static @Nullable Object owned(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }

    /** The item after the changes of a write. */
    static @Nullable Object[] changed(@Nullable Object[] item, List<ColumnUpdate> cells) {
        @Nullable Object[] changed = item.clone();
        for (ColumnUpdate cell : cells) {
            int at = cell.column().index();
            changed[at] = owned(cell.newValue(changed[at]));
        }
        return changed;
    }

    private NavigableMap<List<Object>, @Nullable Object[]> writable() {
        if (handedOut) {
            items = new TreeMap<>(items);
            handedOut = false;
        }
        return items;
    }

    /**
     * The entry of an item in an index: the indexed values, then the key. An item with a null among them has no entry.
     */
    private static @Nullable List<Object> entry(List<Column> columns, @Nullable Object[] item, List<Object> key) {
        List<Object> entry = new ArrayList<>(columns.size() + key.size());
        for (Column column : columns) {
            Object part = item[column.index()];
            if (part == null) {
                return null;
            }
            entry.add(part);
        }
        entry.addAll(key);
        return entry;
    }

    private void check(@Nullable Object[] item) {
        if (item.length != table.columns().size()) {
            throw new IllegalArgumentException("an item of " + table + " has a cell for each column");
        }
        for (Column column : table.columns()) {
            Object value = item[column.index()];
            if (value == null && !column.type().nullable()) {
                throw absent(column);
            }
            if (value != null && !column.type().storage().carrier().isInstance(value)) {
                throw new IllegalArgumentException("column " + column + " holds " + column.type() + ", not "
                        + value.getClass().getSimpleName());
            }
        }
    }

    private static ConstraintViolationException absent(Column column) {
        return new ConstraintViolationException(
                ConstraintViolationException.Kind.NOT_NULL, null, List.of(column.name()));
    }

    /** Compares keys part by part in the order of each storage type; a prefix comes first. */
    private static int compareKeys(List<Object> a, List<Object> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = KeyParts.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
