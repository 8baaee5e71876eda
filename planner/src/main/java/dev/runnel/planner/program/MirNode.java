package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Direction;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/**
 * A node of the DAG: rows from the store, or rows made of the rows of other nodes. Nodes refer to each other by position. Rows are
 * {@code Object[]} of storage values and merged cells. The planner builds nodes and the executor runs them.
 */
public sealed interface MirNode {
    /** The nodes that it reads, by position. The rows of the first one go on in it, unless the store gives its rows. */
    List<Integer> inputs();

    <R> R accept(Visitor<R> visitor);

    /** One method for each node. */
    interface Visitor<R> {
        R visitRootScan(RootScan scan);

        R visitEmptyRows(EmptyRows empty);

        R visitLoad(Load load);

        R visitFilter(Filter filter);

        R visitSort(Sort sort);

        R visitLimit(Limit limit);

        R visitLimitPerKey(LimitPerKey limit);

        R visitDistinct(Distinct distinct);

        R visitNestedMerge(NestedMerge merge);

        R visitProject(Project project);
    }

    /** Whether its rows are new: those of the store, or none. The rows of other nodes are rows of their first input. */
    default boolean hasOwnRows() {
        return inputs().isEmpty() || this instanceof Load;
    }

    /** The rows of the statement itself: those that a read finds, or those that a write returns. */
    record RootScan(Operation operation) implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRootScan(this);
        }
    }

    /** No rows: the condition can hold for none. */
    record EmptyRows() implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitEmptyRows(this);
        }
    }

    /**
     * The rows that belong to those of the parent: the distinct keys of the parent go, a list for each of {@code cells}, into the value
     * slots {@code keySlots} of {@code operation}. A parent whose key has a null part has none. Without any key nothing is
     * called and there are no rows. More rows than the option {@code maxIncludedRows} are {@code LimitExceededException}.
     */
    record Load(int parent, List<Integer> cells, List<Integer> keySlots, Operation operation) implements MirNode {
        public Load {
            cells = List.copyOf(cells);
            keySlots = List.copyOf(keySlots);
        }

        /** By the holes that the keys go into. */
        public static Load of(int parent, List<Integer> cells, List<Value.ListParam> keys, Operation operation) {
            return new Load(
                    parent, cells, keys.stream().map(Value.ListParam::slot).toList(), operation);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(parent);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLoad(this);
        }
    }

    /** The rows that the test holds for, in order. */
    record Filter(int input, RowCondition test) implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFilter(this);
        }
    }

    /** The rows, sorted stably. */
    record Sort(int input, List<Key> keys) implements MirNode {

        /** A sort key: an operand of the row, its direction, and where null goes. */
        public record Key(RowExpr operand, Type.Scalar type, Direction direction, boolean nullsFirst) {}

        public Sort {
            keys = List.copyOf(keys);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSort(this);
        }
    }

    /**
     * Some of the rows, by their numbers. In slot 0 the limit is the number of rows that the windows before have left of it; an
     * offset in slot 0 occurs only in a read that has one window.
     */
    record Limit(int input, Slice rows) implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLimit(this);
        }
    }

    /** Some of the rows of each key, by their numbers, in order. The key is the values of {@code cells}. */
    record LimitPerKey(int input, List<Integer> cells, Slice rows) implements MirNode {
        public LimitPerKey {
            cells = List.copyOf(cells);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitLimitPerKey(this);
        }
    }

    /**
     * The rows, equal ones once, where the first of them stands.
     *
     * @param types of the cells that are compared, which are the first of a row
     */
    record Distinct(int input, List<Type.Scalar> types) implements MirNode {
        public Distinct {
            types = List.copyOf(types);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDistinct(this);
        }
    }

    /**
     * The parents, each with one more cell made of the children that have its key: where {@code childCells} equal
     * {@code parentCells}, by position and without a null part, in the order of the children. Cell {@code cell} of every parent
     * takes what {@code shape} says. Cost: O(parents + children) time, holds the children once.
     */
    record NestedMerge(
            int parents, List<Integer> parentCells, int children, List<Integer> childCells, int cell, MergeOutput shape)
            implements MirNode {
        public NestedMerge {
            parentCells = List.copyOf(parentCells);
            childCells = List.copyOf(childCells);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(parents, children);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNestedMerge(this);
        }
    }

    /** The rows, each replaced by operands of it. */
    record Project(int input, List<RowExpr> operands) implements MirNode {
        public Project {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(input);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitProject(this);
        }
    }
}
