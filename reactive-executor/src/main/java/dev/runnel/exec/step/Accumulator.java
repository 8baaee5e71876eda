package dev.runnel.exec.step;

import dev.runnel.spi.TableExpr;
import dev.runnel.type.AggregateOp;
import dev.runnel.type.ExactArithmetic;
import dev.runnel.type.ExactSum;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An aggregate over the values so far. Not thread-safe. */
public interface Accumulator {
    /** Adds a value that is not null. */
    void add(Object value);

    /** Returns the aggregate of the values. */
    @Nullable
    Object result();

    /** @param limit the limit for the different values that a count of them keeps */
    static Accumulator of(TableExpr.Aggregate aggregate, DistinctValueLimit limit) {
        boolean mean = aggregate.op() == AggregateOp.AVG;
        return switch (aggregate.op()) {
            case COUNT -> new Count();
            case COUNT_DISTINCT -> new DistinctCount(limit);
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

    final class Count implements Accumulator {
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

    final class DistinctCount implements Accumulator {
        private final DistinctValueLimit limit;
        private final Set<Object> values = new HashSet<>();

        DistinctCount(DistinctValueLimit limit) {
            this.limit = limit;
        }

        @Override
        public void add(Object value) {
            if (values.add(StorageType.comparable(value))) {
                limit.add();
            }
        }

        @Override
        public Object result() {
            return (long) values.size();
        }
    }

    /** The first value in an order. */
    final class Extreme implements Accumulator {
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

    final class WholeSum implements Accumulator {
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

    final class DecimalSum implements Accumulator {
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

    final class FloatingSum implements Accumulator {
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
