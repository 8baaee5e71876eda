package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Direction;
import dev.runnel.type.Type;
import java.util.List;

/**
 * One thing done with the rows of a window. Rows are {@code Object[]} of storage values and merged cells; a row slot holds a list of
 * them. Loads whose inputs are there may overlap on the lease; the others are computed in between.
 */
public sealed interface Action {

    <R> R accept(Visitor<R> visitor);

    /** One method for each action. */
    interface Visitor<R> {
        R visitLoad(Load load);

        R visitKeep(Keep keep);

        R visitSort(Sort sort);

        R visitTake(Take take);

        R visitTakePerKey(TakePerKey take);

        R visitDistinct(Distinct distinct);

        R visitMerge(Merge merge);

        R visitProject(Project project);
    }

    /**
     * Loads the rows that belong to those of another slot: the distinct keys of {@code from} go, a list for each of
     * {@code cells}, into the value slots {@code keySlots}, and the rows of {@code operation} into slot {@code out}. A row whose
     * key has an absent part has none. Without any key nothing is called and {@code out} is empty. More rows than the option
     * {@code windowRows} are {@code TooLarge}.
     *
     * @param width how many cells a row of {@code out} has: the operation's columns, then those merged into it
     */
    record Load(int out, int from, List<Integer> cells, List<Integer> keySlots, Operation operation, int width)
            implements Action {
        public Load {
            cells = List.copyOf(cells);
            keySlots = List.copyOf(keySlots);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLoad(this);
        }
    }

    /** Keeps the rows of {@code slot} that the test holds for, in order. */
    record Keep(int slot, RowCondition test) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitKeep(this);
        }
    }

    /** Sorts the rows of {@code slot}, stably. */
    record Sort(int slot, List<Key> keys) implements Action {

        /** A sort key: an operand of the row, its direction, and where absent values go. */
        public record Key(RowExpr operand, Type.Scalar type, Direction direction, boolean absentFirst) {}

        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSort(this);
        }
    }

    /**
     * Keeps some of the rows of {@code slot}, by their numbers. In slot 0 the limit is what the windows before have left of it; an
     * offset there is of a read that has one window.
     */
    record Take(int slot, Slice rows) implements Action {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTake(this);
        }
    }

    /** Keeps some of the rows of {@code slot} for each value of {@code cells}, by their numbers, in order. */
    record TakePerKey(int slot, List<Integer> cells, Slice rows) implements Action {
        public TakePerKey {
            cells = List.copyOf(cells);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitTakePerKey(this);
        }
    }

    /**
     * Keeps the first of equal rows of {@code slot}.
     *
     * @param types of the cells that are compared, which are the first of a row
     */
    record Distinct(int slot, List<Type.Scalar> types) implements Action {
        public Distinct {
            types = List.copyOf(types);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDistinct(this);
        }
    }

    /**
     * Attaches the rows of {@code children} to those of {@code parents}: where {@code childCells} equal {@code parentCells}, by
     * position and without an absent part, in the order of the children. Writes into cell {@code cell} of every parent what
     * {@code shape} says. Cost: O(parents + children) time, holds the children once.
     */
    record Merge(
            int parents, List<Integer> parentCells, int children, List<Integer> childCells, int cell, MergeShape shape)
            implements Action {
        public Merge {
            parentCells = List.copyOf(parentCells);
            childCells = List.copyOf(childCells);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMerge(this);
        }
    }

    /**
     * Replaces each row of {@code slot} by these operands of it.
     *
     * @param width how many cells the new rows have: the operands, then what is merged into them
     */
    record Project(int slot, List<RowExpr> operands, int width) implements Action {
        public Project {
            operands = List.copyOf(operands);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitProject(this);
        }
    }
}
