package dev.runnel.companion;

import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The fields that an update sets, each once, in the order of their index. Immutable. */
final class FieldChanges implements Iterable<FieldChange> {
    static final FieldChanges NONE = new FieldChanges(new FieldChange[0]);

    private final FieldChange[] byIndex;

    private FieldChanges(FieldChange[] byIndex) {
        this.byIndex = byIndex;
    }

    /** Returns these changes with another one, which replaces that of its field. */
    FieldChanges with(FieldChange change) {
        int at = 0;
        while (at < byIndex.length
                && byIndex[at].field().index() < change.field().index()) {
            at++;
        }
        int replaced = at < byIndex.length
                        && byIndex[at].field().index() == change.field().index()
                ? 1
                : 0;
        FieldChange[] changes = Arrays.copyOf(byIndex, byIndex.length + 1 - replaced);
        changes[at] = change;
        System.arraycopy(byIndex, at + replaced, changes, at + 1, byIndex.length - at - replaced);
        return new FieldChanges(changes);
    }

    /** Returns these changes with other values. */
    FieldChanges map(UnaryOperator<BoundExpr> value) {
        FieldChange[] changes = byIndex.clone();
        for (int i = 0; i < changes.length; i++) {
            changes[i] = new FieldChange(changes[i].field(), value.apply(changes[i].value()));
        }
        return new FieldChanges(changes);
    }

    /** Returns the change of a field; null if it is not set. */
    @Nullable
    FieldChange of(Field field) {
        for (FieldChange change : byIndex) {
            if (change.field().index() == field.index()) {
                return change;
            }
        }
        return null;
    }

    int size() {
        return byIndex.length;
    }

    boolean isEmpty() {
        return byIndex.length == 0;
    }

    FieldChange get(int position) {
        return byIndex[position];
    }

    @Override
    public Iterator<FieldChange> iterator() {
        return Arrays.asList(byIndex).iterator();
    }
}
