package dev.runnel.planner.oracle;

import dev.runnel.planner.oracle.RandomStatements.Both;
import dev.runnel.planner.program.MergeOutput;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.Keyset;
import dev.runnel.planner.program.ReadProgram.RootQuery;
import dev.runnel.planner.program.ReadProgram.Streamed;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link ReadProgram} on {@link Data}, stage by stage. Returns the result in the form of {@link
 * ModelEvaluation}.
 */
public final class ProgramRun implements MirNode.Visitor<Void> {
    private final ReadProgram program;
    private final Data data;
    private final @Nullable Object[] values;
    private final List<List<@Nullable Object[]>> slots = new ArrayList<>();

    /** The node that runs. */
    private int at;

    /** The number of rows that earlier windows returned. */
    private long given;

    private ProgramRun(ReadProgram program, Data data, @Nullable Object[] values) {
        this.program = program;
        this.data = data;
        this.values = Arrays.copyOf(values, program.valueSlots());
    }

    /** The answer in one window. */
    public static Object whole(ReadProgram program, Both both, Data data) {
        ProgramRun run = new ProgramRun(program, data, both.values());
        return run.answer(both.shape(), rows(program, data, both.values()));
    }

    /** The answer in windows of {@code size} root rows, by keyset or as they stream. */
    public static Object windows(ReadProgram program, Both both, Data data, int size) {
        ProgramRun run = new ProgramRun(program, data, both.values());
        RootQuery rootQuery = program.rootQuery().orElseThrow();
        if (!run.fed()) {
            return run.answer(both.shape(), List.of());
        }
        return run.answer(
                both.shape(),
                rootQuery.paging() instanceof Keyset keyset
                        ? run.byKeyset(keyset, size)
                        : run.streamed(rootQuery, size));
    }

    /** The answer by the statement that reads few rows at once. */
    public static Object few(ReadProgram program, Both both, Data data) {
        ProgramRun run = new ProgramRun(program, data, both.values());
        Keyset keyset = (Keyset) program.rootQuery().orElseThrow().paging();
        run.values[keyset.limitSlot()] = run.remaining();
        return run.answer(both.shape(), run.window(run.read(keyset.whole().orElseThrow())));
    }

    /** The rows of the program as they are. */
    public static List<@Nullable Object[]> rows(ReadProgram program, Data data, @Nullable Object[] values) {
        ProgramRun run = new ProgramRun(program, data, values);
        return !run.fed()
                ? List.of()
                : program.rootQuery()
                        .map(rootQuery -> run.window(run.read(rootQuery.operation())))
                        .orElse(List.of());
    }

    /** Reads the subqueries. Returns whether the read can have a row. */
    private boolean fed() {
        boolean some = true;
        for (ReadProgram.MaterializedSubquery feed : program.subqueries()) {
            if (feed.ofNothing().isPresent()) {
                List<@Nullable Object[]> rows = rows(feed.read(), data, values);
                values[feed.slot()] = rows.isEmpty() ? feed.ofNothing().get().value() : rows.get(0)[0];
                some &= !feed.required() || Boolean.TRUE.equals(values[feed.slot()]);
                continue;
            }
            List<Object> list = new ArrayList<>();
            for (@Nullable Object[] row : rows(feed.read(), data, values)) {
                if (row[0] != null && !list.contains(row[0])) {
                    list.add(row[0]);
                }
            }
            values[feed.slot()] = list;
            some &= !feed.required() || !list.isEmpty();
        }
        return some;
    }

    private List<@Nullable Object[]> byKeyset(Keyset keyset, int size) {
        List<@Nullable Object[]> all = new ArrayList<>();
        SelectRows operation = keyset.first();
        while (true) {
            long wanted = Math.min(size, remaining());
            values[keyset.limitSlot()] = wanted;
            List<@Nullable Object[]> rows = read(operation);
            if (rows.isEmpty()) {
                return all;
            }
            @Nullable Object[] last = rows.get(rows.size() - 1);
            int absent = 0;
            for (int i = 0; i < keyset.cells().size(); i++) {
                Object position = last[keyset.cells().get(i)];
                values[keyset.slots().get(i)] = position;
                absent |= position == null ? 1 << i : 0;
            }
            all.addAll(window(rows));
            given += rows.size();
            operation = Objects.requireNonNull(keyset.next().get(absent), "a select for these absent values");
        }
    }

    private List<@Nullable Object[]> streamed(RootQuery rootQuery, int size) {
        List<@Nullable Object[]> all = new ArrayList<>();
        List<@Nullable Object[]> rows = read(rootQuery.operation());
        int step = rootQuery.paging() instanceof Streamed ? size : Integer.MAX_VALUE / 2;
        for (int from = 0; from < rows.size(); from += step) {
            List<@Nullable Object[]> window = window(rows.subList(from, Math.min(from + step, rows.size())));
            all.addAll(window);
            given += window.size();
        }
        return all;
    }

    private long remaining() {
        return program.limit()
                .map(limit -> (Long) Slots.value(limit, values) - given)
                .orElse(Long.MAX_VALUE);
    }

    private List<@Nullable Object[]> window(List<@Nullable Object[]> rootRows) {
        slots.clear();
        for (int i = 0; i < program.body().rowSlots(); i++) {
            slots.add(new ArrayList<>());
        }
        rootRows.forEach(row -> slots.get(0)
                .add(Arrays.copyOf(row, Math.max(row.length, program.body().width()))));
        for (Schedule.Stage stage : program.body().stages()) {
            Stream.concat(stage.loads().stream(), stage.steps().stream()).forEach(this::run);
        }
        return new ArrayList<>(slots.get(0));
    }

    private void run(int node) {
        at = node;
        program.body().nodes().get(node).accept(this);
    }

    private int slot(int node) {
        return program.body().slots().get(node);
    }

    private List<@Nullable Object[]> own() {
        return slots.get(slot(at));
    }

    private Object answer(Select select, List<@Nullable Object[]> rows) {
        if (program.result() instanceof Result.Counted counted) {
            if (program.terminal() == ResultMode.EXISTS) {
                return !rows.isEmpty();
            }
            long rowsFound = !counted.byStore() ? rows.size() : rows.isEmpty() ? 0 : (Long) rows.get(0)[0];
            given = 0;
            long after = rowsFound
                    - counted.offset()
                            .map(skipped -> (Long) Slots.value(skipped, values))
                            .orElse(0L);
            return Math.min(Math.max(0, after), remaining());
        }
        List<Object> answer = new ArrayList<>();
        rows.forEach(row -> answer.add(
                program.result() instanceof Result.Records records
                        ? record(records, row)
                        : Arrays.asList(row).subList(0, select.selection().size() + related(select))));
        long most = switch (program.terminal()) {
            case FIRST -> 1;
            case ONE -> 2;
            case ALL, COUNT, EXISTS, AGGREGATE, PAGE -> Long.MAX_VALUE;
        };
        return answer.subList(0, (int) Math.min(most, answer.size()));
    }

    private static int related(Select select) {
        return (int) select.includes().stream()
                .filter(Include.OfRelation.class::isInstance)
                .count();
    }

    private static Map<String, @Nullable Object> record(Result.Records records, @Nullable Object[] row) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        Entity entity = records.entity();
        int at = 0;
        for (Field field : entity.fields()) {
            if (!field.deferred()) {
                record.put(field.name(), row[at++]);
            } else if (records.loads().field(field.index()) >= 0) {
                record.put(field.name(), row[records.loads().field(field.index())]);
            }
        }
        for (Relation relation : entity.relations()) {
            if (records.loads().relation(relation.index()) >= 0) {
                record.put(relation.name(), row[records.loads().relation(relation.index())]);
            }
        }
        return record;
    }

    private List<@Nullable Object[]> read(Operation operation) {
        if (operation instanceof SelectRows select) {
            return TableEvaluation.rows(select, data, values);
        }
        ReadItems read = (ReadItems) operation;
        List<@Nullable Object[]> found = new ArrayList<>();
        for (@Nullable Object[] item : data.rows(read.table().name())) {
            if (finds(read, item)) {
                found.add(Data.cells(item, read.selection()).toArray());
            }
        }
        return found;
    }

    private boolean finds(ReadItems read, @Nullable Object[] item) {
        if (read.access() instanceof ReadItems.ByKey byKey) {
            return Slots.keys(byKey.key(), values)
                    .contains(Data.cells(item, read.table().key()));
        }
        if (read.access() instanceof ReadItems.ByPartition byPartition) {
            int parts = byPartition.key().size();
            if (parts < read.table().partition()) {
                throw new AssertionError("no whole partition of " + read.table());
            }
            return Slots.keys(byPartition.key(), values)
                    .contains(Data.cells(item, read.table().key().subList(0, parts)));
        }
        if (read.access() instanceof ReadItems.ByIndex byIndex) {
            boolean declared = Stream.concat(read.table().indexes().stream(), read.table().uniques().stream())
                    .map(NamedColumns::columns)
                    .anyMatch(byIndex.columns()::equals);
            if (!declared) {
                throw new AssertionError("no index of " + read.table() + " on " + byIndex.columns());
            }
            List<Column> columns = byIndex.columns().subList(0, byIndex.key().size());
            List<Column> rest =
                    byIndex.columns().subList(columns.size(), byIndex.columns().size());
            if (rest.stream().anyMatch(column -> column.type().nullable())) {
                throw new AssertionError("an index has no item with an absent part: " + byIndex.columns());
            }
            return Slots.keys(byIndex.key(), values).contains(Data.cells(item, columns));
        }
        return true;
    }

    @Override
    public Void visitRootScan(MirNode.RootScan drive) {
        throw new AssertionError("its rows are there before the first stage");
    }

    @Override
    public Void visitEmptyRows(MirNode.EmptyRows nothing) {
        throw new AssertionError("it is of no stage");
    }

    @Override
    public Void visitGroups(MirNode.Groups groups) {
        throw new AssertionError("it is of no stage");
    }

    @Override
    public Void visitLoad(MirNode.Load load) {
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>();
        for (@Nullable Object[] row : slots.get(slot(load.parent()))) {
            List<@Nullable Object> key = at(row, load.cells());
            if (!key.contains(null)) {
                keys.add(key);
            }
        }
        for (int i = 0; i < load.keySlots().size(); i++) {
            int part = i;
            values[load.keySlots().get(i)] =
                    keys.stream().map(key -> key.get(part)).toList();
        }
        if (!keys.isEmpty()) {
            read(load.operation())
                    .forEach(row ->
                            own().add(Arrays.copyOf(row, program.body().widths().get(at))));
        }
        return null;
    }

    @Override
    public Void visitFilter(MirNode.Filter filter) {
        own().removeIf(row -> !new RowEvaluation(values, row).holds(filter.test()));
        return null;
    }

    @Override
    public Void visitSort(MirNode.Sort sort) {
        own().sort((a, b) -> {
            for (MirNode.Sort.Key key : sort.keys()) {
                int order = Compared.order(
                        key.type().storage(),
                        key.direction(),
                        key.nullsFirst(),
                        new RowEvaluation(values, a).value(key.operand()),
                        new RowEvaluation(values, b).value(key.operand()));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        return null;
    }

    @Override
    public Void visitLimit(MirNode.Limit limit) {
        List<@Nullable Object[]> rows = own();
        int first = (int) Math.min(Slots.offset(limit.rows(), values), rows.size());
        rows.subList(0, first).clear();
        long most = Slots.limit(limit.rows(), values) - (slot(at) == 0 ? given : 0);
        rows.subList((int) Math.min(most, rows.size()), rows.size()).clear();
        return null;
    }

    @Override
    public Void visitLimitPerKey(MirNode.LimitPerKey limit) {
        Map<List<@Nullable Object>, Long> counts = new HashMap<>();
        long offset = Slots.offset(limit.rows(), values);
        long most = Slots.limit(limit.rows(), values);
        own().removeIf(row -> {
            long number = counts.merge(at(row, limit.cells()), 1L, Long::sum) - offset;
            return number < 1 || number > most;
        });
        return null;
    }

    @Override
    public Void visitDistinct(MirNode.Distinct distinct) {
        Set<List<@Nullable Object>> seen = new HashSet<>();
        own().removeIf(row ->
                !seen.add(Arrays.asList(row).subList(0, distinct.types().size())));
        return null;
    }

    @Override
    public Void visitNestedMerge(MirNode.NestedMerge merge) {
        for (@Nullable Object[] parent : own()) {
            List<@Nullable Object> key = at(parent, merge.parentCells());
            List<@Nullable Object[]> children = new ArrayList<>();
            for (@Nullable Object[] child : slots.get(slot(merge.children()))) {
                if (!key.contains(null) && key.equals(at(child, merge.childCells()))) {
                    children.add(child);
                }
            }
            parent[merge.cell()] = merge.shape().accept(new Merged(children));
        }
        return null;
    }

    private record Merged(List<@Nullable Object[]> children) implements MergeOutput.Visitor<@Nullable Object> {
        @Override
        public @Nullable Object visitRowOrNull(MergeOutput.RowOrNull shape) {
            return children.isEmpty() ? null : children.get(0);
        }

        @Override
        public Object visitRows(MergeOutput.Rows shape) {
            return children;
        }

        @Override
        public @Nullable Object visitSelected(MergeOutput.Selected shape) {
            List<Object> given = new ArrayList<>();
            children.forEach(child -> given.add(
                    shape.child().<Object>map(records -> record(records, child)).orElse(Arrays.asList(child))));
            return !shape.relation().toOne() ? given : given.isEmpty() ? null : given.get(0);
        }

        @Override
        public @Nullable Object visitRecords(MergeOutput.Records shape) {
            List<Object> records = new ArrayList<>();
            children.forEach(child -> records.add(record(shape.child(), child)));
            return !shape.relation().toOne() ? records : records.isEmpty() ? null : records.get(0);
        }
    }

    @Override
    public Void visitProject(MirNode.Project project) {
        own().replaceAll(row -> Arrays.copyOf(
                project.operands().stream()
                        .map(operand -> new RowEvaluation(values, row).value(operand))
                        .toArray(),
                program.body().widths().get(at)));
        return null;
    }

    private static List<@Nullable Object> at(@Nullable Object[] row, List<Integer> cells) {
        List<@Nullable Object> found = new ArrayList<>();
        cells.forEach(cell -> found.add(row[cell]));
        return found;
    }
}
