package dev.runnel.planner.program;

import dev.runnel.schema.Entity;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.type.Value;
import java.util.Optional;

/** What becomes of a row. */
public sealed interface Result {

    <R> R accept(Visitor<R> visitor);

    /** One method for each result. */
    interface Visitor<R> {
        R visitRecords(Records records);

        R visitSelected(Selected selected);

        R visitCounted(Counted counted);

        R visitRows(Rows rows);
    }

    /** A record, by the decoder of the entity: fields that are not deferred from cell 0, the others where {@code loads} says. */
    record Records(Entity entity, DecodeLayout loads) implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRecords(this);
        }
    }

    /** What the reader of the request makes of the row. */
    record Selected() implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSelected(this);
        }
    }

    /**
     * The number of rows, or whether there is one.
     *
     * @param byStore whether the one driving row holds the number in cell 0; otherwise the rows are counted as they pass
     * @param offset how many of the rows are not counted, if any
     */
    record Counted(boolean byStore, Optional<Value> offset) implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCounted(this);
        }
    }

    /** The row as it is: for programs that go on with it. */
    record Rows() implements Result {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRows(this);
        }
    }
}
