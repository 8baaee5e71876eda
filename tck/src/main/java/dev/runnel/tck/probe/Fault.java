package dev.runnel.tck.probe;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** What becomes of a call that is spoiled. */
sealed interface Fault {
    record Fail(Throwable error) implements Fault {}

    record Delay(Duration by) implements Fault {}

    record Hold(Mono<Void> until) implements Fault {}

    record Hang() implements Fault {}
}
