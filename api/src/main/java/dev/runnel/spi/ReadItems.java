package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads items of a table of a key-value store, by one of its access paths.
 *
 * @param table the table
 * @param access the access path
 * @param selection the columns that are returned for each item, by position
 * @param sequence the range and the order of the items; null for all items, in an undefined order
 * @param condition a condition on the columns of one item; {@code true} for none. The store may return items that do not satisfy it, because the
 *     executor tests it again, unless {@code counted}
 * @param counted whether the operation returns numbers of items, whose sum is the result, instead of items
 * @param eventual whether the store may return values that are not the latest ones
 */
public record ReadItems(
        Table table,
        Access access,
        List<Column> selection,
        @Nullable Sequence sequence,
        TableExpr condition,
        boolean counted,
        boolean eventual)
        implements Operation {
    private static final Type.Scalar NUMBER = Type.of(StorageType.I64);

    public ReadItems {
        selection = List.copyOf(selection);
    }

    /** Creates a read of all items of an access path, in an undefined order. */
    public ReadItems(Table table, Access access, List<Column> selection) {
        this(table, access, selection, null, TableExpr.ValueExpr.TRUE, false, false);
    }

    /** Returns this read with the condition. */
    public ReadItems withCondition(TableExpr other) {
        return new ReadItems(table, access, selection, sequence, other, counted, eventual);
    }

    /** Returns this read by another access path. */
    public ReadItems withAccess(Access other) {
        return new ReadItems(table, other, selection, sequence, condition, counted, eventual);
    }

    /** Returns this read with the sequence. */
    public ReadItems withSequence(@Nullable Sequence other) {
        return new ReadItems(table, access, selection, other, condition, counted, eventual);
    }

    /** Returns this read as one of numbers of items. */
    public ReadItems asCount() {
        return new ReadItems(table, access, List.of(), sequence, condition, true, eventual);
    }

    /** Returns this read as one that may return values that are not the latest ones. */
    public ReadItems asEventual() {
        return new ReadItems(table, access, selection, sequence, condition, counted, true);
    }

    /** Returns whether the store applies the limit of the statement. */
    public boolean isLimited() {
        return sequence != null && sequence.limit() != null;
    }

    /**
     * The items of one partition or of one value of an index, in the order of the columns behind those of the access path.
     *
     * @param descending whether the order is descending
     * @param bounds the range of the first of these columns: at most a lower and an upper bound
     * @param limit the maximum number of items; null for all
     */
    public record Sequence(
            boolean descending,
            List<Bound> bounds,
            @Nullable Value limit) {
        public Sequence {
            bounds = List.copyOf(bounds);
        }

        /** Returns this sequence with a maximum number of items. */
        public Sequence withLimit(@Nullable Value items) {
            return new Sequence(descending, bounds, items);
        }
    }

    /**
     * A bound of a column.
     *
     * @param column the column
     * @param op the ordering operator, with the column on its left side
     * @param value the value, not null
     */
    public record Bound(Column column, CompareOp op, Value value) {
        /** Returns whether a value of the column is within the bound. */
        public boolean contains(Object item, @Nullable Object[] values) {
            return op.test(column.type().storage().order().compare(item, value(values)));
        }

        /** Returns the value of the bound. */
        public Object value(@Nullable Object[] values) {
            return valueOf(value, values, 0);
        }
    }

    /** Returns the columns of the table or of the index in which the access path finds items: empty for a scan. */
    public List<Column> path() {
        return path(access);
    }

    private List<Column> path(Access access) {
        if (access instanceof ByIndex byIndex) {
            return byIndex.columns();
        }
        if (access instanceof AnyOf any) {
            return any.paths().stream()
                    .flatMap(one -> path(one).stream())
                    .distinct()
                    .toList();
        }
        return access instanceof Scan ? List.of() : table.key();
    }

    /** An access path: the way in which the store finds the items. */
    public sealed interface Access permits ByKey, ByPartition, ByIndex, AnyOf, Scan {}

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

    /**
     * Finds the items of several access paths, each item once. The last of them may be by an index or a unique constraint; the others are by key or
     * partition.
     *
     * @param paths the access paths, at least two
     */
    public record AnyOf(List<Access> paths) implements Access {
        public AnyOf {
            paths = List.copyOf(paths);
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

    /**
     * Returns the value of a component of a key, of a bound or of a limit.
     *
     * @param values the values of the slots
     * @param index the number of the key, for the element of a list
     * @throws IllegalArgumentException if it is null
     */
    public static Object valueOf(Value component, @Nullable Object[] values, int index) {
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
        return counted ? List.of(NUMBER) : selection.stream().map(Column::type).toList();
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
