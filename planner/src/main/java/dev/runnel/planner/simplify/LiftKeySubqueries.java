package dev.runnel.planner.simplify;

import dev.runnel.planner.fold.Terms;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.InSelect;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A subquery on a unique column is a condition without one where it can be:
 *
 * <p>{@code fk in (key of t where c) -> c and fk is there}, with the foreign key in the place of the key, where {@code c} is about
 * the key alone: what a foreign key leads to is there.
 *
 * <p>{@code key in (key of t where c) -> c} on {@code t} itself: the row with this key is the row.
 */
final class LiftKeySubqueries {
    private LiftKeySubqueries() {}

    /** @param rows the select that the expression is of */
    static TableExpr lift(TableExpr expr, SelectRows rows) {
        if (expr instanceof Subquery inner) {
            SelectRows subquery = lifted(inner.subquery());
            Subquery same = subquery == inner.subquery() ? inner : inner.withSubquery(subquery);
            return same instanceof InSelect in ? condition(in, rows).orElse(same) : same;
        }
        return expr.mapChildren(child -> lift(child, rows));
    }

    private static SelectRows lifted(SelectRows subquery) {
        TableExpr where = lift(subquery.where(), subquery);
        return where == subquery.where() ? subquery : subquery.withWhere(where);
    }

    private static Optional<TableExpr> condition(InSelect in, SelectRows rows) {
        SelectRows subquery = in.subquery();
        boolean plain = subquery.joins().isEmpty()
                && subquery.slice().equals(SelectRows.Slice.ALL)
                && !hasSubquery(subquery.where());
        if (!plain
                || !(in.operand() instanceof ColumnRef operand)
                || operand.up() != 0
                || !(subquery.selection().get(0) instanceof ColumnRef value)
                || value.up() != 0) {
            return Optional.empty();
        }
        Table table = operand.source() == 0
                ? rows.table()
                : rows.joins().get(operand.source() - 1).table();
        boolean sameRow = table.equals(subquery.table())
                && operand.column().equals(value.column())
                && isUnique(table, value.column());
        boolean reference = leadsTo(table, operand.column(), value.column()) && isAbout(value, subquery.where());
        if (!sameRow && !reference) {
            return Optional.empty();
        }
        TableExpr where = columns(
                subquery.where(),
                ref -> ref.up() > 0
                        ? new ColumnRef(ref.up() - 1, ref.source(), ref.column(), ref.type())
                        : reference ? operand : besides(operand, ref.column()));
        return Optional.of(
                operand.type().nullable() ? Terms.and(List.of(where, new Not(new IsAbsent(operand)))) : where);
    }

    private static boolean isUnique(Table table, Column column) {
        return table.key().equals(List.of(column))
                || table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column)));
    }

    private static boolean leadsTo(Table table, Column column, Column key) {
        return table.foreignKeys().stream()
                .anyMatch(foreignKey -> foreignKey.columns().equals(List.of(column))
                        && foreignKey.target().toString().equals(key.table())
                        && foreignKey.references().equals(List.of(key)));
    }

    /** Whether a condition mentions no column of its own select but this one. */
    private static boolean isAbout(ColumnRef only, TableExpr condition) {
        boolean[] about = {true};
        columns(condition, ref -> {
            about[0] &= ref.up() > 0 || ref.equals(only);
            return ref;
        });
        return about[0];
    }

    /** Another column of the row that {@code operand} is of. */
    private static ColumnRef besides(ColumnRef operand, Column column) {
        boolean maybeNoRow =
                operand.type().nullable() && !operand.column().type().nullable();
        Type.Scalar type = maybeNoRow ? column.type().orAbsent() : column.type();
        return new ColumnRef(0, operand.source(), column, type);
    }

    private static boolean hasSubquery(TableExpr expr) {
        boolean[] found = {expr instanceof Subquery};
        expr.mapChildren(child -> {
            found[0] |= hasSubquery(child);
            return child;
        });
        return found[0];
    }

    private static TableExpr columns(TableExpr expr, UnaryOperator<ColumnRef> f) {
        return expr instanceof ColumnRef ref ? f.apply(ref) : expr.mapChildren(child -> columns(child, f));
    }
}
