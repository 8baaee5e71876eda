package dev.runnel.planner.plan;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.index.AccessPath;
import dev.runnel.planner.index.AccessPaths;
import dev.runnel.planner.index.ItemSequence;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.schema.Column;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Plans reads of a key-value store. Items are read by key, by index or by scan. Joins and subqueries become loads by
 * keys and merges. The rest of the condition, the order, the limit and the selection run in memory.
 */
final class KeyValueReadPlanner extends ReadPlanner {
    private final KeyValueScopes scopes;
    private final InMemoryPredicates conditions;

    private final SubqueryMaterialization subqueries;
    private TableExpr rootCondition = TableExpr.ValueExpr.TRUE;
    private boolean sorted;
    private boolean counted;

    KeyValueReadPlanner(MirBuilder mir, AccessPaths paths, SubqueryMaterialization subqueries) {
        super(mir);
        this.subqueries = subqueries;
        scopes = new KeyValueScopes(mir, paths);
        conditions = new InMemoryPredicates(mir, scopes, paths.capabilities());
    }

    @Override
    protected int rootScan(Read read) {
        return rootScan(read.rows());
    }

    /** The rows of a select. */
    int rootScan(SelectRows rows) {
        return rootScan(rows, selectedColumns(rows));
    }

    /** The rows of a select, with these columns first. */
    int rootScan(SelectRows select, List<Column> columns) {
        SelectRows rows = subqueries.rewritten(select);
        scopes.refer(rows);
        AccessPath path = scopes.paths().of(rows.table(), Conjunctions.conjuncts(rows.where()));
        rootCondition = rows.where();
        Optional<ItemSequence> sequence = scopes.paths().sequence(rows.table(), path, rows.order());
        sorted = sequence.filter(ItemSequence::sorted).isPresent();
        List<TableExpr> residual = sequence.map(ItemSequence::residual).orElse(path.residual());
        return read(
                rows,
                path.access(),
                residual,
                sorted,
                columns,
                read -> rows.equals(select)
                        ? counted(refined(read, rows, sequence, residual), rows, residual)
                        : refined(read, rows, sequence, residual),
                MirNode.RootScan::new);
    }

    private ReadItems refined(ReadItems read, SelectRows rows, Optional<ItemSequence> found, List<TableExpr> residual) {
        ReadItems inOrder =
                found.map(sequence -> read.withSequence(sequence.sequence())).orElse(read);
        ReadItems refined = scopes.paths().refined(inOrder, residual);
        return sorted && residual.isEmpty() && isLimitedAlone(rows)
                ? refined.withSequence(
                        found.orElseThrow().sequence().withLimit(rows.slice().limit()))
                : refined;
    }

    /** Whether the limit of a select applies to the items as they are read. */
    private static boolean isLimitedAlone(SelectRows rows) {
        return rows.slice().limit() != null
                && rows.slice().offset() == null
                && !rows.distinct()
                && rows.joins().isEmpty();
    }

    /** The read of the number of items, if the select has no other result and the store counts them. */
    private ReadItems counted(ReadItems read, SelectRows rows, List<TableExpr> residual) {
        counted = rows.selection().equals(List.of(new CountAll()))
                && rows.joins().isEmpty()
                && rows.slice().equals(SelectRows.Slice.ALL)
                && scopes.paths().counts(read, residual);
        return counted ? read.asCount() : read;
    }

    /** Whether the items come in the order of the select. */
    boolean isSorted() {
        return sorted;
    }

    /** Whether the store counts the rows. */
    boolean isCounted() {
        return counted;
    }

    /** The subqueries that are read before the rows. */
    List<ReadProgram.MaterializedSubquery> materializedSubqueries() {
        return subqueries.materialized(rootCondition);
    }

    @Override
    protected int load(IncludedRead included, int parent) {
        SelectRows rows = subqueries.rewritten(included.child().rows());
        scopes.refer(rows);
        List<Value.ListParam> keys = mir.newKeys(included.childColumns());
        Access access = scopes.paths().toKeys(rows.table(), included.childColumns(), List.copyOf(keys));
        List<TableExpr> conjuncts = Conjunctions.conjuncts(rows.where());
        return read(
                rows,
                access,
                conjuncts,
                false,
                selectedColumns(rows),
                read -> scopes.paths().refined(read, conjuncts),
                operation -> MirNode.Load.of(parent, included.parentCells(), keys, operation));
    }

    private int read(
            SelectRows rows,
            Access access,
            List<TableExpr> residual,
            boolean inOrder,
            List<Column> columns,
            UnaryOperator<ReadItems> refinement,
            Function<Operation, MirNode> node) {
        boolean[] limited = {false};
        KeyValueSource own = scopes.source(
                rows.table(),
                columns,
                List.of(),
                access,
                read -> {
                    ReadItems refined = refinement.apply(read);
                    limited[0] = refined.isLimited();
                    return refined;
                },
                node);
        if (counted) {
            return own.node();
        }
        KeyValueScopes.Scope scope = scopes.open(rows, own);
        List<TableExpr> selection = rows.distinct()
                        || !isOwnColumns(rows.selection()) && !(rows.selection().get(0) instanceof CountAll)
                ? rows.selection()
                : List.of();
        residual.forEach(conditions::prepare);
        rows.order().forEach(sort -> conditions.prepare(sort.expr()));
        selection.forEach(conditions::prepare);
        RowPipeline pipeline = new RowPipeline(mir, scopes.close(scope));
        int result = pipeline.filtered(own.node(), own.type(), Conjunctions.and(residual));
        if (!inOrder) {
            result = pipeline.sorted(result, own.type(), rows.order());
        }
        if (rows.distinct()) {
            result = pipeline.distinct(result, rows.selection());
        }
        if (!limited[0]) {
            result = pipeline.limited(result, rows.slice());
        }
        if (rows.perKey() != null) {
            List<Integer> cells = rows.perKey().columns().stream()
                    .map(column -> own.cell(((ColumnRef) column).column()))
                    .toList();
            result =
                    mir.add(new MirNode.LimitPerKey(result, cells, rows.perKey().slice()), own.type());
        }
        return selection.isEmpty() || rows.distinct() ? result : pipeline.projected(result, selection);
    }

    /**
     * Prepares an expression of a group, which reads no row.
     *
     * @return the expression without IN subqueries
     */
    TableExpr ofGroup(TableExpr expr) {
        TableExpr rewritten = subqueries.rewritten(expr);
        conditions.prepare(rewritten);
        return rewritten;
    }

    private static List<Column> selectedColumns(SelectRows rows) {
        return isOwnColumns(rows.selection())
                ? rows.selection().stream()
                        .map(expr -> ((ColumnRef) expr).column())
                        .toList()
                : rows.table().key();
    }

    /** Whether the items as read are the rows of the selection: own columns, each once. */
    private static boolean isOwnColumns(List<TableExpr> selection) {
        return selection.stream().distinct().count() == selection.size()
                && selection.stream()
                        .allMatch(expr -> expr instanceof ColumnRef ref && ref.source() == 0 && ref.depth() == 0);
    }
}
