package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.table.IndexProjection.Kind;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A global secondary index: a copy of the items that have its key attributes, which may lag behind the table. */
public final class SecondaryIndex implements RowStore {
    private final String name;
    private final KeySchema key;
    private final KeySchema tableKey;
    private final IndexProjection projection;
    private final ServerClock clock;
    private final SortedRows rows = new SortedRows();
    private final Queue<Change> pending = new ArrayDeque<>();

    /** A change of the table that the index shows from a time on. */
    private record Change(
            long dueNanos,
            RowKey primary,
            @Nullable Item before,
            @Nullable Item after) {}

    SecondaryIndex(String name, KeySchema key, KeySchema tableKey, IndexProjection projection, ServerClock clock) {
        this.name = name;
        this.key = key;
        this.tableKey = tableKey;
        this.projection = projection;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    public IndexProjection projection() {
        return projection;
    }

    @Override
    public KeySchema key() {
        return key;
    }

    @Override
    public List<KeyAttribute> startKeyAttributes() {
        return Stream.concat(key.attributes().stream(), tableKey.attributes().stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean hasAllAttributes() {
        return projection.kind() == Kind.ALL;
    }

    /** The names of the attributes that the index stores, unless it stores all. */
    public Set<String> storedNames() {
        Set<String> names = new LinkedHashSet<>(startKeyNames());
        names.addAll(projection.nonKeyAttributes());
        return names;
    }

    void change(RowKey primary, @Nullable Item before, @Nullable Item after, long delayNanos) {
        pending.add(new Change(clock.nanos() + delayNanos, primary, before, after));
        applyDue();
    }

    private void applyDue() {
        for (Change change = pending.peek();
                change != null && change.dueNanos() - clock.nanos() <= 0;
                change = pending.peek()) {
            apply(pending.remove());
        }
    }

    private void apply(Change change) {
        if (change.before() != null && key.isIn(change.before())) {
            rows.remove(key.keyOf(change.before(), change.primary()));
        }
        if (change.after() != null && key.isIn(change.after())) {
            Item stored = hasAllAttributes() ? change.after() : change.after().only(storedNames());
            rows.put(key.keyOf(change.after(), change.primary()), stored);
        }
    }

    @Override
    public Collection<Item> scan(KeyRange range) {
        applyDue();
        Item start = range.start();
        return rows.range(range, start == null ? null : key.keyOf(start, tableKey.keyOf(start, null)));
    }

    @Override
    public int rowCount() {
        applyDue();
        return rows.count();
    }

    @Override
    public long sizeBytes() {
        applyDue();
        return rows.sizeBytes();
    }
}
