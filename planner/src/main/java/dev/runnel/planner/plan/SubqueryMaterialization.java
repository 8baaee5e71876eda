package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Replaces the subqueries of a read on a database without subqueries. An uncorrelated subquery is read once, before
 * the first window, and its values become a list. A correlated one becomes EXISTS, whose rows are loaded by keys.
 */
final class SubqueryMaterialization {
    private final MirBuilder mir;
    private final Capabilities capabilities;
    private final Function<SelectRows, ReadProgram> programs;
    private final Map<SelectRows, Value.ListParam> lists = new LinkedHashMap<>();

    /** @param programs plans a select of one column */
    SubqueryMaterialization(MirBuilder mir, Capabilities capabilities, Function<SelectRows, ReadProgram> programs) {
        this.mir = mir;
        this.capabilities = capabilities;
        this.programs = programs;
    }

    /** The select without IN subqueries. */
    SelectRows rewritten(SelectRows rows) {
        return rows.withWhere(rewritten(rows.where()))
                .withOrder(rows.order().stream()
                        .map(key -> new SelectRows.Sort(rewritten(key.expr()), key.direction(), key.nullsFirst()))
                        .toList())
                .withSelection(rows.selection().stream().map(this::rewritten).toList());
    }

    /** The expression without IN subqueries. */
    TableExpr rewritten(TableExpr expr) {
        if (expr instanceof InSubquery in) {
            TableExpr operand = rewritten(in.operand());
            return CorrelationCheck.has(in.subquery())
                    ? loadedByKeys(operand, in.subquery())
                    : new InList(operand, lists.computeIfAbsent(in.subquery(), this::list));
        }
        if (expr instanceof Subquery inner) {
            return inner.withSubquery(rewritten(inner.subquery()));
        }
        return expr.mapChildren(this::rewritten);
    }

    private Value.ListParam list(SelectRows subquery) {
        return new Value.ListParam(
                mir.newValueSlot(), subquery.selection().get(0).type().asNonNull());
    }

    private TableExpr loadedByKeys(TableExpr operand, SelectRows subquery) {
        if (subquery.slice().equals(SelectRows.Slice.ALL)
                && operand instanceof ColumnRef outside
                && subquery.selection().get(0) instanceof ColumnRef value
                && value.depth() == 0
                && value.source() == 0) {
            ColumnRef key = new ColumnRef(outside.depth() + 1, outside.source(), outside.column(), outside.type());
            TableExpr where =
                    new And(List.of(new KeyEquals(List.of(value), List.of(key)), rewritten(subquery.where())));
            return Fold.fold(new Exists(subquery.withWhere(where).withSelection(List.of(TableExpr.ValueExpr.TRUE))));
        }
        throw new UnsupportedFeatureException(
                        ErrorCode.SUBQUERY_UNSUPPORTED,
                        "the database does not support a subquery that refers to the outer row")
                .with("backend", capabilities.name())
                .with("table", subquery.table().name())
                .hint("compare a field of the outer row in the filter of the subquery only, and leave out its limit");
    }

    /** @param where the condition of the root rows */
    List<ReadProgram.MaterializedSubquery> materialized(TableExpr where) {
        List<TableExpr> conjuncts = Conjunctions.conjuncts(where);
        return lists.entrySet().stream()
                .map(list -> new ReadProgram.MaterializedSubquery(
                        programs.apply(list.getKey()),
                        list.getValue().slot(),
                        conjuncts.stream()
                                .anyMatch(term ->
                                        term instanceof InList in && in.list().equals(list.getValue()))))
                .toList();
    }
}
