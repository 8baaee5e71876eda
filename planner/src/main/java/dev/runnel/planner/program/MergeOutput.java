package dev.runnel.planner.program;

import dev.runnel.schema.Relation;
import java.util.Optional;

/** What a merge writes into the cell of a parent. */
public sealed interface MergeOutput {

    <R> R accept(Visitor<R> visitor);

    /** One method for each shape. */
    interface Visitor<R> {
        R visitRowOrNull(RowOrNull shape);

        R visitRows(Rows shape);

        R visitRecords(Records shape);

        R visitSelected(Selected shape);
    }

    /** The raw child row or null: for tests and operands that follow a to-one relation. */
    record RowOrNull() implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRowOrNull(this);
        }
    }

    /** The list of raw child rows: for tests over a has-many relation. */
    record Rows() implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRows(this);
        }
    }

    /**
     * The component of the relation as the parent's record takes it: a {@code Deferred}, or the bare value if the relation is
     * eager, of a list, an optional or a record. The children become records here. A required to-one relation without its row is
     * {@code Deferred.missing} (eager: {@code Conflict}), unless the include had a filter.
     *
     * @param child how a child row becomes a record
     * @param partial whether the include had a filter or a limit
     */
    record Records(Relation relation, Result.Records child, boolean partial) implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRecords(this);
        }
    }

    /**
     * What the reader of a selection takes: the list of the children of a has-many relation, the one child or null of a to-one
     * relation.
     *
     * @param child how a child row becomes a record; empty where the raw row is taken, for the reader to read
     */
    record Selected(Relation relation, Optional<Result.Records> child) implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSelected(this);
        }
    }
}
