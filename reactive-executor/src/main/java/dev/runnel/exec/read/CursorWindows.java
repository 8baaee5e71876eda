package dev.runnel.exec.read;

import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import dev.runnel.spi.ServerCursor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads the first windows by keyset, and the rest through a server cursor if more than one full window is wanted. With
 * a cursor the database sorts once, not once per window. A short list, and a stream that is cancelled early, need no
 * transaction and no full sort.
 */
final class CursorWindows<T> implements WindowSource<T> {
    private static final int BY_KEYSET = 3;

    private final KeysetWindows<T> byKeyset;
    private final RootQueryPlan.Keyset keyset;
    private final WindowExecution<T> run;
    private int windows;
    private @Nullable ServerCursor cursor;

    CursorWindows(KeysetWindows<T> byKeyset, RootQueryPlan.Keyset keyset, WindowExecution<T> run) {
        this.byKeyset = byKeyset;
        this.keyset = keyset;
        this.run = run;
    }

    /** Reads the next window in the open transaction. */
    @Override
    public Mono<Window<T>> next(Lease lease) {
        return next(lease, Mono::empty, () -> close(lease));
    }

    @Override
    public Mono<Window<T>> next(Lease lease, ReadTransaction transaction) {
        return next(lease, transaction::beginRead, transaction::endRead);
    }

    /**
     * @param before runs before the cursor is opened
     * @param after runs after the last window of the cursor
     */
    private Mono<Window<T>> next(Lease lease, Supplier<Mono<Void>> before, Supplier<Mono<Void>> after) {
        return Mono.defer(() -> {
            ServerCursor open = cursor;
            if (open != null) {
                return fetch(open, lease, after);
            }
            if (windows++ < BY_KEYSET || run.remaining() <= MOST) {
                return byKeyset.next(lease);
            }
            return before.get().then(Mono.defer(() -> opened(lease))).flatMap(opened -> fetch(opened, lease, after));
        });
    }

    private Mono<ServerCursor> opened(Lease lease) {
        return lease.openCursor(byKeyset.rest().compiled(), run.values()).doOnNext(opened -> cursor = opened);
    }

    private Mono<Window<T>> fetch(ServerCursor open, Lease lease, Supplier<Mono<Void>> after) {
        return lease.fetch(open, MOST, keyset.cells())
                .collectList()
                .flatMap(rows -> run.finish(lease, rows, rows.size() < MOST))
                .flatMap(window -> window.last() ? after.get().thenReturn(window) : Mono.just(window));
    }

    @Override
    public boolean staysOpen() {
        return true;
    }

    @Override
    public Mono<Void> close(Lease lease) {
        return Mono.defer(() -> {
            ServerCursor open = cursor;
            cursor = null;
            return open == null ? Mono.empty() : lease.closeCursor(open);
        });
    }
}
