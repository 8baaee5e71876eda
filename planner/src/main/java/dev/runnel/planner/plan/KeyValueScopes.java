package dev.runnel.planner.plan;

import dev.runnel.planner.index.AccessPaths;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowScope;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The enclosing selects during planning, and the positions of their sources in memory. A join is a load and a merge.
 */
final class KeyValueScopes {
    private static final Type.Tuple COUNT = new Type.Tuple(List.of(new Type.Part("count", Type.of(StorageType.I64))));

    private final MirBuilder mir;
    private final AccessPaths paths;

    /** The innermost last. */
    private final List<Scope> scopes = new ArrayList<>();

    private final Set<Column> referenced = new LinkedHashSet<>();

    KeyValueScopes(MirBuilder mir, AccessPaths paths) {
        this.mir = mir;
        this.paths = paths;
    }

    /** One select: its own table, then its joins. */
    static final class Scope {
        private final SelectRows rows;
        private final List<KeyValueSource> sources = new ArrayList<>();
        private final List<JoinedRows> joined = new ArrayList<>();
        private final Map<Subquery, RowScope.MergedRows> subqueries = new LinkedHashMap<>();

        private Scope(SelectRows rows) {
            this.rows = rows;
        }

        private RowScope inMemory() {
            List<RowScope.Source> all = new ArrayList<>();
            for (KeyValueSource source : sources) {
                int join = all.size() - 1;
                boolean required = join >= 0 && !rows.joins().get(join).outer();
                all.add(new RowScope.Source(source.path(), source.columns(), required));
            }
            return new RowScope(all, subqueries);
        }
    }

    /** Rows of a join. They are merged into another source after all merges into them. */
    private record JoinedRows(
            KeyValueSource owner, List<Integer> ownerCells, KeyValueSource rows, List<Integer> cells, int cell) {}

    AccessPaths paths() {
        return paths;
    }

    /** From now on, sources read the columns that a select uses. */
    void refer(SelectRows rows) {
        referenced.addAll(ReferencedColumns.of(rows));
    }

    /** A source of the select {@code up} levels outside. */
    KeyValueSource source(int up, int source) {
        return scopes.get(scopes.size() - 1 - up).sources.get(source);
    }

    /** Whether the rows of a subquery of the innermost select are merged. */
    boolean hasMerged(Subquery subquery) {
        return scopes.get(scopes.size() - 1).subqueries.containsKey(subquery);
    }

    /** Records the position of the merged rows of a subquery of the innermost select. */
    void setMerged(Subquery subquery, RowScope.MergedRows rows) {
        scopes.get(scopes.size() - 1).subqueries.put(subquery, rows);
    }

    /**
     * Adds a node that reads items of a table.
     *
     * @param columns the first columns of each row, by position; other referenced columns follow
     * @param path the cells that lead to the row, from the row of the select's own table
     */
    KeyValueSource source(
            Table table, List<Column> columns, List<Integer> path, Access access, Function<Operation, MirNode> node) {
        return source(table, columns, path, access, read -> paths.refined(read, List.of()), node);
    }

    /** @param refinement adds to the read what the store does itself */
    KeyValueSource source(
            Table table,
            List<Column> columns,
            List<Integer> path,
            Access access,
            UnaryOperator<ReadItems> refinement,
            Function<Operation, MirNode> node) {
        Set<Column> wanted = new LinkedHashSet<>(columns);
        table.columns().stream().filter(referenced::contains).forEach(wanted::add);
        List<Column> selection = List.copyOf(wanted);
        ReadItems operation = refinement.apply(new ReadItems(table, access, selection));
        if (operation.counted()) {
            return new KeyValueSource(table, List.of(), path, mir.add(node.apply(operation), COUNT));
        }
        int at = mir.add(
                node.apply(operation),
                new Type.Tuple(selection.stream()
                        .map(column -> new Type.Part(column.name(), column.type()))
                        .toList()));
        return new KeyValueSource(table, selection, path, at);
    }

    /** Enters a select and loads the rows of its joins. */
    Scope open(SelectRows rows, KeyValueSource own) {
        Scope scope = new Scope(rows);
        scope.sources.add(own);
        scopes.add(scope);
        rows.joins().forEach(join -> join(scope, join));
        return scope;
    }

    private void join(Scope scope, Join join) {
        KeyValueSource owner = scope.sources.get(join.left().get(0).source());
        List<Integer> ownerCells =
                owner.cells(join.left().stream().map(ColumnRef::column).toList());
        List<Value.ListParam> keys = mir.newKeys(join.right());
        int parent = owner.node();
        int cell = owner.width();
        KeyValueSource joined = source(
                join.table(),
                join.right(),
                owner.pathTo(cell),
                paths.toKeys(join.table(), join.right(), List.copyOf(keys)),
                operation -> MirNode.Load.of(parent, ownerCells, keys, operation));
        owner.append(join.table().name(), joined.type());
        scope.sources.add(joined);
        scope.joined.add(new JoinedRows(owner, ownerCells, joined, joined.cells(join.right()), cell));
    }

    /**
     * Leaves a select and merges its joins, the last first: the merges into a joined row come before the merge of that
     * row.
     *
     * @return the positions of its sources and of the rows of its subqueries
     */
    RowScope close(Scope scope) {
        scopes.remove(scope);
        for (int i = scope.joined.size() - 1; i >= 0; i--) {
            JoinedRows joined = scope.joined.get(i);
            joined.owner.node(mir.add(
                    new MirNode.NestedMerge(
                            joined.owner.node(),
                            joined.ownerCells,
                            joined.rows.node(),
                            joined.cells,
                            joined.cell,
                            new MergeOutput.RowOrNull()),
                    joined.owner.type()));
        }
        return scope.inMemory();
    }
}
