package dev.runnel.planner.simplify;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.SqlFragment;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Replaces a subquery on a unique column by a condition without one, where that is equivalent:
 *
 * <p>{@code fk in (key of t where c) -> c and fk is not null}, with the foreign key in place of the key, if {@code c}
 * uses only the key: a referenced row exists. The same holds for {@code exists(t where key = fk and c)} with a key of
 * any width.
 *
 * <p>{@code key in (key of t where c) -> c} on {@code t} itself: the row with this key is the same row.
 */
final class LiftKeySubqueries {
    private LiftKeySubqueries() {}

    /** @param rows the select that contains the expression */
    static TableExpr lift(TableExpr expr, SelectRows rows) {
        if (expr instanceof Subquery inner) {
            SelectRows subquery = lifted(inner.subquery());
            Subquery same = subquery == inner.subquery() ? inner : inner.withSubquery(subquery);
            if (same instanceof InSubquery in) {
                return condition(in, rows).orElse(same);
            }
            return same instanceof Exists exists ? condition(exists, rows).orElse(same) : same;
        }
        return expr.mapChildren(child -> lift(child, rows));
    }

    private static SelectRows lifted(SelectRows subquery) {
        TableExpr where = lift(subquery.where(), subquery);
        return where == subquery.where() ? subquery : subquery.withWhere(where);
    }

    private static Optional<TableExpr> condition(Exists exists, SelectRows rows) {
        SelectRows subquery = exists.subquery();
        List<TableExpr> terms = Conjunctions.conjuncts(subquery.where());
        if (!isPlain(subquery) || terms.isEmpty() || !(terms.get(0) instanceof KeyEquals match)) {
            return Optional.empty();
        }
        List<ColumnRef> key = columnsOf(match.left(), 0);
        List<ColumnRef> foreignKey = columnsOf(match.right(), 1);
        TableExpr rest = Conjunctions.and(terms.subList(1, terms.size()));
        if (key.size() != match.left().size()
                || foreignKey.size() != key.size()
                || !isForeignKey(rows, foreignKey, key)
                || !mentionsOnly(key, rest)) {
            return Optional.empty();
        }
        List<TableExpr> lifted = new ArrayList<>();
        lifted.add(columns(rest, ref -> decreaseDepth(ref.depth() > 0 ? ref : foreignKey.get(key.indexOf(ref)))));
        foreignKey.stream()
                .filter(column -> column.type().nullable())
                .forEach(column -> lifted.add(new Not(new IsNull(decreaseDepth(column)))));
        return Optional.of(Conjunctions.and(lifted));
    }

    private static Optional<TableExpr> condition(InSubquery in, SelectRows rows) {
        SelectRows subquery = in.subquery();
        if (!isPlain(subquery)
                || !(in.operand() instanceof ColumnRef operand)
                || operand.depth() != 0
                || !(subquery.selection().get(0) instanceof ColumnRef value)
                || value.depth() != 0) {
            return Optional.empty();
        }
        Table table = table(rows, operand);
        boolean sameRow = table.equals(subquery.table())
                && operand.column().equals(value.column())
                && isUnique(table, value.column());
        boolean reference =
                isForeignKey(rows, List.of(operand), List.of(value)) && mentionsOnly(List.of(value), subquery.where());
        if (!sameRow && !reference) {
            return Optional.empty();
        }
        TableExpr where = columns(
                subquery.where(),
                ref -> ref.depth() > 0
                        ? decreaseDepth(ref)
                        : reference ? operand : siblingColumn(rows, operand, ref.column()));
        return Optional.of(
                operand.type().nullable() ? Conjunctions.and(List.of(where, new Not(new IsNull(operand)))) : where);
    }

    private static boolean isUnique(Table table, Column column) {
        return table.key().equals(List.of(column))
                || table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column)));
    }

    private static boolean isPlain(SelectRows subquery) {
        return subquery.joins().isEmpty()
                && subquery.slice().equals(SelectRows.Slice.ALL)
                && !isOpaque(subquery.where());
    }

    /** The expressions that are columns of the select {@code up} levels outside. */
    private static List<ColumnRef> columnsOf(List<TableExpr> exprs, int up) {
        return exprs.stream()
                .filter(ColumnRef.class::isInstance)
                .map(ColumnRef.class::cast)
                .filter(ref -> ref.depth() == up)
                .toList();
    }

    /** Whether the columns, all of one source of the select, are a foreign key that references the key. */
    private static boolean isForeignKey(SelectRows rows, List<ColumnRef> columns, List<ColumnRef> key) {
        List<Column> from = columns.stream().map(ColumnRef::column).toList();
        List<Column> to = key.stream().map(ColumnRef::column).toList();
        return columns.stream().mapToInt(ColumnRef::source).distinct().count() == 1
                && table(rows, columns.get(0)).foreignKeys().stream()
                        .anyMatch(foreignKey -> foreignKey.columns().equals(from)
                                && foreignKey
                                        .target()
                                        .toString()
                                        .equals(to.get(0).table())
                                && foreignKey.references().equals(to));
    }

    private static Table table(SelectRows rows, ColumnRef column) {
        return column.source() == 0
                ? rows.table()
                : rows.joins().get(column.source() - 1).table();
    }

    /** Whether a condition uses no columns of its own select but these. */
    private static boolean mentionsOnly(List<ColumnRef> only, TableExpr condition) {
        boolean[] onlyThose = {true};
        columns(condition, ref -> {
            onlyThose[0] &= ref.depth() > 0 || only.contains(ref);
            return ref;
        });
        return onlyThose[0];
    }

    /** The same column, as seen from the enclosing select. */
    private static ColumnRef decreaseDepth(ColumnRef ref) {
        return new ColumnRef(ref.depth() - 1, ref.source(), ref.column(), ref.type());
    }

    /** Another column of the row of {@code operand}; nullable if the row comes from an outer join. */
    private static ColumnRef siblingColumn(SelectRows rows, ColumnRef operand, Column column) {
        boolean maybeNoRow =
                operand.source() > 0 && rows.joins().get(operand.source() - 1).outer();
        Type.Scalar type = maybeNoRow ? column.type().asNullable() : column.type();
        return new ColumnRef(0, operand.source(), column, type);
    }

    /** Whether an expression may use columns that it does not show: in a subquery, or in SQL of the application. */
    private static boolean isOpaque(TableExpr expr) {
        return expr.contains(part -> part instanceof Subquery || part instanceof SqlFragment);
    }

    private static TableExpr columns(TableExpr expr, UnaryOperator<ColumnRef> f) {
        return expr instanceof ColumnRef ref ? f.apply(ref) : expr.mapChildren(child -> columns(child, f));
    }
}
