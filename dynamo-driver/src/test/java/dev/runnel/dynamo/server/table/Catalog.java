package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables by name. A table is created and deleted after a delay, as in the service. */
public final class Catalog {
    private final Map<String, Entry> entries = new TreeMap<>();
    private final ServerClock clock;
    private volatile long tableDelayNanos;
    private volatile long indexDelayNanos;

    public Catalog(ServerClock clock) {
        this.clock = clock;
    }

    /** As on the wire. */
    public enum Status {
        CREATING,
        ACTIVE,
        DELETING
    }

    /** The definition of an index. */
    public record IndexDefinition(String name, KeySchema key, IndexProjection projection) {}

    /** A table in one of its states. */
    public final class Entry {
        private final Table table;
        private final long createdMillis = clock.millis();
        private final long activeNanos;
        private final String id = new UUID(clock.nanos(), entries.size()).toString();
        private @Nullable Long goneNanos;

        private Entry(Table table) {
            this.table = table;
            this.activeNanos = clock.nanos() + tableDelayNanos;
        }

        public Table table() {
            return table;
        }

        public String id() {
            return id;
        }

        public long createdMillis() {
            return createdMillis;
        }

        public Status status() {
            if (goneNanos != null) {
                return Status.DELETING;
            }
            return clock.nanos() - activeNanos < 0 ? Status.CREATING : Status.ACTIVE;
        }

        private boolean isGone() {
            return goneNanos != null && clock.nanos() - goneNanos >= 0;
        }
    }

    /** The time in which tables are being created and deleted. */
    public void setTableDelay(Duration delay) {
        tableDelayNanos = delay.toNanos();
    }

    /** The time after which indexes show a change. */
    public void setIndexDelay(Duration delay) {
        indexDelayNanos = delay.toNanos();
    }

    public long indexDelayNanos() {
        return indexDelayNanos;
    }

    public Entry create(String name, KeySchema key, List<IndexDefinition> indexes) {
        removeGone();
        if (entries.containsKey(name)) {
            throw new ServiceException(ErrorType.RESOURCE_IN_USE, "Table already exists: " + name);
        }
        Table table = new Table(
                name,
                key,
                indexes.stream()
                        .map(index -> new SecondaryIndex(index.name(), index.key(), key, index.projection(), clock))
                        .toList());
        Entry entry = new Entry(table);
        entries.put(name, entry);
        return entry;
    }

    public Entry delete(String name) {
        Entry entry = entry(name);
        if (entry.status() != Status.ACTIVE) {
            throw new ServiceException(
                    ErrorType.RESOURCE_IN_USE, "Attempt to change a resource which is still in use: Table: " + name);
        }
        entry.goneNanos = clock.nanos() + tableDelayNanos;
        return entry;
    }

    /** The table in any of its states. */
    public Entry entry(String name) {
        return find(name)
                .orElseThrow(() -> new ServiceException(
                        ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found: Table: " + name + " not found"));
    }

    /** The table, if it can be read and written. */
    public Table active(String name) {
        return find(name)
                .filter(entry -> entry.status() == Status.ACTIVE)
                .map(Entry::table)
                .orElseThrow(() -> new ServiceException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found"));
    }

    public List<String> names() {
        removeGone();
        return List.copyOf(entries.keySet());
    }

    private Optional<Entry> find(String name) {
        removeGone();
        return Optional.ofNullable(entries.get(name));
    }

    private void removeGone() {
        entries.values().removeIf(Entry::isGone);
    }
}
