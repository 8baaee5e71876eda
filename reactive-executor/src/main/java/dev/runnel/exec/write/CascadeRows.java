package dev.runnel.exec.write;

import dev.runnel.error.LimitExceededException;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.exec.read.ReadPlan;
import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.schema.Field;
import dev.runnel.spi.Lease;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows that a cascade deletes: those of the statement, and those that refer to them, level by level. A level contains the rows that refer to
 * rows of the level before it. Created once per plan; {@link Found} is the state of one execution.
 */
final class CascadeRows {
    /** The maximum number of keys of one statement. */
    private static final int MOST_KEYS = 5_000;

    private final CascadeProgram program;
    private final List<Edge> followed;
    private final Map<Integer, Finder> finders = new HashMap<>();
    private final List<int[]> keys = new ArrayList<>();
    private final Map<Edge, int[]> references = new HashMap<>();
    private final int most;
    private final int mostKeys;

    /** @param followed the edges whose rows are selected */
    CascadeRows(CascadeProgram program, PlanContext preparation, Predicate<Edge> followed) {
        this.program = program;
        this.followed = program.edges().stream().filter(followed).toList();
        this.most = preparation.options().maxBufferedRows();
        this.mostKeys = Math.min(MOST_KEYS, preparation.capabilities().reads().maxInListSize());
        for (Node node : program.nodes()) {
            keys.add(IntStream.range(0, node.entity().key().size()).toArray());
        }
        for (Edge edge : program.edges()) {
            List<String> cells = program.nodes().get(edge.parent()).cells().stream()
                    .map(Field::name)
                    .toList();
            references.put(
                    edge,
                    edge.relation().references().stream()
                            .mapToInt(cells::indexOf)
                            .toArray());
        }
        finders.put(1, finder(program.parts().get(1), preparation));
        this.followed.stream()
                .flatMap(edge -> edge.find().stream())
                .forEach(find -> finders.put(find, finder(program.parts().get(find), preparation)));
    }

    /** Selects the cells of rows, at most {@code maxBufferedRows}. */
    private interface Finder {
        Mono<List<@Nullable Object[]>> find(Lease lease, @Nullable Object[] values);
    }

    private Finder finder(Program part, PlanContext preparation) {
        ReadProgram read = (ReadProgram) part;
        if (!preparation.capabilities().reads().relational() || read.rootQuery().isEmpty()) {
            return new ReadPlan(read, preparation)::cells;
        }
        LazyOperation operation = preparation.operation(read.rootQuery().get().operation());
        int cells = operation.operation().columns().size();
        return (lease, values) -> BufferedRows.collectBounded(
                        lease.rows(operation.compiled(), values, BufferedRows.copies(cells, cells)),
                        most,
                        "maxBufferedRows")
                .onErrorMap(LimitExceededException.class, error -> tooManyRows());
    }

    private LimitExceededException tooManyRows() {
        return new LimitExceededException(
                        most, "maxBufferedRows", "the delete and its cascade select more rows than the option allows")
                .hint("delete fewer rows at once, or raise the option");
    }

    private Finder finder(int part) {
        Finder finder = finders.get(part);
        if (finder == null) {
            throw new IllegalStateException("no rows are selected by part " + part);
        }
        return finder;
    }

    /**
     * Finds all rows.
     *
     * @param values the values of the delete
     */
    Mono<Found> find(Lease lease, @Nullable Object[] values) {
        return finder(1).find(lease, values).flatMap(rows -> {
            Found found = new Found();
            found.add(0, 0, rows);
            return found.isEmpty() ? Mono.just(found) : descend(lease, found).thenReturn(found);
        });
    }

    /** Finds the rows of each level, until there is no deeper one. */
    private Mono<Void> descend(Lease lease, Found found) {
        AtomicInteger level = new AtomicInteger();
        return Flux.fromIterable(followed)
                .concatMap(edge -> follow(lease, found, edge, level.get()), 0)
                .repeat(() -> found.depth() >= level.incrementAndGet())
                .then();
    }

    private Mono<Void> follow(Lease lease, Found found, Edge edge, int level) {
        return chunks(found.referenced(edge, found.keys(edge.parent(), level)), width(edge))
                .concatMap(lists -> finder(edge.find().orElseThrow()).find(lease, lists), 0)
                .doOnNext(rows -> found.reached(edge, level + 1, rows))
                .then();
    }

    /** The number of fields of the foreign key of an edge. */
    static int width(Edge edge) {
        return edge.relation().references().size();
    }

    /** The lists of keys as values of a statement, some keys at a time. */
    Flux<@Nullable Object[]> chunks(Collection<Object> some, int parts) {
        return Flux.fromIterable(some)
                .buffer(mostKeys)
                .map(chunk -> RowKeys.byPart(chunk, parts).toArray());
    }

    /** The rows of one execution. Each row has one level. */
    final class Found {
        private final List<Map<Object, @Nullable Object[]>> rows = new ArrayList<>();
        private final List<Map<Object, Integer>> levels = new ArrayList<>();
        private final Set<Edge> cyclic = new LinkedHashSet<>();
        private int total;
        private int depth;

        private Found() {
            program.nodes().forEach(node -> {
                rows.add(new LinkedHashMap<>());
                levels.add(new LinkedHashMap<>());
            });
        }

        boolean isEmpty() {
            return total == 0;
        }

        /** The deepest level. */
        int depth() {
            return depth;
        }

        /** Whether the foreign keys of an edge have to be cleared before their rows are deleted: the order of the levels does not suffice. */
        boolean isCyclic(Edge edge) {
            return cyclic.contains(edge);
        }

        private void add(int node, int level, List<@Nullable Object[]> some) {
            for (Object[] row : some) {
                Object key = RowKeys.of(row, keys.get(node));
                if (key != null && levels.get(node).putIfAbsent(key, level) == null) {
                    rows.get(node).put(key, row);
                    depth = Math.max(depth, level);
                    total++;
                }
            }
            if (total > most) {
                throw tooManyRows();
            }
        }

        /** A row that was reached before has to be deleted before its new parent: its foreign key is cleared, or it moves to a deeper level. */
        private void reached(Edge edge, int level, List<@Nullable Object[]> some) {
            int node = edge.child().orElseThrow();
            for (Object[] row : some) {
                Object key = RowKeys.of(row, keys.get(node));
                Integer before = key == null ? null : levels.get(node).get(key);
                if (before != null && before < level) {
                    moveDown(edge, node, key, before, level);
                }
            }
            add(node, level, some);
        }

        /** A row of the statement does not move. A required foreign key to a row below itself would move it without end. */
        private void moveDown(Edge edge, int node, Object key, int before, int level) {
            if (edge.clear().isPresent()) {
                cyclic.add(edge);
            } else if (before > 0 && level <= total) {
                levels.get(node).put(key, level);
                depth = Math.max(depth, level);
            }
        }

        /** The keys of the rows of a level. */
        Collection<Object> keys(int node, int level) {
            return levels.get(node).entrySet().stream()
                    .filter(entry -> entry.getValue() == level)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** The keys of the rows below the first level, which the statement itself does not delete. */
        Collection<Object> keysBelow(int node) {
            return levels.get(node).entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** The keys of all rows of a node. */
        private Collection<Object> keys(int node) {
            return levels.get(node).keySet();
        }

        /** The distinct keys of all levels that foreign keys of an edge refer to. */
        Collection<Object> referenced(Edge edge) {
            return referenced(edge, keys(edge.parent()));
        }

        private Collection<Object> referenced(Edge edge, Collection<Object> parents) {
            int[] cells = references.get(edge);
            return values(edge.parent(), parents, cells == null ? new int[0] : cells);
        }

        /** The distinct values of some cells of all rows of a node. */
        Collection<Object> values(int node, int[] cells) {
            return values(node, keys(node), cells);
        }

        private Collection<Object> values(int node, Collection<Object> some, int[] cells) {
            Map<Object, @Nullable Object[]> all = rows.get(node);
            Set<Object> values = new LinkedHashSet<>();
            for (Object key : some) {
                Object[] row = all.get(key);
                Object value = row == null ? null : RowKeys.of(row, cells);
                if (value != null) {
                    values.add(value);
                }
            }
            return values;
        }
    }
}
