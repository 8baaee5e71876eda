package dev.runnel.tck.stress;

import static dev.runnel.tck.stress.StressData.Written.NOTHING;

import dev.runnel.Session;
import dev.runnel.Transaction;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.stress.StressData.Written;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The kinds of programs of a stress test. Each knows the rows that it must read, or the rows that remain if it commits.
 */
enum StressStatement {
    READ(NOTHING, true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.seeds().limit(20).exec(ground.db()).doOnNext(users -> {
                for (int n = 0; n < 20; n++) {
                    StressData.isSeed(n, users.get(n));
                }
            });
        }
    },
    STREAM(NOTHING, true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.seeds().all(ground.db()).index().doOnNext(row -> StressData.isSeed(row.getT1(), row.getT2()));
        }
    },
    INCLUDE(NOTHING, true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.seeds()
                    .include(u -> u.todos())
                    .all(ground.db())
                    .index()
                    .doOnNext(row -> StressData.isSeedWithTodo(row.getT1(), row.getT2()));
        }
    },
    CURSOR(NOTHING, true) {
        @Override
        int seeds() {
            return StressData.SEEDED_FOR_CURSORS;
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.seedsSorted()
                    .include(u -> u.todos())
                    .all(ground.db())
                    .index()
                    .doOnNext(row -> StressData.isSeedWithTodo(row.getT1(), row.getT2()));
        }
    },
    /** A stream that is left in the middle, and another that is not, among writes. */
    TRANSACTION_WITH_CURSORS(new Written(1, 2, 2, 1), true) {
        @Override
        int seeds() {
            return StressData.SEEDED_FOR_CURSORS;
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db()
                    .transaction(tx -> pace.of(ground.graph(tag, 1).exec(tx))
                            .flatMap(user -> Mono.zip(
                                            ground.seedsSorted()
                                                    .all(tx)
                                                    .take(seeds() - 1)
                                                    .count(),
                                            ground.seedsSorted().all(tx).count())
                                    .then(pace.of(rename(user, tx)))));
        }
    },
    CREATE_GRAPH(new Written(1, 2, 2, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.graph(tag, 1).exec(ground.db());
        }
    },
    CREATE_MANY(new Written(3, 6, 6, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return Users.createMany(graphs(ground, tag)).exec(ground.db());
        }
    },
    BATCH(new Written(3, 6, 6, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db().batch(graphs(ground, tag));
        }
    },
    UPDATE(new Written(2, 0, 0, 2), true) {
        @Override
        Mono<Void> before(StressData ground, String tag) {
            return Users.createMany(List.of(ground.user(tag, 1), ground.user(tag, 2)))
                    .exec(ground.db())
                    .then();
        }

        @Override
        Written untouched() {
            return new Written(2, 0, 0, 0);
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return Users.filter(u -> u.email().in(List.of(StressData.email(tag, 1), StressData.email(tag, 2))))
                    .update()
                    .name(RENAMED)
                    .exec(ground.db());
        }
    },
    /** One of the users exists. */
    UPSERT(new Written(2, 0, 0, 2), true) {
        @Override
        Mono<Void> before(StressData ground, String tag) {
            return ground.user(tag, 1).exec(ground.db()).then();
        }

        @Override
        Written untouched() {
            return new Written(1, 0, 0, 0);
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return Users.upsertManyByEmail(IntStream.of(1, 2)
                            .mapToObj(n -> Users.create().name(RENAMED).email(StressData.email(tag, n)))
                            .toList())
                    .exec(ground.db());
        }
    },
    /** A user gets a new todo and those of another user, who is deleted then. */
    LINK(new Written(1, 3, 2, 1), true) {
        @Override
        Mono<Void> before(StressData ground, String tag) {
            return Users.createMany(List.of(ground.user(tag, 1), ground.graph(tag, 2)))
                    .exec(ground.db())
                    .then();
        }

        @Override
        Written untouched() {
            return new Written(2, 2, 2, 0);
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db()
                    .transaction(tx -> Mono.zip(
                                    Users.byEmail(StressData.email(tag, 1)).one(tx),
                                    Users.byEmail(StressData.email(tag, 2))
                                            .include(u -> u.todos())
                                            .one(tx))
                            .flatMap(both -> pace.of(ground.move(both.getT2(), both.getT1(), tx))
                                    .then(pace.of(
                                            Users.delete(both.getT2()).exec(tx).thenReturn(true)))));
        }
    },
    CASCADE(NOTHING, true) {
        @Override
        Mono<Void> before(StressData ground, String tag) {
            return ground.createShip(tag, 1);
        }

        @Override
        Written untouched() {
            return new Written(1, 2, 2, 0);
        }

        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return Ships.filter(s -> s.name().eq(StressData.email(tag, 1)))
                    .delete()
                    .exec(ground.db());
        }
    },
    TRANSACTION(new Written(1, 2, 2, 1), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db()
                    .transaction(tx -> pace.of(ground.graph(tag, 1).exec(tx))
                            .flatMap(user -> pace.of(rename(user, tx)))
                            .then(pace.of(ground.seeds().limit(300).count(tx))));
        }
    },
    TRANSACTION_AT_ONCE(new Written(2, 4, 4, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db()
                    .transaction(tx -> Mono.zip(
                            pace.of(ground.graph(tag, 1).exec(tx)),
                            pace.of(ground.graph(tag, 2).exec(ground.db())),
                            ground.seeds()
                                    .include(u -> u.todos())
                                    .limit(300)
                                    .all(tx)
                                    .count()));
        }
    },
    /** One statement is left to itself: whether it is kept is open, whether it is whole is not. */
    TRANSACTION_AND_STRAY(new Written(1, 2, 2, 0), false) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db().transaction(tx -> {
                pace.of(ground.graph(tag, 1).exec(tx)).subscribe(user -> {}, refused -> {});
                return ground.seeds().count(tx);
            });
        }

        @Override
        boolean keepsWhatItTells() {
            return false;
        }
    },
    NESTED(new Written(3, 6, 6, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db()
                    .transaction(tx -> pace.of(ground.graph(tag, 1).exec(tx))
                            .then(tx.transaction(inner -> pace.of(
                                            ground.graph(tag, 2).exec(inner))
                                    .then(inner.transaction(
                                            deep -> pace.of(ground.graph(tag, 3).exec(deep))))))
                            .then(undone(ground, tag, pace, tx)));
        }

        private static Mono<Boolean> undone(StressData ground, String tag, Pace pace, Transaction tx) {
            return tx.transaction(
                            inner -> pace.of(ground.graph(tag, 4).exec(inner)).then(Mono.<Boolean>error(new Undone())))
                    .onErrorReturn(Undone.class, true);
        }
    },
    MANY(new Written(3, 6, 6, 0), true) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db().transactionMany(tx -> each(ground, tag, pace, tx));
        }
    },
    STREAMING(new Written(3, 6, 6, 0), false) {
        @Override
        Publisher<?> run(StressData ground, String tag, Pace pace) {
            return ground.db().transactionStreaming(tx -> each(ground, tag, pace, tx));
        }
    };

    static final String RENAMED = "renamed";

    /** More users than any program writes. */
    static final int MOST_USERS = 5;

    private static final List<StressStatement> ALL = List.of(values());

    private final Written whole;
    private final boolean emitsWhatIsKept;

    StressStatement(Written whole, boolean emitsWhatIsKept) {
        this.whole = whole;
        this.emitsWhatIsKept = emitsWhatIsKept;
    }

    /** How many rows it needs that stay as they are. */
    int seeds() {
        return StressData.SEEDED;
    }

    /** Prepares the rows of the statement, without disturbance. */
    Mono<Void> before(StressData ground, String tag) {
        return Mono.empty();
    }

    /**
     * The program.
     *
     * @param tag what the rows that it writes are known by
     * @param pace what comes between its statements, if it is a transaction
     */
    abstract Publisher<?> run(StressData ground, String tag, Pace pace);

    /** The rows of a statement that did not take effect. */
    Written untouched() {
        return NOTHING;
    }

    /** The rows of a statement that took effect. */
    Written whole() {
        return whole;
    }

    /** Whether a value that it gave is a promise, as its end is. */
    boolean emitsWhatIsKept() {
        return emitsWhatIsKept;
    }

    /** Whether its end is a promise that all it wrote is kept. */
    boolean keepsWhatItTells() {
        return true;
    }

    static StressStatement any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    private static List<Users.Create> graphs(StressData ground, String tag) {
        return IntStream.range(0, 3).mapToObj(n -> ground.graph(tag, n)).toList();
    }

    private static Flux<User> each(StressData ground, String tag, Pace pace, Session session) {
        return Flux.fromIterable(graphs(ground, tag)).concatMap(graph -> pace.of(graph.exec(session)));
    }

    private static Mono<User> rename(User user, Session session) {
        return Users.update(user).name(RENAMED).exec(session);
    }

    /** Runs something between the statements of a transaction. */
    interface Pace {
        <T> Mono<T> of(Mono<T> statement);
    }

    /** The error of a transaction body. Reactor drops it if the subscriber has just cancelled. */
    static final class Undone extends RuntimeException {}
}
