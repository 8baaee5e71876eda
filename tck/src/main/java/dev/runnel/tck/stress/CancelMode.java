package dev.runnel.tck.stress;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The ways in which a subscriber cancels a program: after a time, or after a value. */
enum CancelMode {
    DISPOSE(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program.takeUntilOther(Mono.delay(at));
        }
    },
    TIMEOUT(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program.then().timeout(at).onErrorComplete(TimeoutException.class);
        }
    },
    ZIP_FAILS(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return Mono.zip(program.collectList(), Mono.delay(at).then(Mono.error(new Elsewhere())))
                    .onErrorComplete(Elsewhere.class);
        }
    },
    ZIP_IS_EMPTY(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return Flux.zip(program, Mono.delay(at).then(Mono.empty()));
        }
    },
    SWITCH(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return Flux.concat(Mono.just(program), Mono.delay(at).thenReturn(Flux.empty()))
                    .switchMap(which -> which);
        }
    },
    RACE(true) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return Flux.firstWithSignal(List.of(program, Mono.delay(at)));
        }
    },
    TAKE(false) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program.take(value);
        }
    },
    NEXT(false) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program.next();
        }
    },
    ANY(false) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            AtomicInteger seen = new AtomicInteger();
            return program.any(any -> seen.getAndIncrement() == value);
        }
    },
    ELEMENT_AT(false) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program.elementAt(value).onErrorComplete(IndexOutOfBoundsException.class);
        }
    },
    NOT(false) {
        @Override
        Publisher<?> of(Flux<?> program, Duration at, int value) {
            return program;
        }
    };

    private static final List<CancelMode> ALL = List.of(values());

    private final boolean timed;

    CancelMode(boolean timed) {
        this.timed = timed;
    }

    /** Picks a random mode, more often a timed one. */
    static CancelMode any(Random random) {
        CancelMode first = ALL.get(random.nextInt(ALL.size()));
        return first.timed ? first : ALL.get(random.nextInt(ALL.size()));
    }

    /**
     * The program until its subscriber leaves it.
     *
     * @param at when, for those of a time
     * @param value with which value, for the others
     */
    abstract Publisher<?> of(Flux<?> program, Duration at, int value);

    boolean timed() {
        return timed;
    }

    /** The error of another publisher. */
    private static final class Elsewhere extends RuntimeException {}
}
