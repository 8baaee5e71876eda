package dev.runnel.exec.window;

import dev.runnel.ActivityInfo.State;

/** The current state of a statement or transaction that has a lease. Called from any thread. */
@FunctionalInterface
public interface ActivityState {
    ActivityState RUNNING = () -> State.RUNNING;

    State now();
}
