package dev.runnel.tck.suite.lease;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.suite.Topic;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A topic about the leases of connections. */
abstract class LeaseTopic extends Topic {
    /** So many categories: more than a window has, where a stream is to hold its connection. */
    final void write(int categories) {
        int each = 100;
        Flux.range(0, (categories + each - 1) / each)
                .concatMap(n -> Categories.createMany(
                                Collections.nCopies(Math.min(each, categories - n * each), named("more")))
                        .exec(db()))
                .blockLast(TestDb.PATIENCE);
        probe().clear();
    }

    static Categories.Create named(String name) {
        return Categories.create().name(name);
    }

    static void eventually(BooleanSupplier condition) {
        Flux.interval(Duration.ofMillis(2))
                .takeUntil(tick -> condition.getAsBoolean())
                .blockLast(TestDb.PATIENCE);
    }

    final List<State> states() {
        return db().activity().stream().map(ActivityInfo::state).toList();
    }

    /** A stream that gives one row, and is asked for no other. */
    static final class Stalled<T> extends BaseSubscriber<T> {
        private final Sinks.Empty<Void> over = Sinks.empty();
        private final Sinks.Empty<Void> first = Sinks.empty();

        static <T> Stalled<T> on(Flux<T> rows) {
            Stalled<T> stalled = new Stalled<>();
            rows.subscribe(stalled);
            stalled.first.asMono().block(TestDb.PATIENCE);
            return stalled;
        }

        static <T> List<Stalled<T>> on(Flux<T> rows, int times) {
            return IntStream.range(0, times).mapToObj(n -> on(rows)).toList();
        }

        /** Ends as the stream does. */
        Mono<Void> over() {
            return over.asMono();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
        }

        @Override
        protected void hookOnNext(T row) {
            first.tryEmitEmpty();
        }

        @Override
        protected void hookOnError(Throwable error) {
            over.tryEmitError(error);
        }

        @Override
        protected void hookOnComplete() {
            over.tryEmitEmpty();
        }
    }
}
