package dev.runnel.planner.program;

import dev.runnel.schema.Relation;
import java.util.Optional;

/** The value that a merge writes into the cell of a parent. */
public sealed interface MergeOutput {

    <R> R accept(Visitor<R> visitor);

    /** One method for each case. */
    interface Visitor<R> {
        R visitRowOrNull(RowOrNull shape);

        R visitRows(Rows shape);

        R visitRecords(Records shape);

        R visitSelected(Selected shape);
    }

    /** The raw child row or null, for predicates and operands that follow a to-one relation. */
    record RowOrNull() implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRowOrNull(this);
        }
    }

    /** The list of raw child rows, for predicates over a has-many relation. */
    record Rows() implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRows(this);
        }
    }

    /**
     * The relation component of the parent record: a {@code Deferred}, or the bare value if the relation is eager; its
     * content is a list, an {@code Optional} or a record. The merge decodes the children. A required to-one relation
     * without a row is {@code Deferred.missing}; if the relation is eager, {@code ConflictException}; if the include
     * has a filter, unloaded.
     *
     * @param child the decoder of a child row
     * @param partial whether the include has a filter or a limit
     */
    record Records(Relation relation, Result.Records child, boolean partial) implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRecords(this);
        }
    }

    /**
     * The value for the reader of a selection: the list of the children of a has-many relation, or the one child or
     * null of a to-one relation.
     *
     * @param child the decoder of a child row; empty if the reader reads the raw row
     */
    record Selected(Relation relation, Optional<Result.Records> child) implements MergeOutput {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSelected(this);
        }
    }
}
