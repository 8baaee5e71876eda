package dev.runnel.planner.program;

import java.util.List;

/**
 * What is loaded for rows that were just written, before they become records: their eager relations.
 *
 * @param actions as the body of a read: the rows are in slot 0
 * @param rowSlots how many row slots the actions use
 * @param width how many cells a row has in the end; those of the store come first
 */
public record Completion(List<Action> actions, int rowSlots, int width) {
    public Completion {
        actions = List.copyOf(actions);
    }

    /** Of rows of so many cells, to which nothing belongs. */
    public static Completion nothing(int width) {
        return new Completion(List.of(), 1, width);
    }

    public boolean isNothing() {
        return actions.isEmpty();
    }
}
