package dev.runnel.planner.program;

import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Direction;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/**
 * A node of the DAG: rows of the database, or rows derived from the rows of other nodes. Nodes refer to each other by
 * position. A row is an {@code Object[]} of storage values and merged cells. The planner builds nodes and the executor
 * runs them.
 */
public sealed interface MirNode {
    /** The input nodes, by position. A node without own rows changes the rows of its first input. */
    List<Integer> inputs();

    <R> R accept(Visitor<R> visitor);

    /** One method for each node. */
    interface Visitor<R> {
        R visitRootScan(RootScan scan);

        R visitEmptyRows(EmptyRows empty);

        R visitGroups(Groups groups);

        R visitLoad(Load load);

        R visitFilter(Filter filter);

        R visitSort(Sort sort);

        R visitLimit(Limit limit);

        R visitLimitPerKey(LimitPerKey limit);

        R visitDistinct(Distinct distinct);

        R visitNestedMerge(NestedMerge merge);

        R visitProject(Project project);
    }

    /** Whether the node has rows of its own: those of the database, or none. */
    default boolean hasOwnRows() {
        return inputs().isEmpty() || this instanceof Load;
    }

    /** The root rows of the statement: the rows that a read finds, or a write returns. */
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

    /** No rows, because the condition is false for every row. */
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
     * The groups of the rows of another schedule, one row for each: the keys, and then the aggregates.
     *
     * @param keys the number of keys, which are the first cells of a grouped row. NULL equals NULL
     * @param aggregates the aggregates; the cells of a grouped row after the keys are their operands, in the same order
     */
    record Groups(int keys, List<TableExpr.Aggregate> aggregates) implements MirNode {
        public Groups {
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public List<Integer> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitGroups(this);
        }
    }

    /**
     * The rows related to those of the parent. The distinct keys of the parents become one list for each of {@code
     * cells}, in the value slots {@code keySlots} of {@code operation}. A parent with a null in its key has no related
     * rows. Without any key, no operation is executed and the result is empty. Errors: {@code LimitExceededException}
     * beyond the option {@code maxIncludedRows}.
     */
    record Load(int parent, List<Integer> cells, List<Integer> keySlots, Operation operation) implements MirNode {
        public Load {
            cells = List.copyOf(cells);
            keySlots = List.copyOf(keySlots);
        }

        /** Takes the slots of the list parameters. */
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

    /** The rows for which the condition is true, in order. */
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

    /** The rows, sorted stably. Cost: O(n log n). */
    record Sort(int input, List<Key> keys) implements MirNode {

        /** A sort key: an operand of the row, its direction, and the position of nulls. */
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
     * An offset and a limit. In slot 0, the limit is the number of rows that earlier windows have left; an offset in
     * slot 0 occurs only in reads with one window.
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

    /** An offset and a limit for each key, in order. The key consists of the values of {@code cells}. */
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
     * The distinct rows, in the order of their first occurrence.
     *
     * @param types the types of the compared cells, which are the first cells of a row
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
     * Nested merge: the parents in input order, each with one more cell built from the children with the same key. A
     * child matches if {@code childCells} equal {@code parentCells} by position, without nulls. The children keep
     * their order. {@code shape} defines the value of {@code cell}. Cost: O(parents + children) time, holds the
     * children once. A child without a parent is dropped.
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

    /** The rows, each replaced by the operands. */
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
