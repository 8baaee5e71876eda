package dev.runnel.exec.window;

import dev.runnel.spi.Lease;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The windows of one read for one subscriber. Holds the position of the read, so it is used by one thread at a time.
 */
@FunctionalInterface
public interface WindowSource<T> {
    /**
     * The size of the first window, and of the windows of streamed rows. One further row shows whether there are more.
     */
    int FIRST = 256;

    /** The largest size of a window of a keyset read; the sizes double up to it. */
    int MOST = 4_096;

    /** Reads the next window, with its includes. Called again until a window is the last. */
    Mono<Window<T>> next(Lease lease);

    /**
     * Reads the next window on a dedicated lease.
     *
     * @param transaction a transaction that the read may begin there
     */
    default Mono<Window<T>> next(Lease lease, ReadTransaction transaction) {
        return next(lease);
    }

    /**
     * Reads all windows on a dedicated lease, each on demand.
     *
     * @param transaction a transaction that the read may begin there
     */
    default Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return new WindowLoop<>(() -> next(lease, transaction));
    }

    /**
     * Whether a cursor can be open between two windows. A subscriber that stops before the last window then calls
     * {@link #close}.
     */
    default boolean staysOpen() {
        return false;
    }

    /** Closes the open cursor, if there is one. No window may be in progress. */
    default Mono<Void> close(Lease lease) {
        return Mono.empty();
    }
}
