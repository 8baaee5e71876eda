package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.FirstValueSubquery;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the subqueries of a read on a database without subqueries. An uncorrelated subquery is read once, before
 * the first window, and becomes a list or a value. The rows of a correlated one are loaded for the rows around it, by
 * keys if it compares a column of its own with one of theirs.
 */
final class SubqueryMaterialization {
    private final MirBuilder mir;
    private final Capabilities capabilities;
    private final Programs programs;
    private final Map<SelectRows, Value.ListParam> lists = new LinkedHashMap<>();
    private final Map<Subquery, Value.Param> values = new LinkedHashMap<>();

    /** Plans the reads of subqueries. */
    interface Programs {
        /** Plans a select of one value. */
        ReadProgram values(SelectRows rows);

        /** Plans a select of one aggregate. */
        ReadProgram aggregate(SelectRows rows);
    }

    SubqueryMaterialization(MirBuilder mir, Capabilities capabilities, Programs programs) {
        this.mir = mir;
        this.capabilities = capabilities;
        this.programs = programs;
    }

    /** The select without subqueries that are not loaded for its rows. */
    SelectRows rewritten(SelectRows rows) {
        return rows.withWhere(rewritten(rows.where()))
                .withOrder(rows.order().stream()
                        .map(key -> new SelectRows.Sort(rewritten(key.expr()), key.direction(), key.nullsFirst()))
                        .toList())
                .withSelection(rows.selection().stream().map(this::rewritten).toList());
    }

    /** The expression without subqueries that are not loaded for the rows of its select. */
    TableExpr rewritten(TableExpr expr) {
        if (expr instanceof InSubquery in) {
            TableExpr operand = rewritten(in.operand());
            return CorrelationCheck.has(in.subquery())
                    ? loadedByKeys(operand, in.subquery())
                    : new InList(operand, lists.computeIfAbsent(in.subquery(), this::list));
        }
        if (expr instanceof Subquery inner) {
            return CorrelationCheck.has(inner.subquery())
                    ? inner.withSubquery(correlated(inner))
                    : new ValueExpr(values.computeIfAbsent(inner, this::value));
        }
        return expr.mapChildren(this::rewritten);
    }

    private Value.ListParam list(SelectRows subquery) {
        return new Value.ListParam(
                mir.newValueSlot(), subquery.selection().get(0).type().asNonNull());
    }

    private Value.Param value(Subquery subquery) {
        return new Value.Param(mir.newValueSlot(), subquery.type());
    }

    private SelectRows correlated(Subquery inner) {
        SelectRows rows = inner.subquery();
        boolean isFirstRow = inner instanceof FirstValueSubquery
                && rows.slice().offset() == null
                && rows.slice().limit() instanceof Value.Literal;
        if (!isFirstRow && !rows.slice().equals(Slice.ALL)) {
            throw unsupported(rows, "leave out the limit and the offset of the subquery");
        }
        return rewritten(rows.withWhere(matchingKeys(rows.where())));
    }

    /** Replaces equalities of an own column and an outer column by equalities of keys, by which rows are loaded. */
    private static TableExpr matchingKeys(TableExpr where) {
        return Conjunctions.and(Conjunctions.conjuncts(where).stream()
                .map(term ->
                        term instanceof Compare compare && compare.op() == CompareOp.EQ ? keyEquals(compare) : term)
                .toList());
    }

    /** Both forms are equal unless both operands can be NULL. */
    private static TableExpr keyEquals(Compare compare) {
        boolean bothNullable =
                compare.left().type().nullable() && compare.right().type().nullable();
        if (bothNullable
                || !(compare.left() instanceof ColumnRef left)
                || !(compare.right() instanceof ColumnRef right)
                || (left.depth() == 0) == (right.depth() == 0)) {
            return compare;
        }
        ColumnRef own = left.depth() == 0 ? left : right;
        return own.source() > 0 ? compare : new KeyEquals(List.of(own), List.of(own == left ? right : left));
    }

    private TableExpr loadedByKeys(TableExpr operand, SelectRows subquery) {
        if (subquery.slice().equals(Slice.ALL)
                && operand instanceof ColumnRef outside
                && subquery.selection().get(0) instanceof ColumnRef value
                && value.depth() == 0
                && value.source() == 0) {
            ColumnRef key = new ColumnRef(outside.depth() + 1, outside.source(), outside.column(), outside.type());
            TableExpr where =
                    new And(List.of(new KeyEquals(List.of(value), List.of(key)), rewritten(subquery.where())));
            return Fold.fold(new Exists(subquery.withWhere(where).withSelection(List.of(ValueExpr.TRUE))));
        }
        throw unsupported(
                subquery,
                "compare a field of the outer row in the filter of the subquery only, and leave out its limit");
    }

    private UnsupportedFeatureException unsupported(SelectRows subquery, String hint) {
        return new UnsupportedFeatureException(
                        ErrorCode.SUBQUERY_UNSUPPORTED,
                        "the database does not support a subquery that refers to the outer row")
                .with("backend", capabilities.name())
                .with("table", subquery.table().name())
                .hint(hint);
    }

    /** @param where the condition of the root rows */
    List<ReadProgram.MaterializedSubquery> materialized(TableExpr where) {
        List<TableExpr> conjuncts = Conjunctions.conjuncts(where);
        List<ReadProgram.MaterializedSubquery> reads = new ArrayList<>();
        lists.forEach((rows, list) -> reads.add(new ReadProgram.MaterializedSubquery(
                programs.values(rows),
                list.slot(),
                Optional.empty(),
                conjuncts.stream()
                        .anyMatch(term -> term instanceof InList in && in.list().equals(list)))));
        values.forEach((subquery, value) -> reads.add(new ReadProgram.MaterializedSubquery(
                program(subquery),
                value.slot(),
                Optional.of(ofNothing(subquery)),
                conjuncts.contains(new ValueExpr(value)))));
        return reads;
    }

    private ReadProgram program(Subquery subquery) {
        SelectRows rows = subquery.subquery();
        if (subquery instanceof Exists) {
            return programs.values(rows.withOrder(List.of())
                    .withSlice(new Slice(null, new Value.Literal(1L, Type.of(StorageType.I64))))
                    .withSelection(List.of(ValueExpr.TRUE)));
        }
        if (subquery instanceof CountSubquery) {
            return programs.aggregate(rows.withSelection(
                    List.of(new TableExpr.Aggregate(AggregateOp.COUNT, ValueExpr.TRUE, StorageType.I64))));
        }
        return subquery instanceof AggregateSubquery ? programs.aggregate(rows) : programs.values(rows);
    }

    private static Value.Literal ofNothing(Subquery subquery) {
        if (subquery instanceof AggregateSubquery aggregate) {
            return aggregate.aggregate().ofNothing();
        }
        if (subquery instanceof CountSubquery) {
            return new Value.Literal(0L, Type.of(StorageType.I64));
        }
        return subquery instanceof Exists
                ? Value.Literal.FALSE
                : Value.Literal.nothing(subquery.type().storage());
    }
}
