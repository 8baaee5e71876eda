package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads items of a table of a key-value store, by one of its access paths. The order of the items is undefined.
 *
 * @param table the table
 * @param access the access path
 * @param selection the columns that are returned for each item, by position
 */
public record ReadItems(Table table, Access access, List<Column> selection) implements Operation {
    public ReadItems {
        selection = List.copyOf(selection);
    }

    /** An access path: the way in which the store finds the items. */
    public sealed interface Access permits ByKey, ByPartition, ByIndex, Scan {}

    /**
     * Finds items by their complete primary keys.
     *
     * @param key the components of the keys, in key order. A list parameter has the component of the i-th key as its
     *     i-th element; another value is the component of all keys
     */
    public record ByKey(List<Value> key) implements Access {
        public ByKey {
            key = List.copyOf(key);
        }
    }

    /**
     * Finds items by the first components of the primary key: its {@link Table#partition partition}, and possibly
     * further ones.
     *
     * @param key the components, as in {@link ByKey}
     */
    public record ByPartition(List<Value> key) implements Access {
        public ByPartition {
            key = List.copyOf(key);
        }
    }

    /**
     * Finds items by an index or a unique constraint of the table.
     *
     * @param columns the columns of the index, or the first of them if the others are not nullable
     * @param key the values of the columns, as in {@link ByKey}
     */
    public record ByIndex(List<Column> columns, List<Value> key) implements Access {
        public ByIndex {
            columns = List.copyOf(columns);
            key = List.copyOf(key);
        }
    }

    /** Reads all items of the table. The cost is proportional to the size of the table. */
    public record Scan() implements Access {}

    /**
     * Returns the keys that an access path looks up, each once, in the order of their first occurrence.
     *
     * @param components the components of the keys, as in {@link ByKey}
     * @param values the values of the slots
     * @throws IllegalArgumentException if a component is null
     */
    public static Set<List<Object>> keys(List<Value> components, @Nullable Object[] values) {
        int count = 1;
        for (Value component : components) {
            if (component instanceof Value.ListParam list) {
                count = ((List<?>) values[list.slot()]).size();
            }
        }
        Set<List<Object>> keys = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            List<Object> key = new ArrayList<>(components.size());
            for (Value component : components) {
                key.add(valueOf(component, values, i));
            }
            keys.add(key);
        }
        return keys;
    }

    private static Object valueOf(Value component, @Nullable Object[] values, int index) {
        if (component instanceof Value.ListParam list) {
            return ((List<?>) values[list.slot()]).get(index);
        }
        Object value =
                component instanceof Value.Param param ? values[param.slot()] : ((Value.Literal) component).value();
        if (value == null) {
            throw new IllegalArgumentException("a component of the key is null");
        }
        return value;
    }

    @Override
    public List<Type.Scalar> columns() {
        return selection.stream().map(Column::type).toList();
    }

    @Override
    public String subject() {
        return table.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRead(this);
    }
}
