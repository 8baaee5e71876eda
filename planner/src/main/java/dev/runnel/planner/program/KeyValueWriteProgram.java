package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes items of a key-value store: reads those that the condition holds for, then writes all of them by one
 * transact, which expects each to be there still, with the unique values that were read.
 *
 * @param targets reads the items, as rows of every column of {@code table}
 * @param write node 0 is the {@code TransactWrite} that takes the writes, a list of them in its slot, and the written items as rows of
 *     the cells that {@code fieldAt} names; the other nodes load their eager relations
 * @param table the table of the items
 * @param cells what becomes of the columns; empty for a delete
 * @param uniques items that stand for unique values and must follow
 * @param referrers for a delete: reads that must find no item that refers to one that is removed
 * @param guard what the one item must have: otherwise {@code OptimisticLockException}
 * @param fieldAt by position in the row that the record of {@code result} reads: the column of {@code table} that lies there
 */
public record KeyValueWriteProgram(
        ReadProgram targets,
        Schedule write,
        Table table,
        List<ColumnChange> cells,
        List<UniqueIndexItem> uniques,
        List<ReferenceCheck> referrers,
        Optional<Guard> guard,
        WriteResult result,
        List<Integer> fieldAt,
        int valueSlots,
        List<RangeCheckedParameter> ranged,
        List<OnUpdateParameter> onUpdate)
        implements Program {

    public KeyValueWriteProgram {
        cells = List.copyOf(cells);
        uniques = List.copyOf(uniques);
        referrers = List.copyOf(referrers);
        fieldAt = List.copyOf(fieldAt);
        ranged = List.copyOf(ranged);
        onUpdate = List.copyOf(onUpdate);
    }

    /** What an item must have in a column. */
    public record Guard(Column column, Value value) {}

    /** What becomes of one column. */
    public record ColumnChange(Column column, UpdateAction assign, Value value) {}

    /**
     * A foreign key that leads to the table.
     *
     * @param constraint its name, for {@code ConstraintViolationException(FOREIGN_KEY)}
     * @param read finds the items that refer to the keys in {@code keySlots}
     * @param cells indexes of the referenced columns in {@code table}
     * @param columns the names of the referring columns
     */
    public record ReferenceCheck(
            String constraint, Operation read, List<Integer> cells, List<Integer> keySlots, List<String> columns) {
        public ReferenceCheck {
            cells = List.copyOf(cells);
            keySlots = List.copyOf(keySlots);
            columns = List.copyOf(columns);
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitKeyValueWrite(this);
    }
}
