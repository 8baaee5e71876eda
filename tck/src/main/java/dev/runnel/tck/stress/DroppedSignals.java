package dev.runnel.tck.stress;

import dev.runnel.MutationResult;
import dev.runnel.exec.window.Window;
import dev.runnel.tck.scenario.todo.User;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.Exceptions;
import reactor.core.publisher.Hooks;
import reactor.util.function.Tuple2;

/** Counts the values and errors that Reactor drops after a cancel, by type, until it is closed. */
final class DroppedSignals implements AutoCloseable {
    /** Where the types are that hold nothing: what rows are made of, and what is made of rows. */
    private static final Set<String> PLAIN = Set.of(
            "java.lang",
            "java.util",
            Tuple2.class.getPackageName(),
            MutationResult.class.getPackageName(),
            User.class.getPackageName(),
            Window.class.getPackageName());

    private final Map<String, Integer> errors = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> values = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> held = new ConcurrentSkipListMap<>();

    DroppedSignals() {
        Hooks.onErrorDropped(error -> errors.merge(name(error), 1, Integer::sum));
        Hooks.onNextDropped(value -> {
            boolean plain = PLAIN.contains(value.getClass().getPackageName()) || isUnbegun(value);
            (plain ? values : held).merge(value.getClass().getSimpleName(), 1, Integer::sum);
        });
    }

    /**
     * A publisher that is no subscription begins when somebody subscribes, and nobody has. r2dbc-mysql drops such a one where the turn of a
     * request comes beside its cancel; a window of answers, which has begun, is a subscription.
     */
    private static boolean isUnbegun(Object value) {
        return value instanceof Publisher && !(value instanceof Subscription);
    }

    /** With what it is about, where that is all that can be known of it. */
    private static String name(Throwable error) {
        String name = error.getClass().getSimpleName();
        return Exceptions.isErrorCallbackNotImplemented(error) && error.getCause() != null
                ? name + " of " + error.getCause()
                : name;
    }

    Map<String, Integer> errors() {
        return new TreeMap<>(errors);
    }

    /** The dropped values that need no release. */
    Map<String, Integer> values() {
        return new TreeMap<>(values);
    }

    /** The dropped values that may need a release, such as a lease or an object of the R2DBC driver. */
    Map<String, Integer> held() {
        return new TreeMap<>(held);
    }

    @Override
    public void close() {
        Hooks.resetOnErrorDropped();
        Hooks.resetOnNextDropped();
    }
}
