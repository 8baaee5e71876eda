package dev.runnel.planner.program;

import dev.runnel.planner.program.UpsertProgram.Merge;
import dev.runnel.spi.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Creates several rows, or updates the rows with the same targets, all or none. The value in slot 0 of the statement is the list of the rows: an
 * array with the values of {@code each}. A key-value store gets the items of all rows by one transact write.
 *
 * @param each writes one row
 * @param atOnce writes all rows, if each of them can meet no row of the unique sets in {@code each.others()}. Its values are those of the update of
 *     one row, or of its read if there is no update, then the list of the rows. It returns fewer rows than the list has if a row is kept. Empty if the database has no
 *     such operation for the statement
 * @param existing reads existing rows by their targets; empty if the returned columns of a row lack a part of the target
 * @param lockFirst writes all rows by an operation for the existing and one for the new rows, where {@code atOnce} does not. Empty if the
 *     database or the statement does not allow it; then the rows are written one after the other
 */
public record UpsertManyProgram(
        UpsertProgram each, Optional<Merge> atOnce, Optional<ExistingRows> existing, Optional<LockFirst> lockFirst)
        implements Program {

    /**
     * Reads existing rows. The first values are lists, one for each column of the target.
     *
     * @param read node 0 reads the rows of the targets; the other nodes load the eager relations
     * @param record the decoder of a row
     * @param targetCells the positions of the target in a row
     */
    public record ExistingRows(Schedule read, Result.Records record, List<Integer> targetCells, int valueSlots) {
        public ExistingRows {
            targetCells = List.copyOf(targetCells);
        }
    }

    /**
     * Locks the existing rows, updates them, and inserts the others.
     *
     * @param lock locks the rows of the targets, and returns their targets. Its values are lists, one for each column of the target
     * @param update updates the existing rows of a list of the values of their updates; empty if existing rows are kept
     * @param create inserts rows
     */
    public record LockFirst(Operation lock, Optional<Operation> update, InsertProgram create) {}

    @Override
    public int valueSlots() {
        return 1;
    }

    /** The parts of the upsert of one row check their own values. */
    @Override
    public List<RangeCheckedParameter> ranged() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsertMany(this);
    }
}
