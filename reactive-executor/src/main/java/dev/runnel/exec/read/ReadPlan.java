package dev.runnel.exec.read;

import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.Plan;
import dev.runnel.exec.plan.PlanContext;
import dev.runnel.exec.step.WindowPipeline;
import dev.runnel.exec.window.ActivityState;
import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowFlattener;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.internal.BoundStatement;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Executes a read. Rows without includes or in-memory steps are decoded in the driver's callback. Other rows are
 * buffered, one window at a time, until their includes are loaded and merged.
 */
public final class ReadPlan implements Plan, TableReads {
    private static final RowReader<Long> NUMBER = row -> row.getLong(0);
    private static final RowReader<Boolean> PRESENT = row -> true;
    private static final BooleanSupplier ALL = () -> true;

    private final ReadProgram program;
    private final @Nullable RootQueryPlan rootQuery;
    private final List<SubqueryFirstWindows.SubqueryRun> subqueries;
    private final WindowPipeline body;

    /** The steps on the groups of the rows; null if the rows are not grouped here. */
    private final @Nullable WindowPipeline groupSteps;

    private final int maxBufferedRows;

    /** The reader of records; null if the request has a reader of its own. */
    private final @Nullable RowReader<?> reader;

    /** Whether the rows of the driver need no further step, and all of them are wanted. */
    private final boolean streamable;

    public ReadPlan(ReadProgram program, PlanContext preparation) {
        this.program = program;
        this.rootQuery = program.rootQuery()
                .map(d -> new RootQueryPlan(d, program.body().width(), preparation))
                .orElse(null);
        this.subqueries = SubqueryFirstWindows.SubqueryRun.of(program, preparation);
        this.body = new WindowPipeline(program.body(), preparation);
        this.groupSteps = program.groups()
                .map(steps -> new WindowPipeline(steps, preparation))
                .orElse(null);
        this.maxBufferedRows = preparation.options().maxBufferedRows();
        this.reader = program.result().accept(new Readers(preparation, width(program)));
        this.streamable = subqueries.isEmpty()
                && groupSteps == null
                && program.body().isRootOnly()
                && rootQuery != null
                && (rootQuery.limitedByStore() || program.limit().isEmpty());
    }

    /** The number of cells of a row that is read. */
    private static int width(ReadProgram program) {
        return program.groups().orElse(program.body()).width();
    }

    @Override
    public <T> Flux<T> stream(BoundStatement<T> request, ExecutionTarget target) {
        if (rootQuery == null) {
            return Flux.empty();
        }
        RowReader<T> rows = reader(request);
        boolean fromWire = streamable && target.canStream();
        return new WindowFlattener<>(
                demand -> target.windows(
                        fromWire
                                ? decoded(request, rows)
                                : source(request.values(), rows, Long.MAX_VALUE, target, demand::isUnbounded),
                        demand),
                fromWire);
    }

    @Override
    public Mono<?> single(BoundStatement<?> request, ExecutionTarget target) {
        return switch (program.terminal()) {
            case ALL, PAGE -> rows(request, reader(request), target, Long.MAX_VALUE);
            case FIRST -> rows(request, reader(request), target, 1).mapNotNull(ReadPlan::firstOf);
            case ONE -> rows(request, reader(request), target, 2).map(rows -> singleOrThrow(rows, request));
            case COUNT -> count(request, target, Long.MAX_VALUE);
            case EXISTS -> count(request, target, 1).map(rows -> rows > 0);
            case AGGREGATE -> aggregate(request, target);
        };
    }

    @Override
    public Set<String> tables() {
        return program.tables();
    }

    /** Reads the rows as cells, for other plans. */
    public Mono<List<@Nullable Object[]>> cells(Lease lease, @Nullable Object[] values) {
        if (rootQuery == null) {
            return Mono.just(List.of());
        }
        RowReader<@Nullable Object[]> cells = BufferedRows.cells(width(program));
        WindowExecution<@Nullable Object[]> run = run(values, cells, Long.MAX_VALUE);
        if (groupSteps == null && rootQuery.streamed() && subqueries.isEmpty() && run.remaining() < Long.MAX_VALUE) {
            return new StreamedWindows<>(rootQuery, run).wanted(lease);
        }
        WindowSource<@Nullable Object[]> rows = groupSteps == null
                ? withSubqueries(run, new SingleWindow<>(rootQuery, run))
                : grouped(rootQuery, groupSteps, run);
        return rows.next(lease).map(Window::rows);
    }

    /** @param enough the number of rows that determines the result */
    private <T> Mono<List<T>> rows(BoundStatement<?> request, RowReader<T> rows, ExecutionTarget target, long enough) {
        RootQueryPlan root = rootQuery;
        if (root == null) {
            return Mono.just(List.of());
        }
        if (streamable) {
            return target.read(lease -> lease.rows(root.unpaged().compiled(), request.values(), rows)
                    .collect(ArrayList::new, (all, row) -> {
                        if (all.size() < enough) {
                            all.add(row);
                        }
                    }));
        }
        if (root.limitedByStore() && enough != Long.MAX_VALUE) {
            return target.read(lease -> new SingleWindow<>(root, run(request.values(), rows, enough))
                    .next(lease)
                    .map(Window::rows));
        }
        return target.windows(source(request.values(), rows, enough, target, ALL), ActivityState.RUNNING)
                .collect(ArrayList::new, (all, window) -> all.addAll(window.rows()));
    }

    private Mono<Long> count(BoundStatement<?> request, ExecutionTarget target, long enough) {
        RootQueryPlan root = rootQuery;
        if (root == null) {
            return Mono.just(0L);
        }
        if (program.result() instanceof Result.Counted counted && counted.byStore()) {
            // single() would log an error if a cancel dropped the row
            return target.read(lease -> lease.rows(root.unpaged().compiled(), request.values(), NUMBER)
                            .reduce(Long::sum))
                    .map(rows ->
                            Math.min(Math.max(0, rows - skippedOffset(request.values())), limit(request.values())));
        }
        if (root.limitedByStore() && enough != Long.MAX_VALUE) {
            return rows(request, PRESENT, target, enough).map(rows -> (long) rows.size());
        }
        return target.windows(source(request.values(), PRESENT, enough, target, ALL), ActivityState.RUNNING)
                .reduce(0L, (rows, window) -> rows + window.rows().size())
                .map(rows -> Math.max(0, rows - skippedOffset(request.values())));
    }

    private Mono<?> aggregate(BoundStatement<?> request, ExecutionTarget target) {
        Result.Aggregated aggregated = (Result.Aggregated) program.result();
        RowReader<Object> row = reader(request);
        if (rootQuery == null) {
            return Mono.fromSupplier(() -> new RowAggregation(aggregated, maxBufferedRows).read(row));
        }
        if (aggregated.byStore()) {
            return rows(request, row, target, Long.MAX_VALUE).mapNotNull(ReadPlan::firstOf);
        }
        RowReader<@Nullable Object[]> cells = BufferedRows.cells(program.body().width());
        return target.windows(source(request.values(), cells, Long.MAX_VALUE, target, ALL), ActivityState.RUNNING)
                .reduceWith(
                        () -> new RowAggregation(aggregated, maxBufferedRows), (all, window) -> all.add(window.rows()))
                .map(all -> all.read(row));
    }

    private <T> WindowSource<T> decoded(BoundStatement<T> request, RowReader<T> rows) {
        RootQueryPlan root = rootQuery();
        return new WindowSource<>() {
            @Override
            public Mono<Window<T>> next(Lease lease) {
                throw new IllegalStateException("rows from the wire have no windows in a transaction");
            }

            @Override
            public Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
                return StreamedWindows.decoded(lease.rows(root.unpaged().compiled(), request.values(), rows));
            }
        };
    }

    private <T> WindowSource<T> source(
            @Nullable Object[] values,
            RowReader<T> rows,
            long enough,
            ExecutionTarget target,
            BooleanSupplier wantsAll) {
        RootQueryPlan root = rootQuery();
        WindowExecution<T> run = run(values, rows, enough);
        if (groupSteps != null) {
            return grouped(root, groupSteps, run);
        }
        RootQueryPlan.Keyset keyset = root.keyset();
        if (keyset != null) {
            KeysetWindows<T> byKeyset = new KeysetWindows<>(keyset, run);
            WindowSource<T> windows =
                    keyset.byCursor() && target.canOpenCursor() ? new CursorWindows<>(byKeyset, keyset, run) : byKeyset;
            return keyset.hasWhole() ? new WholeFirstWindows<>(keyset, run, wantsAll, windows) : windows;
        }
        if (root.streamed()) {
            return withSubqueries(run, new StreamedWindows<>(root, run));
        }
        return streamable ? new DecodedWindow<>(root, run) : withSubqueries(run, new SingleWindow<>(root, run));
    }

    private <T> WindowSource<T> grouped(RootQueryPlan root, WindowPipeline steps, WindowExecution<T> run) {
        WindowExecution<@Nullable Object[]> operands = new WindowExecution<>(
                body, run.values(), BufferedRows.cells(program.body().width()), maxBufferedRows, Long.MAX_VALUE);
        MirNode.Groups groups =
                (MirNode.Groups) program.groups().orElseThrow().nodes().get(0);
        return new GroupedWindow<>(
                withSubqueries(operands, new StreamedWindows<>(root, operands)),
                () -> new RowGroups(groups, maxBufferedRows),
                run.with(steps));
    }

    private <T> WindowSource<T> withSubqueries(WindowExecution<T> run, WindowSource<T> windows) {
        return subqueries.isEmpty() ? windows : new SubqueryFirstWindows<>(subqueries, run.values(), windows);
    }

    private <T> WindowExecution<T> run(@Nullable Object[] values, RowReader<T> rows, long enough) {
        long wanted = limit(values) == Long.MAX_VALUE ? Long.MAX_VALUE : limit(values) + skippedOffset(values);
        return new WindowExecution<>(
                body,
                ParameterSlots.slots(values, program.valueSlots()),
                rows,
                maxBufferedRows,
                Math.min(enough, wanted));
    }

    private long limit(@Nullable Object[] values) {
        return program.limit().map(rows -> ParameterSlots.rows(rows, values)).orElse(Long.MAX_VALUE);
    }

    /** The offset of a count. */
    private long skippedOffset(@Nullable Object[] values) {
        return program.result() instanceof Result.Counted counted
                ? counted.offset()
                        .map(rows -> ParameterSlots.rows(rows, values))
                        .orElse(0L)
                : 0;
    }

    private RootQueryPlan rootQuery() {
        if (rootQuery == null) {
            throw new IllegalStateException("nothing is read");
        }
        return rootQuery;
    }

    /** The generated code guarantees the row type of the request. */
    @SuppressWarnings("unchecked")
    private <T> RowReader<T> reader(BoundStatement<?> request) {
        RowReader<?> rows = reader != null ? reader : request.reader();
        if (rows == null) {
            throw new IllegalStateException("nobody reads the selected rows");
        }
        return (RowReader<T>) rows;
    }

    private static <T> @Nullable T firstOf(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    private static <T> T singleOrThrow(List<T> rows, BoundStatement<?> request) {
        String subject = request.shape().subject();
        if (rows.isEmpty()) {
            throw new NotFoundException("one() found no row", List.of())
                    .with("model", subject)
                    .hint("use first(), which is empty if there is no row");
        }
        if (rows.size() > 1) {
            throw new NonUniqueResultException("one() found more than one row")
                    .with("model", subject)
                    .hint("filter by a unique key, or use first()");
        }
        return rows.get(0);
    }

    /** The reader of a row of slot 0; null if the request has one, or if the rows are only counted. */
    private record Readers(PlanContext preparation, int width) implements Result.Visitor<@Nullable RowReader<?>> {
        @Override
        public RowReader<?> visitRecords(Result.Records records) {
            return preparation.records(records);
        }

        @Override
        public @Nullable RowReader<?> visitSelected(Result.Selected selected) {
            return null;
        }

        @Override
        public @Nullable RowReader<?> visitCounted(Result.Counted counted) {
            return null;
        }

        @Override
        public @Nullable RowReader<?> visitAggregated(Result.Aggregated aggregated) {
            return null;
        }

        @Override
        public RowReader<?> visitRows(Result.Rows rows) {
            return BufferedRows.cells(width);
        }
    }
}
