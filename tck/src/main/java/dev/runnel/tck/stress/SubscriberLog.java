package dev.runnel.tck.stress;

import dev.runnel.error.DriverException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The signals between one program and its subscriber, in both directions. */
final class SubscriberLog {
    private final String tag;
    private volatile boolean begun;
    private volatile boolean gaveValues;
    private volatile boolean completed;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable error;

    SubscriberLog(String tag) {
        this.tag = tag;
    }

    /** The program, listened to. */
    <T> Flux<T> by(Publisher<T> program) {
        return Flux.from(program)
                .doFirst(() -> begun = true)
                .doOnNext(value -> gaveValues = true)
                .doOnComplete(() -> completed = true)
                .doOnError(failure -> error = failure)
                .doOnCancel(() -> cancelled = true);
    }

    /** The tag of the rows that it writes. */
    String tag() {
        return tag;
    }

    boolean begun() {
        return begun;
    }

    boolean gaveValues() {
        return gaveValues;
    }

    boolean completed() {
        return completed;
    }

    boolean cancelled() {
        return cancelled;
    }

    @Nullable
    Throwable error() {
        return error;
    }

    /** The end of it, as it is counted. */
    String end() {
        Throwable failure = error;
        if (failure != null) {
            String code = failure instanceof DriverException unnamed ? " " + unnamed.driverCode() : "";
            String why = failure.getCause() == null
                    ? ""
                    : " by " + failure.getCause().getClass().getSimpleName();
            return "failed: " + failure.getClass().getSimpleName() + code + why;
        }
        if (completed) {
            return "completed";
        }
        return !begun
                ? "never begun"
                : cancelled ? gaveValues ? "cancelled after a value" : "cancelled before" : "not ended";
    }
}
