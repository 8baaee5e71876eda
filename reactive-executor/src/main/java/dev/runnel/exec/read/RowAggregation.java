package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.step.Accumulator;
import dev.runnel.exec.step.DistinctValueLimit;
import dev.runnel.planner.program.Result;
import dev.runnel.spi.RowReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of rows in memory, one row at a time: the i-th cell of a row is the operand of the i-th aggregate. Holds
 * the different values that are counted, at most {@code maxBufferedRows} for each aggregate, and no rows. Not
 * thread-safe.
 */
final class RowAggregation {
    private final List<Accumulator> accumulators;

    RowAggregation(Result.Aggregated aggregated, int maxBufferedRows) {
        accumulators = aggregated.aggregates().stream()
                .map(aggregate -> Accumulator.of(aggregate, new DistinctValueLimit(maxBufferedRows)))
                .toList();
    }

    RowAggregation add(List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < accumulators.size(); i++) {
                Object value = row[i];
                if (value != null) {
                    accumulators.get(i).add(value);
                }
            }
        }
        return this;
    }

    /** Reads the row of the aggregates. */
    <T> T read(RowReader<T> reader) {
        @Nullable Object[] row = accumulators.stream().map(Accumulator::result).toArray();
        return reader.read(new BufferedRows.Cursor().at(row));
    }
}
