package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Direction;
import dev.runnel.type.RowLock;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows.
 *
 * @param table source 0
 * @param joins sources 1 and more; each may refer to sources before it
 * @param where a condition over the sources
 * @param order sort keys, the first decides first
 * @param slice which of the rows in that order
 * @param perKey which of the rows of each key; null for all. Then {@code order} ranks the rows of one key, and the rows of a key
 *     come in that order
 * @param distinct whether equal rows of the selection are one: then every sort key is among the selected ones
 * @param selection what each row gives back, by position
 * @param lock taken on the rows of source 0 that are given, not on those of joins and subqueries; null for none. Then rows are neither
 *     distinct, nor counted, nor of each key
 */
public record SelectRows(
        Table table,
        List<Join> joins,
        TableExpr where,
        List<Sort> order,
        Slice slice,
        @Nullable PartitionLimit perKey,
        boolean distinct,
        List<TableExpr> selection,
        @Nullable RowLock lock)
        implements Operation {

    /**
     * One more source: the row of {@code table} whose {@code right} columns equal {@code left}, by position. There is at most one.
     * An outer join keeps the row when there is none, an inner one drops it.
     */
    public record Join(Table table, List<TableExpr.ColumnRef> left, List<Column> right, boolean outer) {
        public Join {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** One sort key. Where absent values go is said outright, and matters only if the type is nullable. */
    public record Sort(TableExpr expr, Direction direction, boolean nullsFirst) {}

    /**
     * Which of some rows in order, by numbers of rows, each a {@code long}.
     *
     * @param offset how many of the first are left out; null for none
     * @param limit the most to give; null for all
     */
    public record Slice(@Nullable Value offset, @Nullable Value limit) {
        public static final Slice ALL = new Slice(null, null);

        /** At most so many of the first. */
        public static Slice first(@Nullable Value limit) {
            return limit == null ? ALL : new Slice(null, limit);
        }
    }

    /** These rows for each value of {@code columns}. */
    public record PartitionLimit(List<TableExpr> columns, Slice slice) {
        public PartitionLimit {
            columns = List.copyOf(columns);
        }

        /** At most {@code limit} of the first. */
        public PartitionLimit(List<TableExpr> columns, Value limit) {
            this(columns, Slice.first(limit));
        }
    }

    public SelectRows {
        joins = List.copyOf(joins);
        order = List.copyOf(order);
        selection = List.copyOf(selection);
    }

    /** Without a lock. */
    public SelectRows(
            Table table,
            List<Join> joins,
            TableExpr where,
            List<Sort> order,
            Slice slice,
            @Nullable PartitionLimit perKey,
            boolean distinct,
            List<TableExpr> selection) {
        this(table, joins, where, order, slice, perKey, distinct, selection, null);
    }

    /** Of the first rows, and equal rows as often as there are, without a lock. */
    public SelectRows(
            Table table,
            List<Join> joins,
            TableExpr where,
            List<Sort> order,
            @Nullable Value limit,
            @Nullable PartitionLimit perKey,
            List<TableExpr> selection) {
        this(table, joins, where, order, Slice.first(limit), perKey, false, selection);
    }

    /** The most rows to give; null for all. */
    public @Nullable Value limit() {
        return slice.limit();
    }

    public SelectRows withJoins(List<Join> others) {
        return new SelectRows(table, others, where, order, slice, perKey, distinct, selection, lock);
    }

    public SelectRows withWhere(TableExpr condition) {
        return new SelectRows(table, joins, condition, order, slice, perKey, distinct, selection, lock);
    }

    public SelectRows withOrder(List<Sort> keys) {
        return new SelectRows(table, joins, where, keys, slice, perKey, distinct, selection, lock);
    }

    public SelectRows withSlice(Slice rows) {
        return new SelectRows(table, joins, where, order, rows, perKey, distinct, selection, lock);
    }

    public SelectRows withPerKey(PartitionLimit rows) {
        return new SelectRows(table, joins, where, order, slice, rows, distinct, selection, lock);
    }

    /** With equal rows of the selection as often as there are. */
    public SelectRows withEqualRows() {
        return new SelectRows(table, joins, where, order, slice, perKey, false, selection, lock);
    }

    public SelectRows withSelection(List<TableExpr> columns) {
        return new SelectRows(table, joins, where, order, slice, perKey, distinct, columns, lock);
    }

    @Override
    public List<Type.Scalar> columns() {
        return selection.stream().map(TableExpr::type).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSelect(this);
    }
}
