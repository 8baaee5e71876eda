package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the sources of a select lie in its rows in memory. It resolves the columns of an expression over tables to cells, and
 * its subqueries to merged rows; those open a scope of their own, as a subquery does.
 *
 * @param sources by their number: the table of the select, then its joins
 * @param subqueries the rows of each subquery in the expressions of the select
 */
public record RowScope(List<Source> sources, Map<Subquery, MergedRows> subqueries) {
    public RowScope {
        sources = List.copyOf(sources);
        subqueries = Map.copyOf(subqueries);
    }

    /** A select of one table, whose rows begin with these columns. */
    public static RowScope of(List<Column> columns) {
        return new RowScope(List.of(new Source(List.of(), columns, false)), Map.of());
    }

    /**
     * A source of a select.
     *
     * @param path the cells that lead to its row from the row of the select's table; empty for that table
     * @param columns the first cells of its row
     * @param required whether the select has no row without one of this source, as of an inner join
     */
    public record Source(List<Integer> path, List<Column> columns, boolean required) {
        public Source {
            path = List.copyOf(path);
            columns = List.copyOf(columns);
        }
    }

    /**
     * Rows that were merged into a cell. The rows of the subquery are those that the condition holds for.
     *
     * @param up the number of scopes between the one of the subquery's place and the one whose row has the cell; 0 is its own
     * @param path the cells that lead to them, the last is the cell itself
     */
    public record MergedRows(int up, List<Integer> path, RowCondition condition) {
        public MergedRows {
            path = List.copyOf(path);
        }
    }

    /** The cells that lead to a column of this scope; the last is the cell itself. */
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

    /** The rows of a subquery that stands in this scope. */
    public MergedRows rows(Subquery subquery) {
        MergedRows rows = subqueries.get(subquery);
        if (rows == null) {
            throw new IllegalStateException("The rows of a subquery were not merged: "
                    + subquery.subquery().table());
        }
        return rows;
    }
}
