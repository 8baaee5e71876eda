package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/**
 * Reads items of a key-value table by one of its access paths. The order of the items is not promised.
 *
 * @param selection the columns of the table that each item gives back, by position
 */
public record ReadItems(Table table, Access access, List<Column> selection) implements Operation {
    public ReadItems {
        selection = List.copyOf(selection);
    }

    /** How the items are found. */
    public sealed interface Access permits ByKey, ByPartition, ByIndex, Scan {}

    /** By the primary key: the i-th key has the i-th element of each list, or the one value of each param. */
    public record ByKey(List<Value> key) implements Access {
        public ByKey {
            key = List.copyOf(key);
        }
    }

    /** By the first parts of the primary key, its {@link Table#partition partition} and maybe more: as {@link ByKey}, over those. */
    public record ByPartition(List<Value> key) implements Access {
        public ByPartition {
            key = List.copyOf(key);
        }
    }

    /**
     * By an index or unique constraint of the table: as {@link ByKey}, over {@code columns}, or over the first of them where the
     * rest is never absent.
     */
    public record ByIndex(List<Column> columns, List<Value> key) implements Access {
        public ByIndex {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }
    }

    /** All of them. */
    public record Scan() implements Access {}

    @Override
    public List<Type.Scalar> columns() {
        return selection.stream().map(Column::type).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRead(this);
    }
}
