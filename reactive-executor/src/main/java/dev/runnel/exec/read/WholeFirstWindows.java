package dev.runnel.exec.read;

import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Reads all rows as one window if the subscriber has requested all of them before the first window. The statement has
 * the order of the query alone, so the database chooses its plan freely. It reads at most one row more than fits. That
 * row drops all of them, and the read begins anew with windows: no row has been emitted.
 */
final class WholeFirstWindows<T> implements WindowSource<T> {
    /** A window of a keyset read has up to four times as many rows. */
    private static final int MOST_ROWS = MOST / 4;

    private final RootQueryPlan.Keyset keyset;
    private final WindowExecution<T> run;
    private final BooleanSupplier wantsAll;
    private final WindowSource<T> windows;
    private boolean begun;

    /**
     * @param keyset has an operation that reads all rows
     * @param wantsAll whether the subscriber has requested all rows
     * @param windows the same rows in windows
     */
    WholeFirstWindows(
            RootQueryPlan.Keyset keyset, WindowExecution<T> run, BooleanSupplier wantsAll, WindowSource<T> windows) {
        this.keyset = keyset;
        this.run = run;
        this.wantsAll = wantsAll;
        this.windows = windows;
    }

    @Override
    public Mono<Window<T>> next(Lease lease) {
        return next(lease, () -> windows.next(lease));
    }

    @Override
    public Mono<Window<T>> next(Lease lease, ReadTransaction transaction) {
        return next(lease, () -> windows.next(lease, transaction));
    }

    private Mono<Window<T>> next(Lease lease, Supplier<Mono<Window<T>>> window) {
        return Mono.defer(() -> {
            boolean whole = !begun && mayFit() && wantsAll.getAsBoolean();
            begun = true;
            return whole ? whole(lease, window) : window.get();
        });
    }

    /** A limit that does not fit is expected to be reached. */
    private boolean mayFit() {
        return run.remaining() == Long.MAX_VALUE || run.remaining() > 0 && run.remaining() <= mostRows();
    }

    private int mostRows() {
        return Math.min(MOST_ROWS, run.maxBufferedRows());
    }

    private Mono<Window<T>> whole(Lease lease, Supplier<Mono<Window<T>>> window) {
        int most = mostRows();
        keyset.limit(Math.min(run.remaining(), most + 1L), run.values());
        return lease.rows(keyset.whole().compiled(), run.values(), keyset.cells())
                .collectList()
                .flatMap(rows -> rows.size() > most ? window.get() : run.finish(lease, rows, true));
    }

    @Override
    public boolean staysOpen() {
        return windows.staysOpen();
    }

    @Override
    public Mono<Void> close(Lease lease) {
        return windows.close(lease);
    }
}
