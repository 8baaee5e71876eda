package dev.runnel.exec.step;

import dev.runnel.exec.plan.Keys;
import dev.runnel.exec.plan.Values;
import dev.runnel.planner.program.RowTest;
import dev.runnel.planner.program.RowTest.Operand;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionOp;
import dev.runnel.type.LetterCase;
import dev.runnel.type.TextOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link RowTest} made ready to run, once per plan. */
@FunctionalInterface
interface CompiledTest {
    boolean holds(Frames frames);

    /** An operand made ready to be read. */
    @FunctionalInterface
    interface Operated {
        @Nullable
        Object in(Frames frames);
    }

    static CompiledTest of(RowTest test) {
        return test.accept(Compiler.INSTANCE);
    }

    static Operated of(Operand operand) {
        return operand.accept(OperandCompiler.INSTANCE);
    }

    /** One closure for each test. */
    final class Compiler implements RowTest.Visitor<CompiledTest> {
        private static final Compiler INSTANCE = new Compiler();

        @Override
        public CompiledTest visitAlways(RowTest.Always always) {
            return frames -> always.outcome();
        }

        @Override
        public CompiledTest visitAllOf(RowTest.AllOf allOf) {
            CompiledTest[] tests = all(allOf.tests());
            return frames -> {
                for (CompiledTest test : tests) {
                    if (!test.holds(frames)) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public CompiledTest visitAnyOf(RowTest.AnyOf anyOf) {
            CompiledTest[] tests = all(anyOf.tests());
            return frames -> {
                for (CompiledTest test : tests) {
                    if (test.holds(frames)) {
                        return true;
                    }
                }
                return false;
            };
        }

        @Override
        public CompiledTest visitNegated(RowTest.Negated negated) {
            CompiledTest test = of(negated.test());
            return frames -> !test.holds(frames);
        }

        @Override
        public CompiledTest visitCompared(RowTest.Compared compared) {
            CompareOp op = compared.op();
            Operated left = of(compared.left());
            Operated right = of(compared.right());
            Comparator<Object> order = compared.type().storage().order();
            return frames -> {
                Object a = left.in(frames);
                Object b = right.in(frames);
                if (a == null || b == null) {
                    return !op.isOrdering() && (a == b) == (op == CompareOp.EQ);
                }
                return op.holds(order.compare(a, b));
            };
        }

        @Override
        public CompiledTest visitAbsent(RowTest.Absent absent) {
            Operated operand = of(absent.operand());
            return frames -> operand.in(frames) == null;
        }

        @Override
        public CompiledTest visitListed(RowTest.Listed listed) {
            Operated operand = of(listed.operand());
            int slot = listed.list().slot();
            return frames -> {
                Object value = operand.in(frames);
                return value != null && frames.list(slot).contains(Keys.comparable(value));
            };
        }

        @Override
        public CompiledTest visitMatched(RowTest.Matched matched) {
            TextOp op = matched.op();
            Operated text = of(matched.text());
            Operated pattern = of(matched.pattern());
            return frames -> {
                Object value = text.in(frames);
                return value != null && op.holds((String) value, (String) Objects.requireNonNull(pattern.in(frames)));
            };
        }

        @Override
        public CompiledTest visitListedKey(RowTest.ListedKey listed) {
            Operated[] operands = operands(listed.operands());
            int[] slots =
                    listed.lists().stream().mapToInt(Value.ListParam::slot).toArray();
            return frames -> {
                Object[] key = new Object[operands.length];
                for (int i = 0; i < key.length; i++) {
                    Object part = operands[i].in(frames);
                    if (part == null) {
                        return false;
                    }
                    key[i] = Keys.comparable(part);
                }
                return frames.keys(slots).contains(Arrays.asList(key));
            };
        }

        @Override
        public CompiledTest visitSameKey(RowTest.SameKey sameKey) {
            Operated[] left = operands(sameKey.left());
            Operated[] right = operands(sameKey.right());
            return frames -> {
                for (int i = 0; i < left.length; i++) {
                    Object a = left[i].in(frames);
                    Object b = right[i].in(frames);
                    if (a == null || b == null || !Keys.comparable(a).equals(Keys.comparable(b))) {
                        return false;
                    }
                }
                return true;
            };
        }

        @Override
        public CompiledTest visitSomeRow(RowTest.SomeRow someRow) {
            Operated rows = of(someRow.rows());
            CompiledTest test = of(someRow.test());
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

        private static CompiledTest[] all(List<RowTest> tests) {
            return tests.stream().map(CompiledTest::of).toArray(CompiledTest[]::new);
        }

        private static Operated[] operands(List<Operand> operands) {
            return operands.stream().map(CompiledTest::of).toArray(Operated[]::new);
        }
    }

    /** One closure for each operand. */
    final class OperandCompiler implements RowTest.OperandVisitor<Operated> {
        private static final OperandCompiler INSTANCE = new OperandCompiler();

        @Override
        public Operated visitCell(RowTest.Cell cell) {
            int up = cell.up();
            int[] path = Keys.cells(cell.path());
            return frames -> frames.cell(up, path);
        }

        @Override
        public Operated visitConstant(RowTest.Constant constant) {
            Function<@Nullable Object[], @Nullable Object> value = Values.in(constant.value());
            return frames -> value.apply(frames.values());
        }

        @Override
        public Operated visitTested(RowTest.Tested tested) {
            CompiledTest test = of(tested.test());
            return test::holds;
        }

        @Override
        public Operated visitRowCount(RowTest.RowCount count) {
            Operated rows = of(count.rows());
            CompiledTest test = of(count.test());
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

        @Override
        public Operated visitCased(RowTest.Cased cased) {
            LetterCase letters = cased.letters();
            Operated text = of(cased.text());
            return frames -> {
                Object value = text.in(frames);
                return value == null ? null : letters.of((String) value);
            };
        }

        @Override
        public Operated visitCalled(RowTest.Called called) {
            FunctionOp function = called.function();
            List<Operated> operands =
                    called.operands().stream().map(CompiledTest::of).toList();
            return frames -> {
                List<@Nullable Object> values = new ArrayList<>(operands.size());
                for (Operated operand : operands) {
                    values.add(operand.in(frames));
                }
                return function.of(values);
            };
        }
    }
}
