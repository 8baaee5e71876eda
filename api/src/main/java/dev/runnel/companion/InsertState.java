package dev.runnel.companion;

import dev.runnel.schema.Relation;
import dev.runnel.stmt.InsertRow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state of a generated builder of a create: the row, the existing rows that are linked to it, and the remaining steps. Immutable. */
public final class InsertState {
    final InsertRow row;

    /** The links to existing rows, by the index of the relation. */
    final SortedMap<Integer, RelationChange> links;

    /** The read of the record that the row belongs to; null if the foreign key is known, or the row has none yet. */
    final @Nullable OwnerRead owner;

    /** The number of steps before {@link #last}. */
    final int steps;

    /** Creates the builder that the last step returns; null if no step remains. */
    final @Nullable Function<InsertState, ?> last;

    private InsertState(
            InsertRow row,
            SortedMap<Integer, RelationChange> links,
            @Nullable OwnerRead owner,
            int steps,
            @Nullable Function<InsertState, ?> last) {
        this.row = row;
        this.links = links;
        this.owner = owner;
        this.steps = steps;
        this.last = last;
    }

    static InsertState of(InsertRow row, @Nullable OwnerRead owner) {
        return new InsertState(row, Collections.emptySortedMap(), owner, 0, null);
    }

    /** Returns the state of the first step. */
    InsertState withSteps(int number, Function<InsertState, ?> builder) {
        return new InsertState(row, links, owner, number, builder);
    }

    /** Returns the row of a statement that links no existing rows to it, and knows its foreign key. */
    InsertRow rowAlone() {
        if (owner != null) {
            throw owner.recordExpected();
        }
        links.values().stream().findFirst().ifPresent(change -> {
            throw change.recordExpected();
        });
        return row;
    }

    /** Returns this state after one of its steps, with another row. */
    InsertState after(InsertRow other) {
        return after(other, links);
    }

    private InsertState after(InsertRow other, SortedMap<Integer, RelationChange> others) {
        return steps <= 1
                ? new InsertState(other, others, owner, 0, null)
                : new InsertState(other, others, owner, steps - 1, last);
    }

    /**
     * Returns this state after one of its steps, with rows that are created or linked together with the row. A to-one relation has the last
     * one.
     */
    InsertState after(RelationChange change) {
        Relation relation = change.relation();
        SortedMap<Integer, RelationChange> all = new TreeMap<>(links);
        InsertRow changed = change.replaces() ? row.without(relation) : row;
        for (InsertRow created : change.created()) {
            changed = changed.add(relation, created);
        }
        if (change.replaces()) {
            all.remove(relation.index());
        }
        if (!change.linked().isEmpty()) {
            all.merge(relation.index(), change, RelationChange::then);
            changed = changed.withLinks(relation);
        }
        return after(changed, all);
    }
}
