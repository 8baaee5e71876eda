package dev.runnel;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.mapping.Encoding;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExprs;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** The values that a database computes, one class for each kind. The compiler has checked the Java types of the values. */
final class ComputedExprs {
    private ComputedExprs() {}

    record Ordered<M, T>(BoundExpr fragment) implements ComputedExpr<M, T>, BoundExprSource, SelectionPart<T> {
        @Override
        public RowReader<T> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<T>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Additive<M, T>(BoundExpr fragment) implements ComputedAdditive<M, T>, BoundExprSource, SelectionPart<T> {
        @Override
        public RowReader<T> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<T>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Whole<M, N extends Number & Comparable<N>>(BoundExpr fragment)
            implements ComputedWhole<M, N>, BoundExprSource, SelectionPart<N> {
        @Override
        public RowReader<N> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<N>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Decimal<M>(BoundExpr fragment) implements ComputedDecimal<M>, BoundExprSource, SelectionPart<BigDecimal> {
        @Override
        public RowReader<BigDecimal> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<BigDecimal>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Floating<M, N extends Number & Comparable<N>>(BoundExpr fragment)
            implements ComputedFloating<M, N>, BoundExprSource, SelectionPart<N> {
        @Override
        public RowReader<N> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<N>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Text<M>(BoundExpr fragment) implements ComputedString<M>, BoundExprSource, SelectionPart<String> {
        @Override
        public RowReader<String> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<String>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Date<M>(BoundExpr fragment) implements ComputedDate<M>, BoundExprSource, SelectionPart<LocalDate> {
        @Override
        public RowReader<LocalDate> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<LocalDate>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record DateTime<M>(BoundExpr fragment)
            implements ComputedDateTime<M>, BoundExprSource, SelectionPart<LocalDateTime> {
        @Override
        public RowReader<LocalDateTime> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<LocalDateTime>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Moment<M>(BoundExpr fragment) implements ComputedInstant<M>, BoundExprSource, SelectionPart<Instant> {
        @Override
        public RowReader<Instant> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<Instant>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record TimeOfDay<M>(BoundExpr fragment) implements ComputedTime<M>, BoundExprSource, SelectionPart<LocalTime> {
        @Override
        public RowReader<LocalTime> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<LocalTime>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    record Elapsed<M>(BoundExpr fragment) implements ComputedDuration<M>, BoundExprSource, SelectionPart<Duration> {
        @Override
        public RowReader<Duration> addTo(SelectionBuilder selecting) {
            return present(fragment, selecting);
        }

        @Override
        public Selectable<M, Optional<Duration>> optional() {
            return ComputedExprs.optional(fragment);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> RowReader<T> present(BoundExpr value, SelectionBuilder selecting) {
        Encoding<Object, Object> encoding = ModelExprs.mapping(value.shape());
        int at = selecting.addComputed(value);
        return row -> (T) decoded(encoding, row.getPresent(at));
    }

    @SuppressWarnings("unchecked")
    private static <M, T> Selectable<M, Optional<T>> optional(BoundExpr value) {
        return (Selectable<M, Optional<T>> & SelectionPart<Optional<T>>) selecting -> {
            Encoding<Object, Object> encoding = ModelExprs.mapping(value.shape());
            int at = selecting.add(value);
            return row -> {
                Object stored = row.get(at);
                return stored == null ? Optional.empty() : (Optional<T>) Optional.of(decoded(encoding, stored));
            };
        };
    }

    private static Object decoded(Encoding<Object, Object> encoding, Object stored) {
        try {
            return encoding.decode(stored);
        } catch (DecodeException outOfRange) {
            throw InvalidValueException.computed();
        }
    }
}
