package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.planner.fold.Terms;
import dev.runnel.planner.index.AccessPath;
import dev.runnel.planner.program.MergeShape;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowTest;
import dev.runnel.planner.program.RowTest.AllOf;
import dev.runnel.planner.program.RowTest.Always;
import dev.runnel.planner.program.RowTest.Cell;
import dev.runnel.planner.program.RowTest.Negated;
import dev.runnel.schema.Column;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Arithmetic;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.Cased;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountOf;
import dev.runnel.spi.TableExpr.CountRows;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.InSelect;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.KeyIn;
import dev.runnel.spi.TableExpr.KeyMatch;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.TextMatch;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.FunctionOp;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/** What a condition over tables is on rows in memory. The rows of a subquery are loaded and merged into those it correlates with. */
final class ItemConditions {
    private final MirBuilder mir;
    private final ItemScopes scopes;
    private final Capabilities capabilities;

    ItemConditions(MirBuilder mir, ItemScopes scopes, Capabilities capabilities) {
        this.mir = mir;
        this.scopes = scopes;
        this.capabilities = capabilities;
    }

    /** That the rows of the nearest select have their inner joins, and that these conditions hold. */
    List<RowTest> tests(SelectRows rows, List<TableExpr> conditions) {
        List<RowTest> tests = new ArrayList<>();
        for (int i = 0; i < rows.joins().size(); i++) {
            if (!rows.joins().get(i).outer()) {
                Cell joined = new Cell(0, scopes.source(0, i + 1).path());
                tests.add(new Negated(new RowTest.Absent(joined)));
            }
        }
        conditions.forEach(condition -> tests.add(test(condition)));
        return tests;
    }

    static RowTest allOf(List<RowTest> tests) {
        return switch (tests.size()) {
            case 0 -> new Always(true);
            case 1 -> tests.get(0);
            default -> new AllOf(tests);
        };
    }

    RowTest.Operand operand(TableExpr expr) {
        return expr.accept(toOperand);
    }

    private RowTest test(TableExpr condition) {
        return condition.accept(toTest);
    }

    private UnsupportedFeature arithmeticRefused() {
        return new UnsupportedFeature(
                        ErrorCode.ARITHMETIC_NOT_NATIVE, "the database does not support arithmetic in conditions")
                .with("backend", capabilities.name())
                .hint("compute the value before the query, or filter the rows in the application");
    }

    private UnsupportedFeature noClock() {
        return new UnsupportedFeature(ErrorCode.CLOCK_NOT_NATIVE, "the database has no clock function")
                .with("backend", capabilities.name())
                .hint("pass the time of the application");
    }

    /** Rows of a subquery in a cell of the row that it correlates with, and which of them it is about. */
    private record Related(Cell rows, RowTest test) {}

    /** The rows of the subquery are loaded by the keys of the source that it correlates with, and merged into its rows. */
    private Related related(SelectRows subquery) {
        List<TableExpr> conditions = new ArrayList<>(Terms.conjuncts(subquery.where()));
        KeyMatch match = correlation(conditions);
        conditions.remove(match);
        ColumnRef outside = (ColumnRef) match.right().get(0);
        int up = outside.up() - 1;
        ItemSource owner = scopes.source(up, outside.source());
        List<Integer> ownerCells = owner.cells(columns(match.right()));
        List<Column> childColumns = columns(match.left());
        List<Value.ListParam> keys = mir.newKeys(childColumns);
        int parent = owner.node();
        ItemSource child = scopes.source(
                subquery.table(),
                childColumns,
                List.of(),
                AccessPath.toKeys(subquery.table(), childColumns, List.copyOf(keys)),
                operation -> MirNode.Load.of(parent, ownerCells, keys, operation));
        ItemScopes.Scope scope = scopes.open(subquery, child);
        List<RowTest> inner = tests(subquery, conditions);
        scopes.close(scope);
        int cell = owner.width();
        owner.append(subquery.table().name(), new Type.ListOf(child.type()));
        owner.node(mir.add(
                new MirNode.Merge(
                        owner.node(), ownerCells, child.node(), child.cells(childColumns), cell, new MergeShape.Rows()),
                owner.type()));
        return new Related(new Cell(up, owner.pathTo(cell)), allOf(inner));
    }

    private static KeyMatch correlation(List<TableExpr> conditions) {
        return conditions.stream()
                .filter(KeyMatch.class::isInstance)
                .map(KeyMatch.class::cast)
                .filter(match -> match.left().stream().allMatch(ref -> ref instanceof ColumnRef own && own.up() == 0)
                        && match.right().stream().allMatch(ref -> ref instanceof ColumnRef outer && outer.up() > 0))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A subquery without a key of the select around it"));
    }

    private static List<Column> columns(List<TableExpr> refs) {
        return refs.stream().map(ref -> ((ColumnRef) ref).column()).toList();
    }

    private static IllegalStateException notAfterLowering(TableExpr expr) {
        return new IllegalStateException(
                "No such node stands here after lowering: " + expr.getClass().getSimpleName());
    }

    private final TableExpr.Visitor<RowTest.Operand> toOperand = new TableExpr.Visitor<>() {
        @Override
        public RowTest.Operand visitColumn(ColumnRef ref) {
            ItemSource source = scopes.source(ref.up(), ref.source());
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
        public RowTest.Operand visitInSelect(InSelect in) {
            throw notAfterLowering(in);
        }

        @Override
        public RowTest.Operand visitTextMatch(TextMatch match) {
            return new RowTest.Tested(test(match));
        }

        @Override
        public RowTest.Operand visitKeyMatch(KeyMatch keyMatch) {
            return new RowTest.Tested(test(keyMatch));
        }

        @Override
        public RowTest.Operand visitKeyIn(KeyIn keyIn) {
            return new RowTest.Tested(test(keyIn));
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
        public RowTest.Operand visitCountOf(CountOf countOf) {
            Related related = related(countOf.subquery());
            return new RowTest.RowCount(related.rows(), related.test());
        }

        @Override
        public RowTest.Operand visitCased(Cased cased) {
            return new RowTest.Cased(cased.letters(), operand(cased.text()));
        }

        @Override
        public RowTest.Operand visitCall(Call call) {
            if (call.function() == FunctionOp.NOW) {
                throw noClock();
            }
            return new RowTest.Called(
                    call.function(),
                    call.operands().stream().map(ItemConditions.this::operand).toList());
        }

        @Override
        public RowTest.Operand visitCountRows(CountRows countRows) {
            throw notAfterLowering(countRows);
        }
    };

    private final TableExpr.Visitor<RowTest> toTest = new TableExpr.Visitor<>() {
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
        public RowTest visitInSelect(InSelect in) {
            throw notAfterLowering(in);
        }

        @Override
        public RowTest visitTextMatch(TextMatch match) {
            return new RowTest.Matched(match.op(), operand(match.text()), operand(match.pattern()));
        }

        @Override
        public RowTest visitKeyMatch(KeyMatch match) {
            return new RowTest.SameKey(
                    match.left().stream().map(ItemConditions.this::operand).toList(),
                    match.right().stream().map(ItemConditions.this::operand).toList());
        }

        @Override
        public RowTest visitKeyIn(KeyIn keyIn) {
            return new RowTest.ListedKey(
                    keyIn.columns().stream().map(ItemConditions.this::operand).toList(), keyIn.keys());
        }

        @Override
        public RowTest visitAnd(And and) {
            return new AllOf(and.terms().stream().map(ItemConditions.this::test).toList());
        }

        @Override
        public RowTest visitOr(Or or) {
            return new RowTest.AnyOf(
                    or.terms().stream().map(ItemConditions.this::test).toList());
        }

        @Override
        public RowTest visitNot(Not not) {
            return new Negated(test(not.condition()));
        }

        @Override
        public RowTest visitExists(Exists exists) {
            Related related = related(exists.subquery());
            return new RowTest.SomeRow(related.rows(), related.test());
        }

        @Override
        public RowTest visitArithmetic(Arithmetic arithmetic) {
            throw arithmeticRefused();
        }

        @Override
        public RowTest visitCountOf(CountOf countOf) {
            throw notAfterLowering(countOf);
        }

        @Override
        public RowTest visitCased(Cased cased) {
            throw notAfterLowering(cased);
        }

        @Override
        public RowTest visitCall(Call call) {
            throw notAfterLowering(call);
        }

        @Override
        public RowTest visitCountRows(CountRows countRows) {
            throw notAfterLowering(countRows);
        }
    };
}
