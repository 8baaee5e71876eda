package dev.runnel.planner.program;

import dev.runnel.schema.Column;
import dev.runnel.schema.Field;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.Upsert.Existing;
import java.util.List;
import java.util.Optional;

/**
 * Creates a row, unless the row of the target exists. Either one operation does it ({@code merge}), or the executor updates or reads the existing
 * row, inserts the row if there is none, and begins again if another program inserted it meanwhile.
 *
 * <p>The value in slot 0 of the statement is the list of the one {@code InsertRow}. The values of {@code find} are those of the target. The
 * values of {@code update} are those of the target, then the other values of the statement, then those of its on-update fields.
 *
 * @param target the fields of the target
 * @param constraint the name of the constraint of the target
 * @param create inserts the row
 * @param find reads the existing row; the statement reads it before the insert if {@code update} is empty
 * @param update updates the existing row and returns it; empty if the row is kept
 * @param merge inserts the row or updates the existing one by one operation; empty if the database has none for this statement
 * @param others the other unique sets of the model, the key included: {@code merge} applies to a row that meets no row of theirs. Empty if
 *     {@code merge} chooses the row by the target alone
 * @param existing the meaning of the statement if the row exists
 * @param outcome whether the result is the row together with what the statement did
 */
public record UpsertProgram(
        List<Field> target,
        String constraint,
        InsertProgram create,
        ReadProgram find,
        Optional<Program> update,
        Optional<Merge> merge,
        List<List<Field>> others,
        Existing existing,
        boolean outcome)
        implements Program {
    public UpsertProgram {
        target = List.copyOf(target);
        others = List.copyOf(others);
    }

    /**
     * One operation for both branches. Its values are those of {@code update}, or of {@code find} if there is no update, then the list of
     * the row.
     *
     * @param write node 0 is the {@code UpsertRows} and the row that it returns; the other nodes load the eager relations
     * @param generated the same operation for a row whose auto-increment key is not set; empty without such a key
     * @param record the decoder of the returned row
     * @param rowsSlot the slot of the row
     * @param known the columns of {@code record}, if the values that are sent determine each of them; the operation returns no row then, and writes
     *     each of its rows. Empty if the operation returns the rows
     */
    public record Merge(
            Schedule write,
            Optional<Operation> generated,
            Result.Records record,
            int rowsSlot,
            int valueSlots,
            Optional<List<Column>> known) {}

    @Override
    public int valueSlots() {
        return 1;
    }

    /** Each part checks its own values. */
    @Override
    public List<RangeCheckedParameter> ranged() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUpsert(this);
    }
}
