package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The positions of the sources of a select in its rows in memory. Resolves the columns of a table expression to cells,
 * and its subqueries to merged rows, which have a scope of their own.
 *
 * @param sources by number: the table of the select, then its joins
 * @param subqueries the merged rows of each subquery in the expressions of the select
 */
public record RowScope(List<Source> sources, Map<Subquery, MergedRows> subqueries) {
    public RowScope {
        sources = List.copyOf(sources);
        subqueries = Map.copyOf(subqueries);
    }

    /** The scope of a select of one table, whose rows begin with these columns. */
    public static RowScope of(List<Column> columns) {
        return new RowScope(List.of(new Source(List.of(), columns, false)), Map.of());
    }

    /**
     * A source of a select.
     *
     * @param path the cells that lead to its row, from the row of the select's table; empty for that table
     * @param columns the first cells of its row
     * @param required whether a row without this source is dropped, as by an inner join
     */
    public record Source(List<Integer> path, List<Column> columns, boolean required) {
        public Source {
            path = List.copyOf(path);
            columns = List.copyOf(columns);
        }
    }

    /**
     * Rows that were merged into a cell. The subquery consists of those for which the condition is true.
     *
     * @param up the number of scopes between the scope of the subquery and the scope of the row with the cell; 0 if
     *     they are the same
     * @param path the cells that lead to the rows; the last one contains them
     */
    public record MergedRows(int up, List<Integer> path, RowCondition condition) {
        public MergedRows {
            path = List.copyOf(path);
        }
    }

    /** The path to a column of this scope; its last cell contains the value. */
    public List<Integer> path(ColumnRef ref) {
        Source source = sources.get(ref.source());
        int cell = source.columns().indexOf(ref.column());
        if (cell < 0) {
            throw new IllegalStateException("The rows in memory lack the column " + ref.column());
        }
        List<Integer> path = new ArrayList<>(source.path());
        path.add(cell);
        return path;
    }

    /** The merged rows of a subquery in this scope. */
    public MergedRows rows(Subquery subquery) {
        MergedRows rows = subqueries.get(subquery);
        if (rows == null) {
            throw new IllegalStateException("The rows of a subquery were not merged: "
                    + subquery.subquery().table());
        }
        return rows;
    }
}
