package dev.runnel.exec.read;

import dev.runnel.exec.plan.BufferedRows;
import dev.runnel.exec.plan.RowKeys;
import dev.runnel.planner.program.Result;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.ExactArithmetic;
import dev.runnel.type.ExactSum;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
                .map(aggregate -> accumulator(aggregate, maxBufferedRows))
                .toList();
    }

    /** An aggregate over the values so far. */
    private interface Accumulator {
        /** Adds a value that is not null. */
        void add(Object value);

        @Nullable
        Object result();
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

    private static Accumulator accumulator(TableExpr.Aggregate aggregate, int maxBufferedRows) {
        boolean mean = aggregate.op() == AggregateOp.AVG;
        return switch (aggregate.op()) {
            case COUNT -> new Count();
            case COUNT_DISTINCT -> new DistinctCount(maxBufferedRows);
            case MIN -> new Extreme(aggregate.operand().type().storage().order());
            case MAX -> new Extreme(aggregate.operand().type().storage().order().reversed());
            case SUM, AVG ->
                switch (aggregate.storage()) {
                    case I64 -> new WholeSum();
                    case DECIMAL -> new DecimalSum(mean);
                    default -> new FloatingSum(mean);
                };
        };
    }

    private static final class Count implements Accumulator {
        private long values;

        @Override
        public void add(Object value) {
            values++;
        }

        @Override
        public Object result() {
            return values;
        }
    }

    private static final class DistinctCount implements Accumulator {
        private final int most;
        private final Set<Object> values = new HashSet<>();

        DistinctCount(int most) {
            this.most = most;
        }

        @Override
        public void add(Object value) {
            values.add(RowKeys.comparable(value));
            if (values.size() > most) {
                throw BufferedRows.tooLarge(most, "maxBufferedRows");
            }
        }

        @Override
        public Object result() {
            return (long) values.size();
        }
    }

    /** The first value in an order. */
    private static final class Extreme implements Accumulator {
        private final Comparator<Object> order;
        private @Nullable Object first;

        Extreme(Comparator<Object> order) {
            this.order = order;
        }

        @Override
        public void add(Object value) {
            if (first == null || order.compare(value, first) < 0) {
                first = value;
            }
        }

        @Override
        public @Nullable Object result() {
            return first;
        }
    }

    private static final class WholeSum implements Accumulator {
        private final ExactSum sum = new ExactSum();

        @Override
        public void add(Object value) {
            sum.add((long) value);
        }

        @Override
        public Object result() {
            return sum.whole();
        }
    }

    private static final class DecimalSum implements Accumulator {
        private final boolean mean;
        private final ExactSum sum = new ExactSum();
        private long values;

        DecimalSum(boolean mean) {
            this.mean = mean;
        }

        @Override
        public void add(Object value) {
            sum.add((BigDecimal) value);
            values++;
        }

        @Override
        public @Nullable Object result() {
            if (!mean) {
                return sum.decimal();
            }
            return values == 0
                    ? null
                    : StorageType.DECIMAL.normalize(sum.decimal()
                            .divide(BigDecimal.valueOf(values), ExactArithmetic.QUOTIENT_DIGITS, RoundingMode.HALF_UP));
        }
    }

    private static final class FloatingSum implements Accumulator {
        private final boolean mean;
        private double sum;
        private long values;

        FloatingSum(boolean mean) {
            this.mean = mean;
        }

        @Override
        public void add(Object value) {
            sum += (double) value;
            values++;
        }

        @Override
        public @Nullable Object result() {
            if (!mean) {
                return StorageType.F64.normalize(sum);
            }
            return values == 0 ? null : StorageType.F64.normalize(sum / values);
        }
    }
}
