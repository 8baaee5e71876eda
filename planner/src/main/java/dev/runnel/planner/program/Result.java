package dev.runnel.planner.program;

import dev.runnel.schema.Entity;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;

/** The decoding of a row. */
public sealed interface Result {

    <R> R accept(Visitor<R> visitor);

    /** One method for each case. */
    interface Visitor<R> {
        R visitRecords(Records records);

        R visitSelected(Selected selected);

        R visitCounted(Counted counted);

        R visitAggregated(Aggregated aggregated);

        R visitRows(Rows rows);
    }

    /**
     * A record, decoded by the decoder of the entity: fields that are not deferred from cell 0, the others at the
     * positions in {@code loads}.
     */
    record Records(Entity entity, DecodeLayout loads) implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRecords(this);
        }
    }

    /** The value that the reader of the request returns for the row. */
    record Selected() implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSelected(this);
        }
    }

    /**
     * The number of rows, or whether there is one.
     *
     * @param byStore whether the single root row contains the number in cell 0; otherwise the executor counts the rows
     * @param offset the number of rows that are not counted, if there is an offset
     */
    record Counted(boolean byStore, Optional<Value> offset) implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCounted(this);
        }
    }

    /**
     * One row of aggregates, which the reader of the request reads.
     *
     * @param byStore whether the single root row contains the aggregates; otherwise the i-th cell of a row is the operand
     *     of the i-th aggregate, and the executor aggregates the rows
     */
    record Aggregated(boolean byStore, List<TableExpr.Aggregate> aggregates) implements Result {
        public Aggregated {
            aggregates = List.copyOf(aggregates);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitAggregated(this);
        }
    }

    /** The row as cells, for other programs. */
    record Rows() implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRows(this);
        }
    }
}
