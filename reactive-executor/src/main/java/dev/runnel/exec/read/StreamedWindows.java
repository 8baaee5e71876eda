package dev.runnel.exec.read;

import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Groups the rows that the driver streams into windows, by demand. Where a read may not keep its connection, all rows
 * are one window.
 */
record StreamedWindows<T>(RootQueryPlan rootQuery, WindowExecution<T> run) implements WindowSource<T> {
    private static final int SIZE = FIRST + 1;

    @Override
    public Mono<Window<T>> next(Lease lease) {
        return new SingleWindow<>(rootQuery, run).next(lease);
    }

    @Override
    public Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return windows(lease);
    }

    /** The rows that are wanted, as a list. The driver reads no more of them. */
    Mono<List<T>> wanted(Lease lease) {
        return windows(lease).collect(ArrayList::new, (all, window) -> all.addAll(window.rows()));
    }

    private Flux<Window<T>> windows(Lease lease) {
        return lease.rows(rootQuery.unpaged().compiled(), run.values(), rootQuery.cells())
                .buffer(SIZE)
                .concatMap(rows -> run.finish(lease, rows, rows.size() < SIZE), 0)
                .takeUntil(Window::last)
                .concatWith(Mono.defer(() -> run.remaining() == 0 ? lease.cancel() : Mono.empty())
                        .then(Mono.empty()));
    }

    /** Groups rows that the driver's callback has decoded. */
    static <T> Flux<Window<T>> decoded(Flux<T> rows) {
        return rows.buffer(SIZE).map(window -> new Window<>(window, window.size() < SIZE));
    }
}
