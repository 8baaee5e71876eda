package dev.runnel;

import reactor.core.publisher.Mono;

/**
 * A database and the models it holds. Thread-safe, made once. Several, with the same models, may live beside each other.
 */
public interface Db extends Session {

    /**
     * A Db with every model on the class path and default options. No I/O.
     *
     * @param url {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name}, …
     * @throws dev.runnel.error.InvalidConfiguration when no driver takes the URL, or it cannot be meant
     * @throws dev.runnel.error.InvalidSchema when the models do not fit together
     */
    static Db connect(String url) {
        return builder().url(url).build();
    }

    /** For options, for a choice of models, or for a driver made by hand. No I/O before {@link DbBuilder#build}, nor in it. */
    static DbBuilder builder() {
        return new DbBuilder();
    }

    /** Creates the tables of the models that are not there yet, then their foreign keys. For development and tests. */
    Mono<Void> pushSchema();

    /** This Db as a session that does not join a transaction of the Reactor Context. */
    Session detached();

    /** How often plans were compiled and found again, and how many are kept. */
    PlanCacheStats planCache();

    /** Refuses new programs, waits for those that run, then closes every connection. Repeatable. */
    Mono<Void> close();

    /**
     * Counters of the plan cache since the Db was made.
     *
     * @param compiled plans made
     * @param hits statements that found theirs
     * @param size plans kept now
     */
    record PlanCacheStats(long compiled, long hits, int size) {}
}
