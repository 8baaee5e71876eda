package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.InsertRow;
import org.jspecify.annotations.Nullable;

/** A row to be inserted, and later the row that the store returned for it. */
final class PendingRow {
    private final InsertRow source;
    private final @Nullable Object[] cells;
    private final @Nullable PendingRow parent;
    private @Nullable Object @Nullable [] returned;

    /** @param parent the row that the statement nests it in; null for a root */
    PendingRow(InsertRow source, @Nullable PendingRow parent) {
        this.source = source;
        this.cells = source.values();
        this.parent = parent;
    }

    InsertRow source() {
        return source;
    }

    /** By column of the table: a storage value, null, {@link InsertRow#UNSET}, {@link DefaultValues#GENERATED}, or a {@link BoundExpr}. */
    @Nullable
    Object[] cells() {
        return cells;
    }

    @Nullable
    PendingRow parent() {
        return parent;
    }

    /**
     * Takes a part of a key from its parent or from a nested row.
     *
     * @throws dev.runnel.error.InvalidStatementException when the row has another value there already
     */
    void copyKeyPart(int index, @Nullable Object part, Relation relation) {
        Field field = source.entity().fields().get(index);
        boolean defaulted = field.initial() != null && source.value(field) == InsertRow.UNSET;
        Object before = cells[index];
        boolean open = defaulted || before == null || before == InsertRow.UNSET || before == DefaultValues.GENERATED;
        if (!open && !before.equals(part)) {
            throw InsertRow.conflictingKey(relation, field);
        }
        if (isStored(part)) {
            field.checkFits(part);
        }
        cells[index] = part;
    }

    /** Whether the cell is the value that the store will have. */
    private static boolean isStored(@Nullable Object cell) {
        return cell != null
                && cell != InsertRow.UNSET
                && cell != DefaultValues.GENERATED
                && !(cell instanceof BoundExpr);
    }

    /** Whether an eager relation of the row is not nested in it, so that it has to be loaded. */
    boolean needsLoads(Node node) {
        return node.entity().relations().stream()
                .anyMatch(
                        relation -> relation.eager() && source.nested(relation).isEmpty());
    }

    /** Whether the database generates its key. */
    boolean hasGeneratedKey(Node node) {
        return cells[node.entity().key().get(0).index()] == DefaultValues.GENERATED;
    }

    void returned(@Nullable Object[] row) {
        returned = row;
    }

    boolean isReturned() {
        return returned != null;
    }

    /** The row as the store returned it, of the width of its node. */
    @Nullable
    Object[] returned() {
        if (returned == null) {
            throw new IllegalStateException("the database did not return a row that it inserted");
        }
        return returned;
    }
}
