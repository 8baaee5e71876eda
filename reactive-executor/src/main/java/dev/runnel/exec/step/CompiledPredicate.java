package dev.runnel.exec.step;

import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.RowScope.MergedRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RowCondition} compiled to closures, once per plan. Conditions are two-valued: a comparison with null is
 * false, except null-safe equality.
 */
@FunctionalInterface
interface CompiledPredicate {
    boolean test(EvaluationContext context);

    /** An expression compiled to a function of the row. A condition evaluates to {@code true} or {@code false}. */
    @FunctionalInterface
    interface CompiledOperand {
        @Nullable
        Object evaluate(EvaluationContext context);
    }

    static CompiledPredicate of(RowCondition condition) {
        return new Compiler(List.of(), condition.scope()).filter(condition);
    }

    static CompiledOperand of(RowExpr expr) {
        return expr.fold(
                cell -> {
                    int[] path = {cell};
                    return context -> context.cell(0, path);
                },
                (scope, computed) -> new Compiler(List.of(), scope).value(computed));
    }

    /**
     * Compiles one closure for each node. The enclosing scopes resolve columns to cells, and subqueries to merged
     * rows.
     */
    final class Compiler implements TableExpr.Visitor<CompiledOperand> {
        /** The enclosing scopes, the innermost last. */
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
                    tests.add(context -> context.cell(0, path) != null);
                }
            }
            tests.add(test(condition.condition()));
            return tests.size() == 1 ? tests.get(0) : allOf(tests);
        }

        private CompiledOperand value(TableExpr expr) {
            return expr.accept(this);
        }

        private CompiledOperand[] values(List<TableExpr> exprs) {
            return exprs.stream().map(this::value).toArray(CompiledOperand[]::new);
        }

        private CompiledPredicate test(TableExpr condition) {
            CompiledOperand value = value(condition);
            return context -> Boolean.TRUE.equals(value.evaluate(context));
        }

        private List<CompiledPredicate> tests(List<TableExpr> conditions) {
            return conditions.stream().map(this::test).toList();
        }

        private static CompiledPredicate allOf(List<CompiledPredicate> tests) {
            CompiledPredicate[] all = tests.toArray(CompiledPredicate[]::new);
            return context -> {
                for (CompiledPredicate test : all) {
                    if (!test.test(context)) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public CompiledOperand visitColumn(TableExpr.ColumnRef ref) {
            int up = ref.depth();
            int[] path = RowKeys.cells(scopes.get(scopes.size() - 1 - up).path(ref));
            return context -> context.cell(up, path);
        }

        @Override
        public CompiledOperand visitValue(TableExpr.ValueExpr constant) {
            Function<@Nullable Object[], @Nullable Object> value = ParameterSlots.in(constant.value());
            return context -> value.apply(context.values());
        }

        @Override
        public CompiledOperand visitSqlFragment(TableExpr.SqlFragment fragment) {
            throw new IllegalStateException("only a database evaluates SQL");
        }

        @Override
        public CompiledOperand visitAnd(TableExpr.And and) {
            return allOf(tests(and.terms()))::test;
        }

        @Override
        public CompiledOperand visitOr(TableExpr.Or or) {
            CompiledPredicate[] tests = tests(or.terms()).toArray(CompiledPredicate[]::new);
            return context -> {
                for (CompiledPredicate test : tests) {
                    if (test.test(context)) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Override
        public CompiledOperand visitNot(TableExpr.Not not) {
            CompiledPredicate test = test(not.condition());
            return context -> !test.test(context);
        }

        @Override
        public CompiledOperand visitCompare(TableExpr.Compare compare) {
            CompareOp op = compare.op();
            CompiledOperand left = value(compare.left());
            CompiledOperand right = value(compare.right());
            Comparator<Object> order = compare.left().type().storage().order();
            return context -> {
                Object a = left.evaluate(context);
                Object b = right.evaluate(context);
                if (a == null || b == null) {
                    return !op.isOrdering() && (a == b) == (op == CompareOp.EQ);
                }
                return op.test(order.compare(a, b));
            };
        }

        @Override
        public CompiledOperand visitIsNull(TableExpr.IsNull isNull) {
            CompiledOperand operand = value(isNull.operand());
            return context -> operand.evaluate(context) == null;
        }

        @Override
        public CompiledOperand visitInList(TableExpr.InList inList) {
            CompiledOperand operand = value(inList.operand());
            int slot = inList.list().slot();
            return context -> {
                Object value = operand.evaluate(context);
                return value != null && context.list(slot).contains(StorageType.comparable(value));
            };
        }

        @Override
        public CompiledOperand visitKeyInList(TableExpr.KeyInList keyIn) {
            CompiledOperand[] columns = values(keyIn.columns());
            int[] slots = keyIn.keys().stream().mapToInt(Value.ListParam::slot).toArray();
            return context -> {
                Object[] key = new Object[columns.length];
                for (int i = 0; i < key.length; i++) {
                    Object part = columns[i].evaluate(context);
                    if (part == null) {
                        return false;
                    }
                    key[i] = StorageType.comparable(part);
                }
                return context.keys(slots).contains(Arrays.asList(key));
            };
        }

        @Override
        public CompiledOperand visitKeyEquals(TableExpr.KeyEquals match) {
            CompiledOperand[] left = values(match.left());
            CompiledOperand[] right = values(match.right());
            return context -> {
                for (int i = 0; i < left.length; i++) {
                    Object a = left[i].evaluate(context);
                    Object b = right[i].evaluate(context);
                    if (a == null || b == null || !StorageType.comparable(a).equals(StorageType.comparable(b))) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public CompiledOperand visitExists(TableExpr.Exists exists) {
            CompiledOperand rows = rows(exists);
            CompiledPredicate test = inner(exists);
            return context -> {
                List<?> merged = (List<?>) rows.evaluate(context);
                if (merged == null || merged.isEmpty()) {
                    return false;
                }
                context.open();
                boolean found = false;
                for (int i = 0; i < merged.size() && !found; i++) {
                    found = test.test(context.row((Object[]) merged.get(i)));
                }
                context.close();
                return found;
            };
        }

        @Override
        public CompiledOperand visitCountSubquery(TableExpr.CountSubquery countOf) {
            CompiledOperand rows = rows(countOf);
            CompiledPredicate test = inner(countOf);
            return context -> {
                List<?> merged = (List<?>) rows.evaluate(context);
                if (merged == null) {
                    return 0L;
                }
                context.open();
                long matches = 0;
                for (Object row : merged) {
                    matches += test.test(context.row((Object[]) row)) ? 1 : 0;
                }
                context.close();
                return matches;
            };
        }

        /** The related rows are in memory already, so their different values are not limited again. */
        @Override
        public CompiledOperand visitAggregateSubquery(TableExpr.AggregateSubquery subquery) {
            CompiledOperand rows = rows(subquery);
            CompiledPredicate test = inner(subquery);
            TableExpr.Aggregate aggregate = subquery.aggregate();
            CompiledOperand operand =
                    new Compiler(scopes, merged(subquery).condition().scope()).value(aggregate.operand());
            return context -> {
                Accumulator values = Accumulator.of(aggregate, new DistinctValueLimit(Integer.MAX_VALUE));
                List<?> merged = (List<?>) rows.evaluate(context);
                if (merged != null) {
                    context.open();
                    for (Object row : merged) {
                        Object value = test.test(context.row((Object[]) row)) ? operand.evaluate(context) : null;
                        if (value != null) {
                            values.add(value);
                        }
                    }
                    context.close();
                }
                return values.result();
            };
        }

        /** The first of the rows that are equal by the sort keys is the first that was loaded. */
        @Override
        public CompiledOperand visitFirstValueSubquery(TableExpr.FirstValueSubquery subquery) {
            CompiledOperand rows = rows(subquery);
            CompiledPredicate test = inner(subquery);
            Compiler compiler =
                    new Compiler(scopes, merged(subquery).condition().scope());
            CompiledOperand selected = compiler.value(subquery.selected());
            List<SelectRows.Sort> order = subquery.subquery().order();
            CompiledOperand[] keys =
                    compiler.values(order.stream().map(SelectRows.Sort::expr).toList());
            Comparator<@Nullable Object[]> comparator = RowOrder.ofKeys(order.stream()
                    .map(key -> RowOrder.ofKey(key.expr().type().storage(), key.direction(), key.nullsFirst()))
                    .toList());
            return context -> {
                List<?> merged = (List<?>) rows.evaluate(context);
                Object[] least = null;
                Object value = null;
                context.open();
                for (Object row : merged == null ? List.of() : merged) {
                    if (test.test(context.row((Object[]) row))) {
                        Object[] key = new Object[keys.length];
                        for (int i = 0; i < key.length; i++) {
                            key[i] = keys[i].evaluate(context);
                        }
                        if (least == null || comparator.compare(key, least) < 0) {
                            least = key;
                            value = selected.evaluate(context);
                        }
                    }
                }
                context.close();
                return value;
            };
        }

        private MergedRows merged(Subquery subquery) {
            return scopes.get(scopes.size() - 1).rows(subquery);
        }

        private CompiledOperand rows(Subquery subquery) {
            int up = merged(subquery).up();
            int[] path = RowKeys.cells(merged(subquery).path());
            return context -> context.cell(up, path);
        }

        private CompiledPredicate inner(Subquery subquery) {
            RowCondition condition = merged(subquery).condition();
            return new Compiler(scopes, condition.scope()).filter(condition);
        }

        @Override
        public CompiledOperand visitCall(TableExpr.Call call) {
            FunctionDescriptor function = call.function();
            CompiledOperand[] operands = values(call.operands());
            if (function == BuiltInFunctions.CASE) {
                return context ->
                        operands[Boolean.TRUE.equals(operands[0].evaluate(context)) ? 1 : 2].evaluate(context);
            }
            return context -> {
                List<@Nullable Object> values = new ArrayList<>(operands.length);
                for (CompiledOperand operand : operands) {
                    values.add(operand.evaluate(context));
                }
                return function.evaluate(values);
            };
        }

        @Override
        public CompiledOperand visitInSubquery(TableExpr.InSubquery in) {
            throw notInMemory(in);
        }

        @Override
        public CompiledOperand visitGroupKey(TableExpr.GroupKey key) {
            throw notInMemory(key);
        }

        @Override
        public CompiledOperand visitAggregate(TableExpr.Aggregate aggregate) {
            throw notInMemory(aggregate);
        }

        @Override
        public CompiledOperand visitCountAll(TableExpr.CountAll countRows) {
            throw notInMemory(countRows);
        }

        private static IllegalStateException notInMemory(TableExpr expr) {
            return new IllegalStateException("The planner leaves no such node to memory: "
                    + expr.getClass().getSimpleName());
        }
    }
}
