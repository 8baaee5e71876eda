package dev.runnel.exec.read;

import dev.runnel.exec.window.ReadTransaction;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One window of the groups of rows. All rows are read as a stream before the first group is returned.
 *
 * @param rows the windows of the grouped rows
 * @param start creates the groups of no row
 * @param run the steps on the groups
 */
record GroupedWindow<T>(WindowSource<@Nullable Object[]> rows, Supplier<RowGroups> start, WindowExecution<T> run)
        implements WindowSource<T> {

    /** The rows of a key-value store begin no transaction. */
    private static final ReadTransaction NONE = new ReadTransaction() {
        @Override
        public Mono<Void> beginRead() {
            return Mono.empty();
        }

        @Override
        public Mono<Void> endRead() {
            return Mono.empty();
        }
    };

    @Override
    public Mono<Window<T>> next(Lease lease) {
        return grouped(lease, NONE);
    }

    @Override
    public Flux<Window<T>> all(Lease lease, ReadTransaction transaction) {
        return grouped(lease, transaction).flux();
    }

    private Mono<Window<T>> grouped(Lease lease, ReadTransaction transaction) {
        return rows.all(lease, transaction)
                .reduceWith(start, (groups, window) -> groups.add(window.rows()))
                .flatMap(groups -> run.finish(lease, groups.rows(), true));
    }
}
