package dev.runnel.exec.write;

import dev.runnel.ChunkedResult;
import dev.runnel.error.ChunkFailedException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.exec.write.ItemWrites.Prepared;
import dev.runnel.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One execution of a write in chunks. Each chunk is one transact write of as many rows as it accepts. If the store rejects a chunk because of its bytes,
 * its halves are written. Not thread-safe.
 */
final class ChunkedWrite {
    private final TransactWriter transact;
    private final RowWrites rows;
    private final List<Range> ranges;
    private int chunks;
    private int written;

    /** @throws UnsupportedFeatureException if a row has more items than a transact write accepts */
    ChunkedWrite(TransactWriter transact, RowWrites rows) {
        this.transact = transact;
        this.rows = rows;
        this.ranges = ranges();
    }

    /** The writes of the rows of a statement. */
    interface RowWrites {
        /** Returns the number of rows. */
        int count();

        /** Returns the writes of consecutive rows, one for each item. */
        Prepared of(int from, int to);

        /** Loads the result of the statement after the writes of all rows. */
        Mono<Object> result(Lease lease);
    }

    /** Rows from a position to another one. */
    private record Range(int from, int to) {
        boolean isDivisible() {
            return to - from > 1;
        }
    }

    Mono<ChunkedResult<?>> run(Lease lease) {
        return Flux.fromIterable(ranges)
                .concatMap(range -> write(lease, range), 0)
                .then(Mono.defer(() -> rows.result(lease)))
                .<ChunkedResult<?>>map(result -> new ChunkedResult<>(result, chunks))
                .onErrorMap(error -> chunks > 0, error -> new ChunkFailedException(chunks, written, error));
    }

    private List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        int from = 0;
        int items = 0;
        for (int row = 0; row < rows.count(); row++) {
            Prepared alone = rows.of(row, row + 1);
            transact.check(alone.writes());
            items += alone.writes().size();
            if (items > transact.most()) {
                ranges.add(new Range(from, row));
                from = row;
                items = alone.writes().size();
            }
        }
        if (from < rows.count()) {
            ranges.add(new Range(from, rows.count()));
        }
        return ranges;
    }

    private Mono<Void> write(Lease lease, Range range) {
        Prepared prepared = rows.of(range.from, range.to);
        return transact.run(lease, prepared.writes(), prepared.refused())
                .then(Mono.<Void>fromRunnable(() -> {
                    chunks++;
                    written = range.to;
                }))
                .onErrorResume(
                        error -> range.isDivisible() && isTooLarge(error),
                        tooLarge -> Flux.fromIterable(halves(range))
                                .concatMap(half -> write(lease, half), 0)
                                .then());
    }

    private static List<Range> halves(Range range) {
        int middle = (range.from + range.to) >>> 1;
        return List.of(new Range(range.from, middle), new Range(middle, range.to));
    }

    private static boolean isTooLarge(Throwable error) {
        return error instanceof UnsupportedFeatureException rejected && rejected.code() == ErrorCode.TRANSACT_TOO_LARGE;
    }
}
