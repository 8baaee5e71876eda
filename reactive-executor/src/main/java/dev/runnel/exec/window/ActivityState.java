package dev.runnel.exec.window;

import dev.runnel.ActivityInfo.State;

/** What a program that has a lease does just now. Asked from any thread. */
@FunctionalInterface
public interface ActivityState {
    ActivityState RUNNING = () -> State.RUNNING;

    State now();
}
