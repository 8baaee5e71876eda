package dev.runnel.exec.read;

import dev.runnel.exec.plan.LazyOperation;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads windows by the sort keys of the last row: 256 rows first, then twice as many each time, up to 4,096. Each
 * statement reads one row more than the window has, to find out whether there is another window; the statement that
 * reaches the limit of the read does not.
 */
final class KeysetWindows<T> implements WindowSource<T> {
    private final RootQueryPlan.Keyset keyset;
    private final WindowExecution<T> run;
    private int size = FIRST;
    private @Nullable Object @Nullable [] last;

    KeysetWindows(RootQueryPlan.Keyset keyset, WindowExecution<T> run) {
        this.keyset = keyset;
        this.run = run;
    }

    /**
     * The operation that reads all rows after the last window, with its values in their slots. Valid only between two
     * windows.
     */
    LazyOperation rest() {
        keyset.limit(run.remaining(), run.values());
        return keyset.after(Objects.requireNonNull(last), run.values());
    }

    @Override
    public Mono<Window<T>> next(Lease lease) {
        return Mono.defer(() -> {
            long kept = Math.min(size, run.remaining());
            if (kept == 0) {
                return Mono.just(new Window<>(List.of(), true));
            }
            size = Math.min(size * 2, MOST);
            LazyOperation operation = last == null ? keyset.first() : keyset.after(last, run.values());
            keyset.limit(kept == run.remaining() ? kept : kept + 1, run.values());
            return lease.rows(operation.compiled(), run.values(), keyset.cells())
                    .collectList()
                    .flatMap(rows -> {
                        boolean more = rows.size() > kept;
                        List<@Nullable Object[]> window = more ? rows.subList(0, (int) kept) : rows;
                        last = more ? window.get(window.size() - 1).clone() : null;
                        return run.finish(lease, window, !more);
                    });
        });
    }
}
