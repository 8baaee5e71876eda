package dev.runnel.exec.step;

import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.RowScope.MergedRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link RowCondition} compiled to a predicate, once per plan. */
@FunctionalInterface
interface CompiledPredicate {
    boolean holds(EvaluationContext frames);

    /** An expression compiled to a function of the row. A condition is {@code true} or {@code false}. */
    @FunctionalInterface
    interface Operated {
        @Nullable
        Object in(EvaluationContext frames);
    }

    static CompiledPredicate of(RowCondition condition) {
        return new Compiler(List.of(), condition.scope()).filter(condition);
    }

    static Operated of(RowExpr expr) {
        return expr.fold(
                cell -> {
                    int[] path = {cell};
                    return frames -> frames.cell(0, path);
                },
                (scope, computed) -> new Compiler(List.of(), scope).value(computed));
    }

    /** One closure for each node. Columns are resolved to cells, and subqueries to merged rows, by the scopes around. */
    final class Compiler implements TableExpr.Visitor<Operated> {
        /** The nearest last. */
        private final List<RowScope> scopes;

        private Compiler(List<RowScope> around, RowScope scope) {
            scopes = new ArrayList<>(around);
            scopes.add(scope);
        }

        private CompiledPredicate filter(RowCondition condition) {
            List<CompiledPredicate> tests = new ArrayList<>();
            for (RowScope.Source source : condition.scope().sources()) {
                if (source.required()) {
                    int[] path = RowKeys.cells(source.path());
                    tests.add(frames -> frames.cell(0, path) != null);
                }
            }
            tests.add(test(condition.condition()));
            return tests.size() == 1 ? tests.get(0) : allOf(tests);
        }

        private Operated value(TableExpr expr) {
            return expr.accept(this);
        }

        private Operated[] values(List<TableExpr> exprs) {
            return exprs.stream().map(this::value).toArray(Operated[]::new);
        }

        private CompiledPredicate test(TableExpr condition) {
            Operated value = value(condition);
            return frames -> Boolean.TRUE.equals(value.in(frames));
        }

        private List<CompiledPredicate> tests(List<TableExpr> conditions) {
            return conditions.stream().map(this::test).toList();
        }

        private static CompiledPredicate allOf(List<CompiledPredicate> tests) {
            CompiledPredicate[] all = tests.toArray(CompiledPredicate[]::new);
            return frames -> {
                for (CompiledPredicate test : all) {
                    if (!test.holds(frames)) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public Operated visitColumn(TableExpr.ColumnRef ref) {
            int up = ref.depth();
            int[] path = RowKeys.cells(scopes.get(scopes.size() - 1 - up).path(ref));
            return frames -> frames.cell(up, path);
        }

        @Override
        public Operated visitValue(TableExpr.ValueExpr constant) {
            Function<@Nullable Object[], @Nullable Object> value = ParameterSlots.in(constant.value());
            return frames -> value.apply(frames.values());
        }

        @Override
        public Operated visitAnd(TableExpr.And and) {
            return allOf(tests(and.terms()))::holds;
        }

        @Override
        public Operated visitOr(TableExpr.Or or) {
            CompiledPredicate[] tests = tests(or.terms()).toArray(CompiledPredicate[]::new);
            return frames -> {
                for (CompiledPredicate test : tests) {
                    if (test.holds(frames)) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Override
        public Operated visitNot(TableExpr.Not not) {
            CompiledPredicate test = test(not.condition());
            return frames -> !test.holds(frames);
        }

        @Override
        public Operated visitCompare(TableExpr.Compare compare) {
            CompareOp op = compare.op();
            Operated left = value(compare.left());
            Operated right = value(compare.right());
            Comparator<Object> order = compare.left().type().storage().order();
            return frames -> {
                Object a = left.in(frames);
                Object b = right.in(frames);
                if (a == null || b == null) {
                    return !op.isOrdering() && (a == b) == (op == CompareOp.EQ);
                }
                return op.test(order.compare(a, b));
            };
        }

        @Override
        public Operated visitIsNull(TableExpr.IsNull isAbsent) {
            Operated operand = value(isAbsent.operand());
            return frames -> operand.in(frames) == null;
        }

        @Override
        public Operated visitInList(TableExpr.InList inList) {
            Operated operand = value(inList.operand());
            int slot = inList.list().slot();
            return frames -> {
                Object value = operand.in(frames);
                return value != null && frames.list(slot).contains(RowKeys.comparable(value));
            };
        }

        @Override
        public Operated visitKeyInList(TableExpr.KeyInList keyIn) {
            Operated[] columns = values(keyIn.columns());
            int[] slots = keyIn.keys().stream().mapToInt(Value.ListParam::slot).toArray();
            return frames -> {
                Object[] key = new Object[columns.length];
                for (int i = 0; i < key.length; i++) {
                    Object part = columns[i].in(frames);
                    if (part == null) {
                        return false;
                    }
                    key[i] = RowKeys.comparable(part);
                }
                return frames.keys(slots).contains(Arrays.asList(key));
            };
        }

        @Override
        public Operated visitKeyEquals(TableExpr.KeyEquals match) {
            Operated[] left = values(match.left());
            Operated[] right = values(match.right());
            return frames -> {
                for (int i = 0; i < left.length; i++) {
                    Object a = left[i].in(frames);
                    Object b = right[i].in(frames);
                    if (a == null || b == null || !RowKeys.comparable(a).equals(RowKeys.comparable(b))) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public Operated visitExists(TableExpr.Exists exists) {
            Operated rows = rows(exists);
            CompiledPredicate test = inner(exists);
            return frames -> {
                List<?> merged = (List<?>) rows.in(frames);
                if (merged == null || merged.isEmpty()) {
                    return false;
                }
                frames.open();
                boolean found = false;
                for (int i = 0; i < merged.size() && !found; i++) {
                    found = test.holds(frames.row((Object[]) merged.get(i)));
                }
                frames.close();
                return found;
            };
        }

        @Override
        public Operated visitCountSubquery(TableExpr.CountSubquery countOf) {
            Operated rows = rows(countOf);
            CompiledPredicate test = inner(countOf);
            return frames -> {
                List<?> merged = (List<?>) rows.in(frames);
                if (merged == null) {
                    return 0L;
                }
                frames.open();
                long holding = 0;
                for (Object row : merged) {
                    holding += test.holds(frames.row((Object[]) row)) ? 1 : 0;
                }
                frames.close();
                return holding;
            };
        }

        private MergedRows merged(Subquery subquery) {
            return scopes.get(scopes.size() - 1).rows(subquery);
        }

        private Operated rows(Subquery subquery) {
            int up = merged(subquery).up();
            int[] path = RowKeys.cells(merged(subquery).path());
            return frames -> frames.cell(up, path);
        }

        private CompiledPredicate inner(Subquery subquery) {
            RowCondition condition = merged(subquery).condition();
            return new Compiler(scopes, condition.scope()).filter(condition);
        }

        @Override
        public Operated visitCall(TableExpr.Call call) {
            FunctionDescriptor function = call.function();
            Operated[] operands = values(call.operands());
            return frames -> {
                List<@Nullable Object> values = new ArrayList<>(operands.length);
                for (Operated operand : operands) {
                    values.add(operand.in(frames));
                }
                return function.evaluate(values);
            };
        }

        @Override
        public Operated visitInSubquery(TableExpr.InSubquery in) {
            throw notInMemory(in);
        }

        @Override
        public Operated visitArithmetic(TableExpr.Arithmetic arithmetic) {
            throw notInMemory(arithmetic);
        }

        @Override
        public Operated visitCountAll(TableExpr.CountAll countRows) {
            throw notInMemory(countRows);
        }

        private static IllegalStateException notInMemory(TableExpr expr) {
            return new IllegalStateException("The planner leaves no such node to memory: "
                    + expr.getClass().getSimpleName());
        }
    }
}
