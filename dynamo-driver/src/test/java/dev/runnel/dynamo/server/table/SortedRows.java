package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.value.Item;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of one store in memory, with their size. */
final class SortedRows {
    private final TreeMap<RowKey, Item> rows = new TreeMap<>();
    private long sizeBytes;

    @Nullable
    Item get(RowKey key) {
        return rows.get(key);
    }

    void put(RowKey key, Item item) {
        Item old = rows.put(key, item);
        sizeBytes += item.sizeBytes() - (old == null ? 0 : old.sizeBytes());
    }

    void remove(RowKey key) {
        Item old = rows.remove(key);
        sizeBytes -= old == null ? 0 : old.sizeBytes();
    }

    int count() {
        return rows.size();
    }

    long sizeBytes() {
        return sizeBytes;
    }

    /**
     * The rows of a range.
     *
     * @param start the place to go on from, or null
     */
    Collection<Item> range(KeyRange range, @Nullable RowKey start) {
        RowKey low = range.low();
        RowKey high = range.high();
        if (start != null && range.isForward()) {
            low = low == null || start.compareTo(low) > 0 ? start : low;
        } else if (start != null) {
            high = high == null || start.compareTo(high) < 0 ? start : high;
        }
        if (low != null && high != null && low.compareTo(high) >= 0) {
            return List.of();
        }
        NavigableMap<RowKey, Item> found = rows;
        found = low == null ? found : found.tailMap(low, false);
        found = high == null ? found : found.headMap(high, false);
        return (range.isForward() ? found : found.descendingMap()).values();
    }
}
