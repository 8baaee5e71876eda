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
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.AggregateSubquery;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
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
        KeyEquals match = correlation(conditions);
        conditions.remove(match);
        ColumnRef outside = (ColumnRef) match.right().get(0);
        int up = outside.depth() - 1;
        KeyValueSource owner = scopes.source(up, outside.source());
        List<Integer> ownerCells = owner.cells(columns(match.right()));
        List<Column> childColumns = columns(match.left());
        List<Value.ListParam> keys = mir.newKeys(childColumns);
        int parent = owner.node();
        KeyValueSource child = scopes.source(
                subquery.table(),
                childColumns,
                List.of(),
                scopes.paths().toKeys(subquery.table(), childColumns, List.copyOf(keys)),
                operation -> MirNode.Load.of(parent, ownerCells, keys, operation));
        KeyValueScopes.Scope scope = scopes.open(subquery, child);
        conditions.forEach(this::prepare);
        if (inner instanceof AggregateSubquery aggregate) {
            prepare(aggregate.aggregate().operand());
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
        return new RowScope.MergedRows(up, owner.pathTo(cell), new RowCondition(rows, Conjunctions.and(conditions)));
    }

    private static KeyEquals correlation(List<TableExpr> conditions) {
        return conditions.stream()
                .filter(KeyEquals.class::isInstance)
                .map(KeyEquals.class::cast)
                .filter(match -> match.left().stream().allMatch(ref -> ref instanceof ColumnRef own && own.depth() == 0)
                        && match.right().stream().allMatch(ref -> ref instanceof ColumnRef outer && outer.depth() > 0))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A subquery without a key of the select around it"));
    }

    private static List<Column> columns(List<TableExpr> refs) {
        return refs.stream().map(ref -> ((ColumnRef) ref).column()).toList();
    }
}
