package dev.runnel.companion;

import dev.runnel.stmt.InsertRow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The state of a generated builder of a create: the row and the remaining steps. Immutable. */
public final class InsertState {
    final InsertRow row;

    /** The number of steps before {@link #last}. */
    final int steps;

    /** Creates the builder that the last step returns; null if no step remains. */
    final @Nullable Function<InsertState, ?> last;

    private InsertState(InsertRow row, int steps, @Nullable Function<InsertState, ?> last) {
        this.row = row;
        this.steps = steps;
        this.last = last;
    }

    static InsertState of(InsertRow row) {
        return new InsertState(row, 0, null);
    }

    static InsertState of(InsertRow row, int steps, Function<InsertState, ?> last) {
        return new InsertState(row, steps, last);
    }

    InsertState with(InsertRow other) {
        return new InsertState(other, steps, last);
    }

    InsertState afterStep(InsertRow other) {
        return new InsertState(other, steps - 1, last);
    }
}
