package dev.runnel.planner.program;

import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionOp;
import dev.runnel.type.LetterCase;
import dev.runnel.type.TextOp;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/** A two-valued condition on a row in memory. The executor makes a predicate of it, once per plan. */
public sealed interface RowTest {

    <R> R accept(Visitor<R> visitor);

    /** One method for each test. */
    interface Visitor<R> {
        R visitAlways(Always always);

        R visitAllOf(AllOf allOf);

        R visitAnyOf(AnyOf anyOf);

        R visitNegated(Negated negated);

        R visitCompared(Compared compared);

        R visitAbsent(Absent absent);

        R visitListed(Listed listed);

        R visitMatched(Matched matched);

        R visitListedKey(ListedKey listedKey);

        R visitSameKey(SameKey sameKey);

        R visitSomeRow(SomeRow someRow);
    }

    /** A value of the row, of an enclosing row, or of the user. */
    sealed interface Operand {
        <R> R accept(OperandVisitor<R> visitor);
    }

    /** One method for each operand. */
    interface OperandVisitor<R> {
        R visitCell(Cell cell);

        R visitConstant(Constant constant);

        R visitTested(Tested tested);

        R visitCased(Cased cased);

        R visitCalled(Called called);

        R visitRowCount(RowCount count);
    }

    /**
     * A cell.
     *
     * @param up how many {@link SomeRow} tests outside of here the row is: 0 is the row of the nearest one
     * @param path the last is the cell; those before it lead over merged to-one rows. Absent when one of them is null
     */
    record Cell(int up, List<Integer> path) implements Operand {
        public Cell {
            path = List.copyOf(path);
        }

        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitCell(this);
        }
    }

    /** A value of the user by its slot, or a literal. */
    record Constant(Value value) implements Operand {
        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitConstant(this);
        }
    }

    /** Whether a test holds, as a boolean. */
    record Tested(RowTest test) implements Operand {
        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitTested(this);
        }
    }

    /** How many of the merged rows in a cell the test holds for, as a {@code long}. Opens a scope: inside it they are 0. */
    record RowCount(Cell rows, RowTest test) implements Operand {
        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitRowCount(this);
        }
    }

    /** A text in upper or lower case; absent where it is. */
    record Cased(LetterCase letters, Operand text) implements Operand {
        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitCased(this);
        }
    }

    /** A function of operands. */
    record Called(FunctionOp function, List<Operand> operands) implements Operand {
        public Called {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(OperandVisitor<R> visitor) {
            return visitor.visitCalled(this);
        }
    }

    /** The same for every row. */
    record Always(boolean outcome) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAlways(this);
        }
    }

    /** Every test holds. */
    record AllOf(List<RowTest> tests) implements RowTest {
        public AllOf {
            tests = List.copyOf(tests);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAllOf(this);
        }
    }

    /** Some test holds. */
    record AnyOf(List<RowTest> tests) implements RowTest {
        public AnyOf {
            tests = List.copyOf(tests);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAnyOf(this);
        }
    }

    /** The test does not hold. */
    record Negated(RowTest test) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNegated(this);
        }
    }

    /** {@code left op right} by the order of {@code storage}; null-safe equality, ordering with an absent side is false. */
    record Compared(CompareOp op, Operand left, Operand right, Type.Scalar type) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCompared(this);
        }
    }

    /** The operand is absent. */
    record Absent(Operand operand) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAbsent(this);
        }
    }

    /** The operand is present and in the list of the slot. */
    record Listed(Operand operand, Value.ListParam list) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitListed(this);
        }
    }

    /** The text is present and matches the pattern. */
    record Matched(TextOp op, Operand text, Operand pattern) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMatched(this);
        }
    }

    /** The operands are present and equal, by position, the i-th elements of the lists of the slots, for some i. */
    record ListedKey(List<Operand> operands, List<Value.ListParam> lists) implements RowTest {
        public ListedKey {
            operands = List.copyOf(operands);
            lists = List.copyOf(lists);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitListedKey(this);
        }
    }

    /** The keys are equal by position, and no part is absent. */
    record SameKey(List<Operand> left, List<Operand> right) implements RowTest {
        public SameKey {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSameKey(this);
        }
    }

    /** The test holds for some of the merged rows in a cell. Opens a scope: inside it they are 0. */
    record SomeRow(Cell rows, RowTest test) implements RowTest {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSomeRow(this);
        }
    }
}
