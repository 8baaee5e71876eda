package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.planner.fold.Terms;
import dev.runnel.planner.hir.Hir.Included;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.index.AccessPath;
import dev.runnel.planner.mir.MirBuilder;
import dev.runnel.planner.mir.MirNode;
import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.MergeShape;
import dev.runnel.planner.program.RowTest;
import dev.runnel.planner.program.RowTest.AllOf;
import dev.runnel.planner.program.RowTest.Always;
import dev.runnel.planner.program.RowTest.Cell;
import dev.runnel.planner.program.RowTest.Negated;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Arithmetic;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountRows;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.KeyIn;
import dev.runnel.spi.TableExpr.KeyMatch;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads of a key-value store. Items come by key, by index or by scan; joins and subqueries become loads by keys whose rows are
 * merged in, and the rest of the condition, the order, the limit and the selection are done in memory.
 */
final class ItemReads extends ReadPlanning {
    private final Capabilities capabilities;

    /** The selects around the expression that is translated, the nearest last. */
    private final List<Frame> frames = new ArrayList<>();

    private final Set<Column> referenced = new LinkedHashSet<>();

    ItemReads(MirBuilder mir, Capabilities capabilities) {
        super(mir);
        this.capabilities = capabilities;
    }

    /** A select that is being decomposed: its own table, then its joins. */
    private static final class Frame {
        private final List<ItemSource> sources = new ArrayList<>();
        private final List<JoinedRows> joined = new ArrayList<>();
    }

    /** Rows of a join that are merged into those of another source once nothing more is merged into them. */
    private record JoinedRows(
            ItemSource owner, List<Integer> ownerCells, ItemSource rows, List<Integer> cells, int cell) {}

    @Override
    protected int drive(Read read) {
        return drive(read.rows(), selectedColumns(read.rows()));
    }

    /** The rows of a select, with these columns first. */
    int drive(SelectRows rows, List<Column> columns) {
        referenced.addAll(ReferencedColumns.of(rows));
        AccessPath path = AccessPath.of(rows.table(), Terms.conjuncts(rows.where()));
        return read(rows, path.access(), path.residual(), columns, MirNode.Drive::new);
    }

    @Override
    protected int load(Included included, int parent) {
        SelectRows rows = included.child().rows();
        referenced.addAll(ReferencedColumns.of(rows));
        List<Value.ListParam> keys =
                newKeys(included.childColumns().stream().map(Column::type).toList());
        Access access = AccessPath.toKeys(rows.table(), included.childColumns(), List.copyOf(keys));
        return read(
                rows,
                access,
                Terms.conjuncts(rows.where()),
                selectedColumns(rows),
                operation -> new MirNode.Load(parent, included.parentCells(), slots(keys), operation));
    }

    private int read(
            SelectRows rows,
            Access access,
            List<TableExpr> conditions,
            List<Column> columns,
            Function<Operation, MirNode> node) {
        ItemSource own = source(rows.table(), columns, List.of(), access, node);
        Frame frame = open(rows, own);
        List<RowTest> tests = tests(rows, frame, conditions);
        List<Action.Sort.Key> keys = new ArrayList<>();
        for (Sort sort : rows.order()) {
            keys.add(new Action.Sort.Key(
                    operand(sort.expr()), sort.expr().type(), sort.direction(), sort.absentFirst()));
        }
        List<RowTest.Operand> projection = new ArrayList<>();
        if (!isOwnColumns(rows.selection()) && !(rows.selection().get(0) instanceof CountRows)) {
            rows.selection().forEach(expr -> projection.add(operand(expr)));
        }
        close(frame);
        int result = own.node();
        if (!tests.isEmpty()) {
            result = mir.add(new MirNode.Filter(result, allOf(tests)), own.type());
        }
        if (!keys.isEmpty()) {
            result = mir.add(new MirNode.Sort(result, keys), own.type());
        }
        if (rows.limit() != null) {
            result = mir.add(new MirNode.Limit(result, rows.limit()), own.type());
        }
        if (rows.perKey() != null) {
            List<Integer> cells = rows.perKey().columns().stream()
                    .map(column -> own.cell(((ColumnRef) column).column()))
                    .toList();
            result =
                    mir.add(new MirNode.LimitPerKey(result, cells, rows.perKey().limit()), own.type());
        }
        if (!projection.isEmpty()) {
            result = mir.add(new MirNode.Project(result, projection), rowOf(rows.selection()));
        }
        return result;
    }

    private ItemSource source(
            Table table, List<Column> columns, List<Integer> path, Access access, Function<Operation, MirNode> node) {
        Set<Column> wanted = new LinkedHashSet<>(columns);
        table.columns().stream().filter(referenced::contains).forEach(wanted::add);
        List<Column> selection = List.copyOf(wanted);
        Operation operation = new ReadItems(table, access, selection);
        int at = mir.add(
                node.apply(operation),
                new Type.Tuple(selection.stream()
                        .map(column -> new Type.Part(column.name(), column.type()))
                        .toList()));
        return new ItemSource(table, selection, path, at);
    }

    private Frame open(SelectRows rows, ItemSource own) {
        Frame frame = new Frame();
        frame.sources.add(own);
        frames.add(frame);
        for (Join join : rows.joins()) {
            ItemSource owner = frame.sources.get(join.left().get(0).source());
            List<Integer> ownerCells =
                    owner.cells(join.left().stream().map(ColumnRef::column).toList());
            List<Value.ListParam> keys =
                    newKeys(join.right().stream().map(Column::type).toList());
            int cell = owner.width();
            int parent = owner.node();
            ItemSource joined = source(
                    join.table(),
                    join.right(),
                    owner.pathTo(cell),
                    AccessPath.toKeys(join.table(), join.right(), List.copyOf(keys)),
                    operation -> new MirNode.Load(parent, ownerCells, slots(keys), operation));
            owner.append(join.table().name(), joined.type());
            frame.sources.add(joined);
            frame.joined.add(new JoinedRows(owner, ownerCells, joined, joined.cells(join.right()), cell));
        }
        return frame;
    }

    /** Merges the joins, the last first: what hangs on a joined row is in it before it goes into its owner. */
    private void close(Frame frame) {
        frames.remove(frame);
        for (int i = frame.joined.size() - 1; i >= 0; i--) {
            JoinedRows joined = frame.joined.get(i);
            joined.owner.node(mir.add(
                    new MirNode.Merge(
                            joined.owner.node(),
                            joined.ownerCells,
                            joined.rows.node(),
                            joined.cells,
                            joined.cell,
                            new MergeShape.RowOrNull()),
                    joined.owner.type()));
        }
    }

    private List<RowTest> tests(SelectRows rows, Frame frame, List<TableExpr> conditions) {
        List<RowTest> tests = new ArrayList<>();
        for (int i = 0; i < rows.joins().size(); i++) {
            if (!rows.joins().get(i).outer()) {
                tests.add(new Negated(
                        new RowTest.Absent(new Cell(0, frame.sources.get(i + 1).path()))));
            }
        }
        conditions.forEach(condition -> tests.add(test(condition)));
        return tests;
    }

    private static RowTest allOf(List<RowTest> tests) {
        return switch (tests.size()) {
            case 0 -> new Always(true);
            case 1 -> tests.get(0);
            default -> new AllOf(tests);
        };
    }

    private static List<Column> selectedColumns(SelectRows rows) {
        return isOwnColumns(rows.selection())
                ? rows.selection().stream()
                        .map(expr -> ((ColumnRef) expr).column())
                        .toList()
                : rows.table().key();
    }

    /** Whether rows of the items as they are read are those of the selection: own columns, each once. */
    private static boolean isOwnColumns(List<TableExpr> selection) {
        return selection.stream().distinct().count() == selection.size()
                && selection.stream()
                        .allMatch(expr -> expr instanceof ColumnRef ref && ref.source() == 0 && ref.up() == 0);
    }

    private RowTest test(TableExpr condition) {
        return condition.accept(tests);
    }

    private RowTest.Operand operand(TableExpr expr) {
        return expr.accept(operands);
    }

    private UnsupportedFeature arithmeticRefused() {
        return new UnsupportedFeature(ErrorCode.ARITHMETIC_NOT_NATIVE, "the backend does not compute in conditions")
                .with("backend", capabilities.name())
                .hint("compute the value before the query, or filter the rows in the application");
    }

    private static IllegalStateException notAfterLowering(TableExpr expr) {
        return new IllegalStateException(
                "No such node stands here after lowering: " + expr.getClass().getSimpleName());
    }

    private final TableExpr.Visitor<RowTest.Operand> operands = new TableExpr.Visitor<>() {
        @Override
        public RowTest.Operand visitColumn(ColumnRef ref) {
            ItemSource source = frames.get(frames.size() - 1 - ref.up()).sources.get(ref.source());
            return new Cell(ref.up(), source.pathTo(source.cell(ref.column())));
        }

        @Override
        public RowTest.Operand visitValue(ValueExpr value) {
            return new RowTest.Constant(value.value());
        }

        @Override
        public RowTest.Operand visitCompare(Compare compare) {
            return new RowTest.Tested(test(compare));
        }

        @Override
        public RowTest.Operand visitIsAbsent(IsAbsent isAbsent) {
            return new RowTest.Tested(test(isAbsent));
        }

        @Override
        public RowTest.Operand visitInList(InList inList) {
            return new RowTest.Tested(test(inList));
        }

        @Override
        public RowTest.Operand visitKeyMatch(KeyMatch keyMatch) {
            return new RowTest.Tested(test(keyMatch));
        }

        @Override
        public RowTest.Operand visitKeyIn(KeyIn keyIn) {
            throw notAfterLowering(keyIn);
        }

        @Override
        public RowTest.Operand visitAnd(And and) {
            return new RowTest.Tested(test(and));
        }

        @Override
        public RowTest.Operand visitOr(Or or) {
            return new RowTest.Tested(test(or));
        }

        @Override
        public RowTest.Operand visitNot(Not not) {
            return new RowTest.Tested(test(not));
        }

        @Override
        public RowTest.Operand visitExists(Exists exists) {
            return new RowTest.Tested(test(exists));
        }

        @Override
        public RowTest.Operand visitArithmetic(Arithmetic arithmetic) {
            throw arithmeticRefused();
        }

        @Override
        public RowTest.Operand visitCountRows(CountRows countRows) {
            throw notAfterLowering(countRows);
        }
    };

    private final TableExpr.Visitor<RowTest> tests = new TableExpr.Visitor<>() {
        @Override
        public RowTest visitColumn(ColumnRef column) {
            throw notAfterLowering(column);
        }

        @Override
        public RowTest visitValue(ValueExpr value) {
            return new Always(value.equals(ValueExpr.TRUE));
        }

        @Override
        public RowTest visitCompare(Compare compare) {
            return new RowTest.Compared(
                    compare.op(),
                    operand(compare.left()),
                    operand(compare.right()),
                    compare.left().type());
        }

        @Override
        public RowTest visitIsAbsent(IsAbsent isAbsent) {
            return new RowTest.Absent(operand(isAbsent.operand()));
        }

        @Override
        public RowTest visitInList(InList inList) {
            return new RowTest.Listed(operand(inList.operand()), inList.list());
        }

        @Override
        public RowTest visitKeyMatch(KeyMatch match) {
            return new RowTest.SameKey(
                    match.left().stream().map(ItemReads.this::operand).toList(),
                    match.right().stream().map(ItemReads.this::operand).toList());
        }

        @Override
        public RowTest visitKeyIn(KeyIn keyIn) {
            throw notAfterLowering(keyIn);
        }

        @Override
        public RowTest visitAnd(And and) {
            return new AllOf(and.terms().stream().map(ItemReads.this::test).toList());
        }

        @Override
        public RowTest visitOr(Or or) {
            return new RowTest.AnyOf(
                    or.terms().stream().map(ItemReads.this::test).toList());
        }

        @Override
        public RowTest visitNot(Not not) {
            return new Negated(test(not.condition()));
        }

        /** The rows of the subquery are loaded by the keys of the source that it correlates with, and merged into its rows. */
        @Override
        public RowTest visitExists(Exists exists) {
            SelectRows subquery = exists.subquery();
            List<TableExpr> conditions = new ArrayList<>(Terms.conjuncts(subquery.where()));
            KeyMatch match = correlation(conditions);
            conditions.remove(match);
            ColumnRef outside = (ColumnRef) match.right().get(0);
            int up = outside.up() - 1;
            ItemSource owner = frames.get(frames.size() - 1 - up).sources.get(outside.source());
            List<Integer> ownerCells = owner.cells(columns(match.right()));
            List<Column> childColumns = columns(match.left());
            List<Value.ListParam> keys =
                    newKeys(childColumns.stream().map(Column::type).toList());
            int parent = owner.node();
            ItemSource child = source(
                    subquery.table(),
                    childColumns,
                    List.of(),
                    AccessPath.toKeys(subquery.table(), childColumns, List.copyOf(keys)),
                    operation -> new MirNode.Load(parent, ownerCells, slots(keys), operation));
            Frame frame = open(subquery, child);
            List<RowTest> inner = tests(subquery, frame, conditions);
            close(frame);
            int cell = owner.width();
            owner.append(subquery.table().name(), new Type.ListOf(child.type()));
            owner.node(mir.add(
                    new MirNode.Merge(
                            owner.node(),
                            ownerCells,
                            child.node(),
                            child.cells(childColumns),
                            cell,
                            new MergeShape.Rows()),
                    owner.type()));
            return new RowTest.SomeRow(new Cell(up, owner.pathTo(cell)), allOf(inner));
        }

        private KeyMatch correlation(List<TableExpr> conditions) {
            return conditions.stream()
                    .filter(KeyMatch.class::isInstance)
                    .map(KeyMatch.class::cast)
                    .filter(match -> match.left().stream()
                                    .allMatch(ref -> ref instanceof ColumnRef own && own.up() == 0)
                            && match.right().stream().allMatch(ref -> ref instanceof ColumnRef outer && outer.up() > 0))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("A subquery without a key of the select around it"));
        }

        private List<Column> columns(List<TableExpr> refs) {
            return refs.stream().map(ref -> ((ColumnRef) ref).column()).toList();
        }

        @Override
        public RowTest visitArithmetic(Arithmetic arithmetic) {
            throw arithmeticRefused();
        }

        @Override
        public RowTest visitCountRows(CountRows countRows) {
            throw notAfterLowering(countRows);
        }
    };
}
