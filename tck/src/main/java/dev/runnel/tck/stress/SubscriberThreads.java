package dev.runnel.tck.stress;

import dev.runnel.tck.stress.StressStatement.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The threads between a program and its subscriber, and between the statements of a transaction. */
enum SubscriberThreads implements Pace {
    NONE {
        @Override
        <T> Flux<T> around(Flux<T> program) {
            return program;
        }

        @Override
        public <T> Mono<T> of(Mono<T> statement) {
            return statement;
        }
    },
    SUBSCRIBE_ON {
        @Override
        <T> Flux<T> around(Flux<T> program) {
            return program.subscribeOn(Schedulers.parallel());
        }

        @Override
        public <T> Mono<T> of(Mono<T> statement) {
            return statement.subscribeOn(Schedulers.parallel());
        }
    },
    PUBLISH_ON {
        @Override
        <T> Flux<T> around(Flux<T> program) {
            return program.publishOn(Schedulers.parallel(), 1);
        }

        @Override
        public <T> Mono<T> of(Mono<T> statement) {
            return statement.publishOn(Schedulers.parallel());
        }
    },
    DELAYED {
        @Override
        <T> Flux<T> around(Flux<T> program) {
            return program.delaySubscription(A_MOMENT);
        }

        @Override
        public <T> Mono<T> of(Mono<T> statement) {
            return statement.delayElement(A_MOMENT);
        }
    },
    ONE_BY_ONE {
        @Override
        <T> Flux<T> around(Flux<T> program) {
            return program.limitRate(1);
        }

        @Override
        public <T> Mono<T> of(Mono<T> statement) {
            return statement.hide();
        }
    };

    private static final Duration A_MOMENT = Duration.ofNanos(200_000);
    private static final List<SubscriberThreads> ALL = List.of(values());

    static SubscriberThreads any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    abstract <T> Flux<T> around(Flux<T> program);
}
