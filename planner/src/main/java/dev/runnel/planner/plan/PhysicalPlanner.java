package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.CascadingDelete;
import dev.runnel.planner.hir.Hir.Delete;
import dev.runnel.planner.hir.Hir.Insert;
import dev.runnel.planner.hir.Hir.Page;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.hir.Hir.Sql;
import dev.runnel.planner.hir.Hir.Update;
import dev.runnel.planner.hir.Hir.UpdateMany;
import dev.runnel.planner.hir.Hir.Upsert;
import dev.runnel.planner.hir.Hir.UpsertMany;
import dev.runnel.planner.hir.Hir.WriteSequence;
import dev.runnel.planner.index.AccessPaths;
import dev.runnel.planner.normalize.Normalized;
import dev.runnel.planner.program.CascadeProgram;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.PageProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Paging;
import dev.runnel.planner.program.ReadProgram.RootQuery;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UpdateManyProgram;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.UpsertManyProgram;
import dev.runnel.planner.program.UpsertProgram;
import dev.runnel.planner.program.UpsertProgram.Merge;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.planner.program.WriteSequenceProgram;
import dev.runnel.planner.sanity.InvariantChecks;
import dev.runnel.planner.schedule.Scheduler;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.StatementOptions;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Plans one statement for a database: reads as a DAG that is then scheduled, writes directly. In: a {@link Hir}. Out:
 * a {@link Program}.
 */
public final class PhysicalPlanner implements Hir.Visitor<Program> {
    private final Schema schema;
    private final Capabilities capabilities;
    private final Normalized normalized;
    private final ModelStatement statement;
    private final int parameterCount;
    private final List<RangeCheckedParameter> ranged;
    private final Consumer<Mir> observer;
    private final AccessPaths paths;

    private PhysicalPlanner(Schema schema, Capabilities capabilities, Normalized normalized, Consumer<Mir> observer) {
        this.schema = schema;
        this.capabilities = capabilities;
        this.normalized = normalized;
        this.statement = normalized.statement();
        this.parameterCount = normalized.parameterCount();
        this.ranged = ParameterRanges.of(statement, capabilities);
        this.observer = observer;
        this.paths = new AccessPaths(capabilities, optionsOf(statement));
    }

    /**
     * @param observer receives the DAG of each read, for EXPLAIN
     * @throws dev.runnel.error.UnsupportedFeatureException if the database does not support the statement
     */
    public static Program plan(
            Schema schema, Capabilities capabilities, Normalized normalized, Hir hir, Consumer<Mir> observer) {
        return hir.accept(new PhysicalPlanner(schema, capabilities, normalized, observer));
    }

    @Override
    public ReadProgram visitRead(Read read) {
        return planned(read).program();
    }

    @Override
    public PageProgram visitPage(Page page) {
        Optional<Read> withExistence = page.others()
                .filter(others -> isOneSelect(page.rows()))
                .map(others -> withExistence(page.rows(), others));
        Read read = withExistence.orElse(page.rows());
        OptionalInt existence = withExistence.isPresent()
                ? OptionalInt.of(read.outputPosition(read.rows().selection().size() - 1))
                : OptionalInt.empty();
        Planned rows = planned(read);
        return new PageProgram(
                rows.program(),
                rows.item(),
                read.outputPositions(page.cells()),
                page.backwards(),
                existence,
                page.others().map(this::visitRead));
    }

    /** Whether the database selects the rows itself, and not groups of them. */
    private boolean isOneSelect(Read read) {
        return capabilities.reads().relational()
                && read.rows().grouping() == null
                && !read.rows().where().equals(ValueExpr.FALSE);
    }

    /** Adds a cell to each row: whether the other read has a row. The database evaluates it once. */
    private static Read withExistence(Read page, Read others) {
        SelectRows rows = page.rows();
        List<TableExpr> selection = new ArrayList<>(rows.selection());
        selection.add(new TableExpr.Exists(others.rows().withOrder(List.of()).withSlice(SelectRows.Slice.ALL)));
        return page.withRows(rows.withSelection(selection));
    }

    /** @param item the decoding of a row, if the program returns rows as cells */
    private record Planned(ReadProgram program, Result item) {}

    private Planned planned(Read read) {
        MirBuilder mir = new MirBuilder(parameterCount);
        Select select = (Select) statement;
        requireLockSupported(select.lock());
        if (read.rows().where().equals(ValueExpr.FALSE)) {
            Result.Records records = new Result.Records(read.entity(), read.loads());
            Result result = result(read, select, records, true);
            ReadProgram program = new ReadProgram(
                    List.of(),
                    Optional.empty(),
                    Schedule.nothing(),
                    limit(select),
                    result,
                    read.terminal(),
                    parameterCount,
                    ranged);
            return new Planned(program, item(select, records));
        }
        return capabilities.reads().relational() ? planSql(read, select, mir) : planKeyValue(read, select, mir);
    }

    private void requireLockSupported(@Nullable RowLock lock) {
        if (lock != null && !capabilities.transactions().locks().contains(lock)) {
            throw new UnsupportedFeatureException(
                            ErrorCode.LOCK_UNSUPPORTED, "the database does not support this row lock")
                    .with("backend", capabilities.name())
                    .with("lock", lock.toString())
                    .hint("use another lock, or none: a @Version detects concurrent writes");
        }
    }

    private Planned planSql(Read read, Select select, MirBuilder mir) {
        Optional<KeysetPaging> keyset =
                read.terminal() == ResultMode.ALL ? KeysetPaging.of(read.rows()) : Optional.empty();
        SelectRows rootRows = keyset.map(KeysetPaging::select).orElse(read.rows());
        SqlReadPlanner reads = new SqlReadPlanner(mir, rootRows);
        ReadPlanner.Assembled assembled = reads.assemble(read, reads.rootScan(read));
        Schedule body = schedule(mir);
        Paging paging = keyset.<Paging>map(
                        k -> k.paging(mir, capabilities.reads().cursors()))
                .orElseGet(ReadProgram.Whole::new);
        Operation unpaged = body.isRootOnly() ? read.rows() : rootRows;
        Result result = result(read, select, assembled.record(), true);
        return new Planned(
                program(read, select, List.of(), new RootQuery(unpaged, paging), body, Optional.empty(), result, mir),
                item(select, assembled.record()));
    }

    private Planned planKeyValue(Read read, Select select, MirBuilder mir) {
        KeyValueReadPlanner reads = keyValueReads(mir);
        Optional<KeyValueGroups> groups =
                Optional.ofNullable(read.rows().grouping()).map(grouping -> new KeyValueGroups(read.rows(), grouping));
        Read rows = groups.map(grouped -> read.withRows(grouped.operands())).orElseGet(() -> operands(read));
        ReadPlanner.Assembled assembled = reads.assemble(rows, reads.rootScan(rows));
        Schedule body = schedule(mir);
        Optional<Schedule> groupSteps = groups.map(grouped -> {
            MirBuilder steps = new MirBuilder(parameterCount);
            grouped.plan(steps, reads::ofGroup);
            return schedule(steps);
        });
        Paging paging = mayStream(rows.rows(), reads.isSorted()) ? new ReadProgram.Streamed() : new ReadProgram.Whole();
        Result result = result(read, select, assembled.record(), reads.isCounted());
        RootQuery rootRows = new RootQuery(body.operation().orElseThrow(), paging);
        return new Planned(
                program(read, select, reads.materializedSubqueries(), rootRows, body, groupSteps, result, mir),
                item(select, assembled.record()));
    }

    /**
     * Whether each item is in the result independently of the others, apart from a limit.
     *
     * @param sorted whether the items come in the order of the rows
     */
    private static boolean mayStream(SelectRows rows, boolean sorted) {
        return (sorted || rows.order().isEmpty())
                && !rows.distinct()
                && rows.slice().offset() == null;
    }

    private KeyValueReadPlanner keyValueReads(MirBuilder mir) {
        return new KeyValueReadPlanner(
                mir, paths, new SubqueryMaterialization(mir, capabilities, new SubqueryPrograms()));
    }

    private final class SubqueryPrograms implements SubqueryMaterialization.Programs {
        @Override
        public ReadProgram values(SelectRows rows) {
            return buffered(rows, reads -> reads.rootScan(rows), new MirBuilder(parameterCount));
        }

        /** One group of all rows, without keys. */
        @Override
        public ReadProgram aggregate(SelectRows rows) {
            SelectRows.Grouping all = new SelectRows.Grouping(List.of(), ValueExpr.TRUE);
            KeyValueGroups group = new KeyValueGroups(rows, all);
            MirBuilder mir = new MirBuilder(parameterCount);
            KeyValueReadPlanner reads = keyValueReads(mir);
            reads.rootScan(group.operands());
            Schedule body = schedule(mir);
            MirBuilder steps = new MirBuilder(parameterCount);
            group.plan(steps, reads::ofGroup);
            return new ReadProgram(
                    reads.materializedSubqueries(),
                    Optional.of(new RootQuery(body.operation().orElseThrow(), new ReadProgram.Streamed())),
                    body,
                    Optional.of(schedule(steps)),
                    Optional.empty(),
                    new Result.Rows(),
                    ResultMode.ALL,
                    mir.valueSlots(),
                    List.of());
        }
    }

    private ReadProgram program(
            Read read,
            Select select,
            List<ReadProgram.MaterializedSubquery> subqueries,
            RootQuery rootRows,
            Schedule body,
            Optional<Schedule> groups,
            Result result,
            MirBuilder mir) {
        return new ReadProgram(
                subqueries,
                Optional.of(rootRows),
                body,
                groups,
                limit(select),
                result,
                read.terminal(),
                mir.valueSlots(),
                ranged);
    }

    /** The items that a write changes, with every column. */
    private ReadProgram targets(SelectRows rows, MirBuilder mir) {
        return buffered(rows, reads -> reads.rootScan(rows, rows.table().columns()), mir);
    }

    private ReadProgram buffered(SelectRows rows, ToIntFunction<KeyValueReadPlanner> rootScan, MirBuilder mir) {
        Result raw = new Result.Rows();
        if (rows.where().equals(ValueExpr.FALSE)) {
            return new ReadProgram(
                    List.of(),
                    Optional.empty(),
                    Schedule.nothing(),
                    Optional.empty(),
                    raw,
                    ResultMode.ALL,
                    parameterCount,
                    List.of());
        }
        KeyValueReadPlanner reads = keyValueReads(mir);
        rootScan.applyAsInt(reads);
        Schedule body = schedule(mir);
        return new ReadProgram(
                reads.materializedSubqueries(),
                Optional.of(new RootQuery(body.operation().orElseThrow(), new ReadProgram.Whole())),
                body,
                Optional.ofNullable(rows.limit()),
                raw,
                ResultMode.ALL,
                mir.valueSlots(),
                List.of());
    }

    private Schedule schedule(MirBuilder builder) {
        Mir mir = builder.build();
        InvariantChecks.check(mir);
        observer.accept(mir);
        return Scheduler.schedule(mir);
    }

    /** The options of a statement. A write reads consistently. */
    private static StatementOptions optionsOf(ModelStatement statement) {
        StatementOptions options = statement.options();
        return statement instanceof Select ? options : new StatementOptions(options.allowScan(), false);
    }

    private static Optional<Value> limit(Select select) {
        return Optional.ofNullable(select.limit());
    }

    /** @param countedByStore whether the database counts and aggregates the rows */
    private static Result result(Read read, Select select, Result.Records records, boolean countedByStore) {
        return switch (read.terminal()) {
            case COUNT ->
                new Result.Counted(
                        countedByStore, Optional.ofNullable(select.extent().offset()));
            case EXISTS -> new Result.Counted(false, Optional.empty());
            case AGGREGATE -> new Result.Aggregated(countedByStore, aggregates(read));
            case ALL, FIRST, ONE -> item(select, records);
            case PAGE -> new Result.Rows();
        };
    }

    private static List<TableExpr.Aggregate> aggregates(Read read) {
        return read.rows().selection().stream()
                .map(TableExpr.Aggregate.class::cast)
                .toList();
    }

    /** The rows with the operands of the aggregates. */
    private static Read operands(Read read) {
        return read.terminal() == ResultMode.AGGREGATE
                ? read.withRows(read.rows()
                        .withSelection(aggregates(read).stream()
                                .map(TableExpr.Aggregate::operand)
                                .toList()))
                : read;
    }

    private static Result item(Select select, Result.Records records) {
        return select.selection().isEmpty() ? records : new Result.Selected();
    }

    @Override
    public Program visitSql(Sql sql) {
        MirBuilder mir = new MirBuilder(parameterCount);
        SqlOperation operation = sql.operation();
        mir.add(new MirNode.RootScan(operation), rowOf(operation));
        Schedule body = schedule(mir);
        if (sql.terminal().isEmpty()) {
            WriteResult count = new WriteResult(false, false, RequiredRows.ANY, false, Optional.empty(), List.of());
            return new UpdateProgram(
                    body, Optional.empty(), Optional.empty(), false, count, parameterCount, ranged, List.of());
        }
        return new ReadProgram(
                List.of(),
                Optional.of(new RootQuery(operation, new ReadProgram.Whole())),
                body,
                Optional.empty(),
                new Result.Selected(),
                sql.terminal().get(),
                parameterCount,
                ranged);
    }

    private static Type.Tuple rowOf(SqlOperation operation) {
        return new Type.Tuple(
                operation.result() instanceof SqlOperation.Columns some
                        ? some.columns().stream()
                                .map(column -> new Type.Part(column.name(), column.type()))
                                .toList()
                        : List.of());
    }

    @Override
    public UpsertProgram visitUpsert(Upsert upsert) {
        PhysicalPlanner update = part(normalized.parts().size() - 1);
        return new UpsertPlanner(capabilities, returningPlanner())
                .plan(
                        upsert,
                        part(0).visitInsert(upsert.create()),
                        part(1).visitRead(upsert.find()),
                        upsert.update().map(update::visitUpdate),
                        update.parameterCount);
    }

    @Override
    public Program visitUpsertMany(UpsertMany upserts) {
        PhysicalPlanner each = part(0);
        int parameters = each.part(each.normalized.parts().size() - 1).parameterCount;
        UpsertPlanner planner = new UpsertPlanner(capabilities, returningPlanner());
        UpsertProgram one = each.visitUpsert(upserts.each());
        Optional<Merge> atOnce = planner.many(upserts.each(), upserts.incoming(), parameters);
        return new UpsertManyProgram(
                one,
                atOnce,
                planner.existing(upserts.each()),
                atOnce.isPresent() && one.others().isEmpty()
                        ? Optional.empty()
                        : planner.lockFirst(upserts.each(), one.create(), parameters, rowLock()));
    }

    @Override
    public Program visitUpdateMany(UpdateMany updates) {
        PhysicalPlanner each = part(0);
        return new UpdateManyProgram(
                each.visitUpdate(updates.each()),
                capabilities.writes().listedWrites()
                        ? WritePlanner.atOnce(updates.each(), each.parameterCount)
                        : Optional.empty());
    }

    @Override
    public Program visitWriteSequence(WriteSequence sequence) {
        List<Program> writes = new ArrayList<>();
        for (Hir write : sequence.writes()) {
            PhysicalPlanner planner = part(writes.size());
            writes.add(write instanceof Read read ? planner.whole(locked(read)) : write.accept(planner));
        }
        return new WriteSequenceProgram(writes, sequence.result());
    }

    @Override
    public Program visitCascadingDelete(CascadingDelete cascade) {
        List<Program> parts = new ArrayList<>();
        for (Hir part : cascade.parts()) {
            PhysicalPlanner planner = part(parts.size());
            parts.add(
                    part instanceof Delete delete
                            ? planner.delete(delete, false)
                            : part instanceof Read read ? planner.whole(locked(read)) : part.accept(planner));
        }
        List<Table> tables = cascade.nodes().stream()
                .map(node -> schema.table(node.entity()))
                .toList();
        return new CascadeProgram(
                parts,
                cascade.nodes(),
                cascade.edges(),
                DeleteOrder.of(tables),
                tables.stream().map(table -> restricted(table, cascade.edges())).toList());
    }

    /** A read of cells that the executor buffers. */
    private ReadProgram whole(Read read) {
        ReadProgram program = visitRead(read);
        return new ReadProgram(
                program.subqueries(),
                program.rootQuery().map(root -> new RootQuery(root.operation(), new ReadProgram.Whole())),
                program.body(),
                program.limit(),
                program.result(),
                program.terminal(),
                program.valueSlots(),
                program.ranged());
    }

    /** Locks the rows of a cascade, so that no row refers to them later, if the database has such locks. */
    private Read locked(Read read) {
        return read.withRows(read.rows().withLock(rowLock()));
    }

    /** The lock of a row that other writes of a statement depend on; null for a database without row locks. */
    private @Nullable RowLock rowLock() {
        RowLock lock = new RowLock(RowLock.Strength.UPDATE, LockWait.WAIT);
        return capabilities.transactions().locks().contains(lock) ? lock : null;
    }

    /** The checks of the foreign keys to a table that no edge follows. */
    private List<ReferenceCheck> restricted(Table table, List<Edge> edges) {
        if (capabilities.keys().foreignKeys()) {
            return List.of();
        }
        WritePlanner writes = new WritePlanner(schema, capabilities, normalized, ranged, returningPlanner(), paths);
        return schema.entities().stream()
                .flatMap(owner -> writes.referrers(schema.table(owner), table, new MirBuilder(0)).stream()
                        .filter(check -> edges.stream().noneMatch(edge -> follows(edge, owner, check))))
                .toList();
    }

    private boolean follows(Edge edge, Entity owner, ReferenceCheck check) {
        return edge.relation().owner() == owner.type()
                && schema.fields(edge.relation()).stream()
                        .map(field -> schema.column(field).name())
                        .toList()
                        .equals(check.columns());
    }

    private PhysicalPlanner part(int number) {
        return new PhysicalPlanner(schema, capabilities, normalized.parts().get(number), observer);
    }

    private ReturningPlanner returningPlanner() {
        return new ReturningPlanner(
                (mir, rows) -> capabilities.reads().relational() ? new SqlReadPlanner(mir, rows) : keyValueReads(mir),
                this::schedule);
    }

    @Override
    public InsertProgram visitInsert(Insert insert) {
        return InsertPlanner.plan(capabilities, returningPlanner(), insert, ranged);
    }

    @Override
    public Program visitUpdate(Update update) {
        WritePlanner writes = new WritePlanner(schema, capabilities, normalized, ranged, returningPlanner(), paths);
        if (capabilities.writes().relational()) {
            return writes.update(update, rowLock());
        }
        MirBuilder mir = new MirBuilder(parameterCount);
        return writes.updateItems(update, targets(update.targets(), mir), mir);
    }

    @Override
    public Program visitDelete(Delete delete) {
        return delete(delete, true);
    }

    /** @param checked whether a key-value store checks that no item refers to the deleted ones */
    private Program delete(Delete delete, boolean checked) {
        WritePlanner writes = new WritePlanner(schema, capabilities, normalized, ranged, returningPlanner(), paths);
        if (capabilities.writes().relational()) {
            return writes.delete(delete);
        }
        MirBuilder mir = new MirBuilder(parameterCount);
        return writes.deleteItems(delete, targets(delete.targets(), mir), mir, checked);
    }
}
