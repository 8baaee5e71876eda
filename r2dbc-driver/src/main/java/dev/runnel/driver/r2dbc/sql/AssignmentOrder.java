package dev.runnel.driver.r2dbc.sql;

import dev.runnel.schema.Column;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order of assignments for a database that makes them one after another. */
final class AssignmentOrder {
    private AssignmentOrder() {}

    /** Returns the assignments in an order in which none reads a column that an earlier one changed; empty if there is no such order. */
    static List<UpdateRows.Assignment> of(List<UpdateRows.Assignment> assignments) {
        List<UpdateRows.Assignment> left = new ArrayList<>(assignments);
        List<UpdateRows.Assignment> inTurn = new ArrayList<>();
        while (!left.isEmpty()) {
            Optional<UpdateRows.Assignment> next = left.stream()
                    .filter(one -> left.stream().noneMatch(other -> other != one && reads(other.value(), one.column())))
                    .findFirst();
            if (next.isEmpty()) {
                return List.of();
            }
            left.remove(next.get());
            inTurn.add(next.get());
        }
        return inTurn;
    }

    /** A subquery may read any column, and so may SQL of the application. */
    private static boolean reads(TableExpr expr, Column column) {
        return expr.contains(
                part -> part instanceof TableExpr.ColumnRef ref && ref.column().equals(column)
                        || part instanceof TableExpr.Subquery
                        || part instanceof TableExpr.SqlFragment);
    }
}
