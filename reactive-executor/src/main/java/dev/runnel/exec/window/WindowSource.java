package dev.runnel.exec.window;

import dev.runnel.spi.Lease;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The windows of one read, for one subscriber: holds how far it has come. */
@FunctionalInterface
public interface WindowSource<T> {
    /** The rows of the first window, and the size of those that the driver's rows are cut into. One more says whether any follow. */
    int FIRST = 256;

    /** Windows of a read by keyset double up to here. */
    int MOST = 4_096;

    /** The next window, finished. Called again after a window that was not the last. */
    Mono<Window<T>> next(Lease lease);

    /**
     * All windows from a lease of the read's own, each when it is asked for.
     *
     * @param transaction one that it may begin there
     */
    default Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return new WindowLoop<>(() -> next(lease));
    }

    /** Whether something may be open between two windows, which whoever leaves before the last one has to {@link #close}. */
    default boolean staysOpen() {
        return false;
    }

    /** Closes what is open, when no window is under way. */
    default Mono<Void> close(Lease lease) {
        return Mono.empty();
    }
}
