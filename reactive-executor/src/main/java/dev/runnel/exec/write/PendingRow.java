package dev.runnel.exec.write;

import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.InsertRow;
import org.jspecify.annotations.Nullable;

/** A row to insert, and later the row as it is stored. */
final class PendingRow {
    private final InsertRow source;
    private final @Nullable Object[] cells;
    private final @Nullable PendingRow parent;
    private @Nullable Object @Nullable [] written;

    /** @param parent the row that this one is nested in; null for a root */
    PendingRow(InsertRow source, @Nullable PendingRow parent) {
        this.source = source;
        this.cells = source.values();
        this.parent = parent;
    }

    InsertRow source() {
        return source;
    }

    /**
     * The cells by column of the table: a storage value, null, {@link InsertRow#UNSET}, {@link
     * DefaultValues#GENERATED}, or a {@link BoundExpr}.
     */
    @Nullable
    Object[] cells() {
        return cells;
    }

    @Nullable
    PendingRow parent() {
        return parent;
    }

    /** The row that is not nested. */
    PendingRow root() {
        PendingRow root = this;
        for (PendingRow outer = parent; outer != null; outer = outer.parent) {
            root = outer;
        }
        return root;
    }

    /**
     * Copies a component of a key from the parent or from a nested row.
     *
     * @throws dev.runnel.error.InvalidStatementException if the row has another value there
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

    /** Whether the cell is a storage value that will be stored as it is. */
    private static boolean isStored(@Nullable Object cell) {
        return cell != null
                && cell != InsertRow.UNSET
                && cell != DefaultValues.GENERATED
                && !(cell instanceof BoundExpr);
    }

    /** Whether an eager relation of the row has no nested row, or has linked rows, too, so that it must be loaded. */
    boolean needsLoads(Node node) {
        return node.entity().relations().stream()
                .anyMatch(relation ->
                        relation.eager() && (source.nested(relation).isEmpty() || source.isLinked(relation)));
    }

    /** Whether the database generates the key. */
    boolean hasGeneratedKey(Node node) {
        return cells[node.entity().key().get(0).index()] == DefaultValues.GENERATED;
    }

    void written(@Nullable Object[] row) {
        written = row;
    }

    /** The row as it is stored, with room for the relations of its node. */
    @Nullable
    Object[] written() {
        if (written == null) {
            throw new IllegalStateException("the row is not inserted yet");
        }
        return written;
    }
}
