package dev.runnel.planner.mir;

import dev.runnel.planner.program.Action;
import dev.runnel.planner.program.MergeShape;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;

/** A node of the DAG: rows from the store, or rows made of the rows of other nodes. Nodes refer to each other by position. */
public sealed interface MirNode {
    /** The nodes that it reads, by position. */
    List<Integer> inputs();

    <R> R accept(Visitor<R> visitor);

    /** One method for each node. */
    interface Visitor<R> {
        R visitDrive(Drive drive);

        R visitNothing(Nothing nothing);

        R visitLoad(Load load);

        R visitFilter(Filter filter);

        R visitSort(Sort sort);

        R visitLimit(Limit limit);

        R visitLimitPerKey(LimitPerKey limit);

        R visitDistinct(Distinct distinct);

        R visitMerge(Merge merge);

        R visitProject(Project project);
    }

    /** The rows of the statement itself. */
    record Drive(Operation operation) implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDrive(this);
        }
    }

    /** No rows: the condition can hold for none. */
    record Nothing() implements MirNode {
        @Override
        public List<Integer> inputs() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNothing(this);
        }
    }

    /** The rows that the operation finds for the distinct keys in {@code cells} of the parent. */
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

    /** The rows that the test holds for. */
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

    /** The rows in order. */
    record Sort(int input, List<Action.Sort.Key> keys) implements MirNode {
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

    /** Some of the rows, by their numbers. */
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

    /** Some of the rows of each key, by their numbers. */
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

    /** The rows, equal ones once, where the first of them stands. */
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

    /** The parents, each with one more cell made of the children that have its key. */
    record Merge(
            int parents, List<Integer> parentCells, int children, List<Integer> childCells, int cell, MergeShape shape)
            implements MirNode {
        public Merge {
            parentCells = List.copyOf(parentCells);
            childCells = List.copyOf(childCells);
        }

        @Override
        public List<Integer> inputs() {
            return List.of(parents, children);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitMerge(this);
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
