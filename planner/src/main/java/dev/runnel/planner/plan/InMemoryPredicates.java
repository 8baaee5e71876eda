package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowScope;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.FirstValueSubquery;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares table expressions for evaluation on rows in memory. The rows of a subquery are loaded by the keys of the
 * source that it correlates with, and merged into the rows of that source. Equal subqueries of one select are loaded
 * once.
 */
final class InMemoryPredicates {
    private final MirBuilder mir;
    private final KeyValueScopes scopes;
    private final Capabilities capabilities;

    InMemoryPredicates(MirBuilder mir, KeyValueScopes scopes, Capabilities capabilities) {
        this.mir = mir;
        this.scopes = scopes;
        this.capabilities = capabilities;
    }

    /**
     * Adds the nodes that an expression of the innermost select needs.
     *
     * @throws UnsupportedFeatureException if it cannot be evaluated in memory
     */
    void prepare(TableExpr expr) {
        requireEvaluable(expr, capabilities);
        if (expr instanceof InSubquery) {
            throw new IllegalStateException("A subquery of values is left in a condition on rows in memory");
        }
        if (expr instanceof Subquery inner && !scopes.hasMerged(inner)) {
            scopes.setMerged(inner, load(inner));
        }
        expr.mapChildren(child -> {
            prepare(child);
            return child;
        });
    }

    /**
     * Checks that a condition can be evaluated on a row of one table alone.
     *
     * @throws UnsupportedFeatureException if it reads other rows, or cannot be evaluated in memory
     */
    static void requireOfOneRow(TableExpr expr, Capabilities capabilities) {
        if (expr instanceof Subquery || expr instanceof ColumnRef ref && ref.source() > 0) {
            throw new UnsupportedFeatureException(
                            ErrorCode.SUBQUERY_UNSUPPORTED, "the condition of a write reads other rows")
                    .with("backend", capabilities.name())
                    .hint("compare fields of the row itself, or read the rows before");
        }
        requireEvaluable(expr, capabilities);
        expr.mapChildren(child -> {
            requireOfOneRow(child, capabilities);
            return child;
        });
    }

    private static void requireEvaluable(TableExpr expr, Capabilities capabilities) {
        if (expr instanceof Call call && !call.function().isEvaluable()) {
            throw clockUnsupported(capabilities);
        }
    }

    private static UnsupportedFeatureException clockUnsupported(Capabilities capabilities) {
        return new UnsupportedFeatureException(ErrorCode.CLOCK_UNSUPPORTED, "the database has no clock function")
                .with("backend", capabilities.name())
                .hint("pass the time of the application");
    }

    private RowScope.MergedRows load(Subquery inner) {
        SelectRows subquery = inner.subquery();
        List<TableExpr> conditions = new ArrayList<>(Conjunctions.conjuncts(subquery.where()));
        Correlation by = correlation(conditions);
        conditions.removeAll(by.terms());
        KeyValueSource owner = scopes.source(by.up(), by.source());
        List<Integer> ownerCells = owner.cells(by.outer());
        List<Column> childColumns = by.own();
        List<Value.ListParam> keys = mir.newKeys(childColumns);
        int parent = owner.node();
        KeyValueSource child = scopes.source(
                subquery.table(),
                childColumns,
                List.of(),
                access(subquery.table(), childColumns, keys, conditions),
                operation -> MirNode.Load.of(parent, ownerCells, keys, operation));
        KeyValueScopes.Scope scope = scopes.open(subquery, child);
        conditions.forEach(this::prepare);
        if (inner instanceof AggregateSubquery aggregate) {
            prepare(aggregate.aggregate().operand());
        } else if (inner instanceof FirstValueSubquery firstValue) {
            prepare(firstValue.selected());
            subquery.order().forEach(key -> prepare(key.expr()));
        }
        RowScope rows = scopes.close(scope);
        int cell = owner.width();
        owner.append(subquery.table().name(), new Type.ListOf(child.type()));
        owner.node(mir.add(
                new MirNode.NestedMerge(
                        owner.node(),
                        ownerCells,
                        child.node(),
                        child.cells(childColumns),
                        cell,
                        new MergeOutput.Rows()),
                owner.type()));
        return new RowScope.MergedRows(
                by.up(), owner.pathTo(cell), new RowCondition(rows, Conjunctions.and(conditions)));
    }

    /**
     * The columns of a subquery that equal columns of one source around it. Without such columns, each row around the subquery receives all
     * rows that are loaded.
     *
     * @param terms the conjuncts that the merge applies
     * @param up the number of selects between the subquery and the source
     */
    private record Correlation(List<TableExpr> terms, int up, int source, List<Column> own, List<Column> outer) {
        static final Correlation NONE = new Correlation(List.of(), 0, 0, List.of(), List.of());
    }

    private static Correlation correlation(List<TableExpr> conditions) {
        return conditions.stream()
                .filter(KeyEquals.class::isInstance)
                .map(KeyEquals.class::cast)
                .filter(match -> match.left().stream()
                                .allMatch(ref -> ref instanceof ColumnRef own && own.depth() == 0 && own.source() == 0)
                        && match.right().stream().allMatch(ref -> ref instanceof ColumnRef outer && outer.depth() > 0))
                .findFirst()
                .map(match -> {
                    ColumnRef outside = (ColumnRef) match.right().get(0);
                    return new Correlation(
                            List.of(match),
                            outside.depth() - 1,
                            outside.source(),
                            columns(match.left()),
                            columns(match.right()));
                })
                .orElse(Correlation.NONE);
    }

    private ReadItems.Access access(
            Table table, List<Column> columns, List<Value.ListParam> keys, List<TableExpr> conditions) {
        return columns.isEmpty()
                ? scopes.paths().of(table, conditions).access()
                : scopes.paths().toKeys(table, columns, List.copyOf(keys));
    }

    private static List<Column> columns(List<TableExpr> refs) {
        return refs.stream().map(ref -> ((ColumnRef) ref).column()).toList();
    }
}
