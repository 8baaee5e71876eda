package dev.runnel.tck.probe;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** A fault that replaces or delays the answer of a call. */
sealed interface Fault {
    record Fail(Throwable error) implements Fault {}

    record Delay(Duration by) implements Fault {}

    record Hold(Mono<Void> until) implements Fault {}

    record Hang() implements Fault {}
}
