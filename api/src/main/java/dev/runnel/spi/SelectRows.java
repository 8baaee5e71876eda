package dev.runnel.spi;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.type.Direction;
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
 * @param limit the most rows, a {@code long}; null for all
 * @param perKey the most rows for each key; null for no such limit. Then {@code order} ranks the rows of one key, and the rows
 *     of a key come in that order
 * @param selection what each row gives back, by position
 */
public record SelectRows(
        Table table,
        List<Join> joins,
        TableExpr where,
        List<Sort> order,
        @Nullable Value limit,
        @Nullable PerKey perKey,
        List<TableExpr> selection)
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
    public record Sort(TableExpr expr, Direction direction, boolean absentFirst) {}

    /** At most {@code limit} rows for each value of {@code columns}. */
    public record PerKey(List<TableExpr> columns, Value limit) {
        public PerKey {
            columns = List.copyOf(columns);
        }
    }

    public SelectRows {
        joins = List.copyOf(joins);
        order = List.copyOf(order);
        selection = List.copyOf(selection);
    }

    public SelectRows withWhere(TableExpr condition) {
        return new SelectRows(table, joins, condition, order, limit, perKey, selection);
    }

    public SelectRows withOrder(List<Sort> keys) {
        return new SelectRows(table, joins, where, keys, limit, perKey, selection);
    }

    public SelectRows withLimit(@Nullable Value rows) {
        return new SelectRows(table, joins, where, order, rows, perKey, selection);
    }

    public SelectRows withSelection(List<TableExpr> columns) {
        return new SelectRows(table, joins, where, order, limit, perKey, columns);
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
