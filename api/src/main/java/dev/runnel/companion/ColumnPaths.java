package dev.runnel.companion;

import dev.runnel.AdditivePath;
import dev.runnel.Condition;
import dev.runnel.DatePath;
import dev.runnel.DateTimePath;
import dev.runnel.DecimalPath;
import dev.runnel.DeferredPath;
import dev.runnel.DurationPath;
import dev.runnel.FloatingPath;
import dev.runnel.InstantPath;
import dev.runnel.JsonPath;
import dev.runnel.NewtypePath;
import dev.runnel.NullableAdditivePath;
import dev.runnel.NullableDatePath;
import dev.runnel.NullableDateTimePath;
import dev.runnel.NullableDecimalPath;
import dev.runnel.NullableDurationPath;
import dev.runnel.NullableFloatingPath;
import dev.runnel.NullableInstantPath;
import dev.runnel.NullableJsonPath;
import dev.runnel.NullableNewtypePath;
import dev.runnel.NullablePath;
import dev.runnel.NullableStringPath;
import dev.runnel.NullableTimePath;
import dev.runnel.NullableUnorderedPath;
import dev.runnel.NullableWholePath;
import dev.runnel.Path;
import dev.runnel.StringPath;
import dev.runnel.TimePath;
import dev.runnel.UnorderedPath;
import dev.runnel.WholePath;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.internal.IncludeSource;
import dev.runnel.internal.SelectionBuilder;
import dev.runnel.internal.SelectionPart;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr.FieldRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The implementations of the path interfaces. Each contains a field reference. */
final class ColumnPaths {
    private ColumnPaths() {}

    /** A column that is never NULL. The Java type of a path is that of its field; the compiler has checked the generated code. */
    private abstract static class Present<T> implements BoundExprSource, SelectionPart<T> {
        final FieldRef ref;

        Present(FieldRef ref) {
            this.ref = ref;
        }

        @Override
        public final BoundExpr fragment() {
            return new BoundExpr(ref);
        }

        @Override
        public final RowReader<T> addTo(SelectionBuilder selecting) {
            int at = selecting.addPresent(fragment());
            return row -> read(row, at);
        }

        @SuppressWarnings("unchecked")
        private T read(Row row, int index) {
            return (T) ref.field().decode(row.getPresent(index));
        }
    }

    /** A column that may be NULL. */
    private abstract static class Absentable<T> implements BoundExprSource, SelectionPart<Optional<T>> {
        private final FieldRef ref;

        Absentable(FieldRef ref) {
            this.ref = ref;
        }

        @Override
        public final BoundExpr fragment() {
            return new BoundExpr(ref);
        }

        @Override
        public final RowReader<Optional<T>> addTo(SelectionBuilder selecting) {
            int at = selecting.add(fragment());
            return row -> read(row, at);
        }

        @SuppressWarnings("unchecked")
        private Optional<T> read(Row row, int index) {
            Object stored = row.get(index);
            return stored == null
                    ? Optional.empty()
                    : (Optional<T>) Optional.of(ref.field().decode(stored));
        }
    }

    static class Required<M, T> extends Present<T> implements Path<M, T> {
        Required(FieldRef ref) {
            super(ref);
        }

        @Override
        public NullablePath<M, T> optional() {
            return new Nullable<>(ref);
        }
    }

    static class Nullable<M, T> extends Absentable<T> implements NullablePath<M, T> {
        Nullable(FieldRef ref) {
            super(ref);
        }
    }

    static final class Unordered<M, T> extends Present<T> implements UnorderedPath<M, T> {
        Unordered(FieldRef ref) {
            super(ref);
        }

        @Override
        public NullableUnorderedPath<M, T> optional() {
            return new NullableUnordered<>(ref);
        }
    }

    static final class NullableUnordered<M, T> extends Absentable<T> implements NullableUnorderedPath<M, T> {
        NullableUnordered(FieldRef ref) {
            super(ref);
        }
    }

    static final class OfNewtype<M, T, P> extends Required<M, T> implements NewtypePath<M, T, P> {
        private final Supplier<P> inner;

        OfNewtype(FieldRef ref, Supplier<P> inner) {
            super(ref);
            this.inner = inner;
        }

        @Override
        public P unwrapped() {
            return inner.get();
        }
    }

    static final class NullableOfNewtype<M, T, P> extends Nullable<M, T> implements NullableNewtypePath<M, T, P> {
        private final Supplier<P> inner;

        NullableOfNewtype(FieldRef ref, Supplier<P> inner) {
            super(ref);
            this.inner = inner;
        }

        @Override
        public P unwrapped() {
            return inner.get();
        }
    }

    static final class Text<M> extends Required<M, String> implements StringPath<M> {
        Text(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableText<M> extends Nullable<M, String> implements NullableStringPath<M> {
        NullableText(FieldRef ref) {
            super(ref);
        }
    }

    static final class Whole<M, N extends Number & Comparable<N>> extends Required<M, N> implements WholePath<M, N> {
        Whole(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableWhole<M, N extends Number & Comparable<N>> extends Nullable<M, N>
            implements NullableWholePath<M, N> {
        NullableWhole(FieldRef ref) {
            super(ref);
        }
    }

    static final class Decimal<M> extends Required<M, BigDecimal> implements DecimalPath<M> {
        Decimal(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableDecimal<M> extends Nullable<M, BigDecimal> implements NullableDecimalPath<M> {
        NullableDecimal(FieldRef ref) {
            super(ref);
        }
    }

    static final class Floating<M, N extends Number & Comparable<N>> extends Required<M, N>
            implements FloatingPath<M, N> {
        Floating(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableFloating<M, N extends Number & Comparable<N>> extends Nullable<M, N>
            implements NullableFloatingPath<M, N> {
        NullableFloating(FieldRef ref) {
            super(ref);
        }
    }

    static final class Additive<M, T> extends Required<M, T> implements AdditivePath<M, T> {
        Additive(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableAdditive<M, T> extends Nullable<M, T> implements NullableAdditivePath<M, T> {
        NullableAdditive(FieldRef ref) {
            super(ref);
        }
    }

    static final class Date<M> extends Required<M, LocalDate> implements DatePath<M> {
        Date(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableDate<M> extends Nullable<M, LocalDate> implements NullableDatePath<M> {
        NullableDate(FieldRef ref) {
            super(ref);
        }
    }

    static final class DateTime<M> extends Required<M, LocalDateTime> implements DateTimePath<M> {
        DateTime(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableDateTime<M> extends Nullable<M, LocalDateTime> implements NullableDateTimePath<M> {
        NullableDateTime(FieldRef ref) {
            super(ref);
        }
    }

    static final class Moment<M> extends Required<M, Instant> implements InstantPath<M> {
        Moment(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableMoment<M> extends Nullable<M, Instant> implements NullableInstantPath<M> {
        NullableMoment(FieldRef ref) {
            super(ref);
        }
    }

    static final class TimeOfDay<M> extends Required<M, LocalTime> implements TimePath<M> {
        TimeOfDay(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableTimeOfDay<M> extends Nullable<M, LocalTime> implements NullableTimePath<M> {
        NullableTimeOfDay(FieldRef ref) {
            super(ref);
        }
    }

    static final class Elapsed<M> extends Required<M, Duration> implements DurationPath<M> {
        Elapsed(FieldRef ref) {
            super(ref);
        }
    }

    static final class NullableElapsed<M> extends Nullable<M, Duration> implements NullableDurationPath<M> {
        NullableElapsed(FieldRef ref) {
            super(ref);
        }
    }

    /** A JSON column. It contains an unordered column, but offers no comparisons. */
    record Opaque<M, T>(Unordered<M, T> column) implements JsonPath<M, T>, SelectionPart<T>, BoundExprSource {
        @Override
        public BoundExpr fragment() {
            return column.fragment();
        }

        @Override
        public RowReader<T> addTo(SelectionBuilder selecting) {
            return column.addTo(selecting);
        }

        @Override
        public NullableJsonPath<M, T> optional() {
            return new NullableOpaque<>(new NullableUnordered<>(column.ref));
        }
    }

    record NullableOpaque<M, T>(NullableUnordered<M, T> column)
            implements NullableJsonPath<M, T>, SelectionPart<Optional<T>>, BoundExprSource {
        @Override
        public BoundExpr fragment() {
            return column.fragment();
        }

        @Override
        public RowReader<Optional<T>> addTo(SelectionBuilder selecting) {
            return column.addTo(selecting);
        }

        @Override
        public Condition<M> isNull() {
            return column.isNull();
        }

        @Override
        public Condition<M> isNotNull() {
            return column.isNotNull();
        }
    }

    record DeferredColumn<M, P>(List<Relation> steps, Field field, P value)
            implements DeferredPath<M, P>, IncludeSource {
        @Override
        public Include include() {
            return new Include.OfField(steps, field);
        }
    }
}
