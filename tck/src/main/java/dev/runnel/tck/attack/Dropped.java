package dev.runnel.tck.attack;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import reactor.core.publisher.Hooks;

/** Counts what Reactor drops because nobody listens any more, by type, until it is closed. */
final class Dropped implements AutoCloseable {
    private final Map<String, Integer> errors = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> values = new ConcurrentSkipListMap<>();

    Dropped() {
        Hooks.onErrorDropped(error -> errors.merge(error.getClass().getSimpleName(), 1, Integer::sum));
        Hooks.onNextDropped(value -> values.merge(value.getClass().getSimpleName(), 1, Integer::sum));
    }

    Map<String, Integer> errors() {
        return new TreeMap<>(errors);
    }

    Map<String, Integer> values() {
        return new TreeMap<>(values);
    }

    @Override
    public void close() {
        Hooks.resetOnErrorDropped();
        Hooks.resetOnNextDropped();
    }
}
