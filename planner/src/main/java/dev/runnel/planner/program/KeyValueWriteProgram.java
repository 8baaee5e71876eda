package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Operation;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;

/**
 * Updates or deletes items of a key-value store. Reads the items that match the condition, then writes all of them by
 * one transact write. Its conditions: each item still exists and has the unique values that were read and the values
 * that satisfied the condition.
 *
 * @param targets reads the items, as rows of every column of {@code table}
 * @param write node 0 is the {@code TransactWrite}. The list of writes is in its slot. The written items are rows of
 *     the cells that {@code fieldAt} lists; the other nodes load the eager relations
 * @param table the table of the items
 * @param cells the column updates, in order: a column may have several; empty for a delete
 * @param uniques the unique index items to update
 * @param referrers for a delete: reads that must find no item that refers to a deleted one
 * @param guard the condition of each required item; otherwise {@code OptimisticLockException}
 * @param equal the condition of the items that an update leaves alone, since they have every assigned value already
 * @param expected the columns that these conditions read: the write requires that they are unchanged
 * @param direct the write without {@code targets}, if the statement writes one item by its key and needs nothing else of it; the executor reads the
 *     item if the statement is one of several
 * @param fieldAt by position in the row that {@code result} decodes: the column of {@code table}
 */
public record KeyValueWriteProgram(
        ReadProgram targets,
        Schedule write,
        Table table,
        List<ColumnChange> cells,
        List<UniqueIndexItem> uniques,
        List<ReferenceCheck> referrers,
        Optional<RowCondition> guard,
        Optional<RowCondition> equal,
        List<Column> expected,
        WriteResult result,
        List<Integer> fieldAt,
        int valueSlots,
        List<RangeCheckedParameter> ranged,
        List<OnUpdateParameter> onUpdate,
        Optional<DirectWrite> direct)
        implements Program {

    public KeyValueWriteProgram {
        cells = List.copyOf(cells);
        uniques = List.copyOf(uniques);
        referrers = List.copyOf(referrers);
        expected = List.copyOf(expected);
        fieldAt = List.copyOf(fieldAt);
        ranged = List.copyOf(ranged);
        onUpdate = List.copyOf(onUpdate);
    }

    /**
     * The write of one item by its key, without a read.
     *
     * @param key the components of the key, in key order
     * @param checks the values that columns of the item must have
     */
    public record DirectWrite(List<Value> key, List<ValueCheck> checks) {
        public DirectWrite {
            key = List.copyOf(key);
            checks = List.copyOf(checks);
        }
    }

    /** The value that a column must have. */
    public record ValueCheck(Column column, Value value) {}

    /** The update of one column. */
    public record ColumnChange(Column column, UpdateAction assign, Value value) {}

    /**
     * A foreign key that references the table.
     *
     * @param constraint its name, for {@code ConstraintViolationException(FOREIGN_KEY)}
     * @param read finds the items that refer to the keys in {@code keySlots}
     * @param cells indexes of the referenced columns in {@code table}
     * @param columns the names of the foreign key columns
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
