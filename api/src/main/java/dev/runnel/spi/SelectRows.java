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
 * Reads rows of a table.
 *
 * <p>The rows are filtered by {@code where}, grouped by {@code grouping}, sorted by {@code order}, and limited by {@code slice}; {@code perKey}
 * limits the rows of each key before that. Rows whose sort keys are equal have no defined order.
 *
 * @param table the source with number 0
 * @param joins the sources with the numbers 1 and more; each may refer to the sources before it
 * @param where a condition over the sources
 * @param grouping the groups of the rows; null for none. Then {@code order}, {@code slice} and {@code selection} concern groups. It is
 *     not null in a subquery, and not together with {@code perKey} or {@code lock}
 * @param order the sort keys, the most significant first
 * @param slice the range of the sorted rows that is returned
 * @param perKey the range of the rows of each key that is returned, or null for all of them. With it, {@code order}
 *     ranks the rows of one key, and the rows of a key are returned in that order
 * @param distinct whether equal rows of the selection are returned once. With it, each sort key is one of the selected
 *     expressions
 * @param selection the values of each returned row, by position
 * @param lock the lock on the returned rows of source 0, or null for none. Rows of joins and subqueries are not locked.
 *     A select with a lock is not distinct, does not count, and has no {@code perKey}
 */
public record SelectRows(
        Table table,
        List<Join> joins,
        TableExpr where,
        @Nullable Grouping grouping,
        List<Sort> order,
        Slice slice,
        @Nullable PartitionLimit perKey,
        boolean distinct,
        List<TableExpr> selection,
        @Nullable RowLock lock)
        implements Operation {

    /**
     * A joined source: the row of {@code table} whose {@code right} columns equal {@code left}, by position. At most
     * one row matches.
     *
     * @param table the joined table
     * @param left columns of the sources before it
     * @param right columns of the joined table, as many as {@code left}
     * @param outer whether a row without a match is kept, with NULL in the columns of this source; an inner join drops
     *     it
     */
    public record Join(Table table, List<TableExpr.ColumnRef> left, List<Column> right, boolean outer) {
        public Join {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /**
     * One sort key.
     *
     * @param expr the value that is compared, in the order of {@link dev.runnel.type.StorageType#order}
     * @param direction ascending or descending
     * @param nullsFirst whether NULL comes before all values, in either direction; without effect if the expression is
     *     not nullable
     */
    public record Sort(TableExpr expr, Direction direction, boolean nullsFirst) {}

    /**
     * A range of sorted rows. Both numbers are {@code long} values.
     *
     * @param offset the number of skipped rows; null for 0
     * @param limit the maximum number of returned rows; null for all
     */
    public record Slice(@Nullable Value offset, @Nullable Value limit) {
        /** The range of all rows. */
        public static final Slice ALL = new Slice(null, null);

        /**
         * Returns the range of the first rows.
         *
         * @param limit the maximum number of rows; null for all
         */
        public static Slice first(@Nullable Value limit) {
            return limit == null ? ALL : new Slice(null, limit);
        }
    }

    /**
     * A range of the rows of each key: top-N per parent.
     *
     * @param columns the expressions whose values form the key
     * @param slice the range that is returned for each key
     */
    public record PartitionLimit(List<TableExpr> columns, Slice slice) {
        public PartitionLimit {
            columns = List.copyOf(columns);
        }

        /** Creates the range of the first {@code limit} rows of each key. */
        public PartitionLimit(List<TableExpr> columns, Value limit) {
            this(columns, Slice.first(limit));
        }
    }

    /**
     * The groups of rows with equal keys, as {@link TableExpr.Compare} compares them: NULL equals NULL. Expressions of a group consist of
     * {@link TableExpr.GroupKey}, {@link TableExpr.Aggregate} and values.
     *
     * @param keys expressions of a row, at least one
     * @param having a condition on a group
     */
    public record Grouping(List<TableExpr> keys, TableExpr having) {
        public Grouping {
            keys = List.copyOf(keys);
        }
    }

    public SelectRows {
        joins = List.copyOf(joins);
        order = List.copyOf(order);
        selection = List.copyOf(selection);
    }

    /** Creates a select of rows that are not grouped. */
    public SelectRows(
            Table table,
            List<Join> joins,
            TableExpr where,
            List<Sort> order,
            Slice slice,
            @Nullable PartitionLimit perKey,
            boolean distinct,
            List<TableExpr> selection,
            @Nullable RowLock lock) {
        this(table, joins, where, null, order, slice, perKey, distinct, selection, lock);
    }

    /** Creates a select without groups and a lock. */
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

    /** Creates a select of the first rows, without a lock, which returns equal rows as often as they occur. */
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

    /** Returns the maximum number of returned rows; null for all. */
    public @Nullable Value limit() {
        return slice.limit();
    }

    /** Returns this select with other joins. */
    public SelectRows withJoins(List<Join> others) {
        return new SelectRows(table, others, where, grouping, order, slice, perKey, distinct, selection, lock);
    }

    /** Returns this select with another condition. */
    public SelectRows withWhere(TableExpr condition) {
        return new SelectRows(table, joins, condition, grouping, order, slice, perKey, distinct, selection, lock);
    }

    /** Returns this select with other groups; without groups if it is null. */
    public SelectRows withGrouping(@Nullable Grouping groups) {
        return new SelectRows(table, joins, where, groups, order, slice, perKey, distinct, selection, lock);
    }

    /** Returns this select with other sort keys. */
    public SelectRows withOrder(List<Sort> keys) {
        return new SelectRows(table, joins, where, grouping, keys, slice, perKey, distinct, selection, lock);
    }

    /** Returns this select with another range of rows. */
    public SelectRows withSlice(Slice rows) {
        return new SelectRows(table, joins, where, grouping, order, rows, perKey, distinct, selection, lock);
    }

    /** Returns this select with a range of the rows of each key. */
    public SelectRows withPerKey(PartitionLimit rows) {
        return new SelectRows(table, joins, where, grouping, order, slice, rows, distinct, selection, lock);
    }

    /** Returns this select, in which equal rows of the selection are all returned. */
    public SelectRows withEqualRows() {
        return new SelectRows(table, joins, where, grouping, order, slice, perKey, false, selection, lock);
    }

    /** Returns this select with a lock on its rows. */
    public SelectRows withLock(@Nullable RowLock rows) {
        return new SelectRows(table, joins, where, grouping, order, slice, perKey, distinct, selection, rows);
    }

    /** Returns this select with other returned values. */
    public SelectRows withSelection(List<TableExpr> columns) {
        return new SelectRows(table, joins, where, grouping, order, slice, perKey, distinct, columns, lock);
    }

    @Override
    public List<Type.Scalar> columns() {
        return selection.stream().map(TableExpr::type).toList();
    }

    @Override
    public String subject() {
        return table.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSelect(this);
    }
}
