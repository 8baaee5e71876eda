package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.step.WindowPipeline;
import dev.runnel.exec.window.Window;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The state that the windows of one subscriber share: the pipeline, the parameter values, the reader of a finished
 * row, and the number of rows that are still wanted.
 */
final class WindowExecution<T> {
    private final WindowPipeline body;
    private final @Nullable Object[] values;
    private final RowReader<T> reader;
    private final int maxBufferedRows;
    private long remaining;

    WindowExecution(
            WindowPipeline body, @Nullable Object[] values, RowReader<T> reader, int maxBufferedRows, long wanted) {
        this.body = body;
        this.values = values;
        this.reader = reader;
        this.maxBufferedRows = maxBufferedRows;
        this.remaining = wanted;
    }

    /** Returns an execution of other steps with the same values and reader. */
    WindowExecution<T> with(WindowPipeline steps) {
        return new WindowExecution<>(steps, values, reader, maxBufferedRows, remaining);
    }

    @Nullable
    Object[] values() {
        return values;
    }

    RowReader<T> reader() {
        return reader;
    }

    int maxBufferedRows() {
        return maxBufferedRows;
    }

    long remaining() {
        return remaining;
    }

    /**
     * Loads and merges the includes of the root rows, and reads them.
     *
     * @param last whether there are no further root rows
     */
    Mono<Window<T>> finish(Lease lease, List<@Nullable Object[]> rootRows, boolean last) {
        return body.run(lease, values, rootRows, remaining).map(rows -> {
            List<@Nullable Object[]> wanted = rows.size() > remaining ? rows.subList(0, (int) remaining) : rows;
            remaining -= wanted.size();
            return new Window<>(BufferedRows.read(wanted, reader), last || remaining == 0);
        });
    }
}
