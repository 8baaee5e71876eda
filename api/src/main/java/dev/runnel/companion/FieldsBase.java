package dev.runnel.companion;

import dev.runnel.AdditivePath;
import dev.runnel.Condition;
import dev.runnel.DatePath;
import dev.runnel.DateTimePath;
import dev.runnel.DecimalPath;
import dev.runnel.DeferredPath;
import dev.runnel.DurationPath;
import dev.runnel.FloatingPath;
import dev.runnel.Include;
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
import dev.runnel.Query;
import dev.runnel.RowValue;
import dev.runnel.StringPath;
import dev.runnel.TimePath;
import dev.runnel.ToManyPath;
import dev.runnel.UnorderedPath;
import dev.runnel.WholePath;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.IncludeSource;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.Select;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The superclass of generated fields and to-one paths.
 *
 * @param <M> the model that the paths start at
 */
public abstract class FieldsBase<M> {
    private final PathOrigin origin;
    private final ModelMetadata<?> metadata;

    /**
     * @param origin the origin of the paths
     * @param metadata the model of the fields
     */
    protected FieldsBase(PathOrigin origin, ModelMetadata<?> metadata) {
        this.origin = origin;
        this.metadata = metadata;
    }

    /** Returns the to-one path of a relation. */
    protected final <P> P toOne(RelationMetadata relation, Function<PathOrigin, P> target) {
        return target.apply(origin.over(relation.relation));
    }

    /** Returns the path of a required column. */
    protected final <T> Path<M, T> path(ColumnMetadata column) {
        return new ColumnPaths.Required<>(ref(column));
    }

    /** Returns the path of a nullable column. */
    protected final <T> NullablePath<M, T> nullablePath(ColumnMetadata column) {
        return new ColumnPaths.Nullable<>(ref(column));
    }

    /** Returns the path of a required text column. */
    protected final StringPath<M> string(ColumnMetadata column) {
        return new ColumnPaths.Text<>(ref(column));
    }

    /** Returns the path of a nullable text column. */
    protected final NullableStringPath<M> nullableString(ColumnMetadata column) {
        return new ColumnPaths.NullableText<>(ref(column));
    }

    /** Returns the path of a required whole number column. */
    protected final <N extends Number & Comparable<N>> WholePath<M, N> whole(ColumnMetadata column) {
        return new ColumnPaths.Whole<>(ref(column));
    }

    /** Returns the path of a nullable whole number column. */
    protected final <N extends Number & Comparable<N>> NullableWholePath<M, N> nullableWhole(ColumnMetadata column) {
        return new ColumnPaths.NullableWhole<>(ref(column));
    }

    /** Returns the path of a required decimal column. */
    protected final DecimalPath<M> decimal(ColumnMetadata column) {
        return new ColumnPaths.Decimal<>(ref(column));
    }

    /** Returns the path of a nullable decimal column. */
    protected final NullableDecimalPath<M> nullableDecimal(ColumnMetadata column) {
        return new ColumnPaths.NullableDecimal<>(ref(column));
    }

    /** Returns the path of a required floating-point column. */
    protected final <N extends Number & Comparable<N>> FloatingPath<M, N> floating(ColumnMetadata column) {
        return new ColumnPaths.Floating<>(ref(column));
    }

    /** Returns the path of a nullable floating-point column. */
    protected final <N extends Number & Comparable<N>> NullableFloatingPath<M, N> nullableFloating(
            ColumnMetadata column) {
        return new ColumnPaths.NullableFloating<>(ref(column));
    }

    /** Returns the path of a required column with sums. */
    protected final <T> AdditivePath<M, T> additive(ColumnMetadata column) {
        return new ColumnPaths.Additive<>(ref(column));
    }

    /** Returns the path of a nullable column with sums. */
    protected final <T> NullableAdditivePath<M, T> nullableAdditive(ColumnMetadata column) {
        return new ColumnPaths.NullableAdditive<>(ref(column));
    }

    /** Returns the path of a required date column. */
    protected final DatePath<M> date(ColumnMetadata column) {
        return new ColumnPaths.Date<>(ref(column));
    }

    /** Returns the path of a nullable date column. */
    protected final NullableDatePath<M> nullableDate(ColumnMetadata column) {
        return new ColumnPaths.NullableDate<>(ref(column));
    }

    /** Returns the path of a required date and time column. */
    protected final DateTimePath<M> dateTime(ColumnMetadata column) {
        return new ColumnPaths.DateTime<>(ref(column));
    }

    /** Returns the path of a nullable date and time column. */
    protected final NullableDateTimePath<M> nullableDateTime(ColumnMetadata column) {
        return new ColumnPaths.NullableDateTime<>(ref(column));
    }

    /** Returns the path of a required instant column. */
    protected final InstantPath<M> instant(ColumnMetadata column) {
        return new ColumnPaths.Moment<>(ref(column));
    }

    /** Returns the path of a nullable instant column. */
    protected final NullableInstantPath<M> nullableInstant(ColumnMetadata column) {
        return new ColumnPaths.NullableMoment<>(ref(column));
    }

    /** Returns the path of a required time of day column. */
    protected final TimePath<M> time(ColumnMetadata column) {
        return new ColumnPaths.TimeOfDay<>(ref(column));
    }

    /** Returns the path of a nullable time of day column. */
    protected final NullableTimePath<M> nullableTime(ColumnMetadata column) {
        return new ColumnPaths.NullableTimeOfDay<>(ref(column));
    }

    /** Returns the path of a required duration column. */
    protected final DurationPath<M> duration(ColumnMetadata column) {
        return new ColumnPaths.Elapsed<>(ref(column));
    }

    /** Returns the path of a nullable duration column. */
    protected final NullableDurationPath<M> nullableDuration(ColumnMetadata column) {
        return new ColumnPaths.NullableElapsed<>(ref(column));
    }

    /** Returns the path of a required JSON column. */
    protected final <T> JsonPath<M, T> opaque(ColumnMetadata column) {
        return new ColumnPaths.Opaque<>(new ColumnPaths.Unordered<>(ref(column)));
    }

    /** Returns the path of a nullable JSON column. */
    protected final <T> NullableJsonPath<M, T> nullableOpaque(ColumnMetadata column) {
        return new ColumnPaths.NullableOpaque<>(new ColumnPaths.NullableUnordered<>(ref(column)));
    }

    /** Returns the path of a required column without an order. */
    protected final <T> UnorderedPath<M, T> unordered(ColumnMetadata column) {
        return new ColumnPaths.Unordered<>(ref(column));
    }

    /** Returns the path of a nullable column without an order. */
    protected final <T> NullableUnorderedPath<M, T> nullableUnordered(ColumnMetadata column) {
        return new ColumnPaths.NullableUnordered<>(ref(column));
    }

    /**
     * Returns the path of a required newtype column.
     *
     * @param inner returns the path of the component
     */
    protected final <T, P> NewtypePath<M, T, P> newtype(ColumnMetadata column, Function<ColumnMetadata, P> inner) {
        return new ColumnPaths.OfNewtype<>(ref(column), () -> inner.apply(unwrapped(column)));
    }

    /** Returns the path of a nullable newtype column. See {@link #newtype}. */
    protected final <T, P> NullableNewtypePath<M, T, P> nullableNewtype(
            ColumnMetadata column, Function<ColumnMetadata, P> inner) {
        return new ColumnPaths.NullableOfNewtype<>(ref(column), () -> inner.apply(unwrapped(column)));
    }

    private static ColumnMetadata unwrapped(ColumnMetadata column) {
        return new ColumnMetadata(column.field.unwrapped());
    }

    /** Returns the path of a deferred column. */
    protected final <P> DeferredPath<M, P> deferred(ColumnMetadata column, P value) {
        return new ColumnPaths.DeferredColumn<>(origin.steps, column.field, value);
    }

    /**
     * Returns the path of a has-many relation.
     *
     * @param fields the constructor of the fields of the related model
     * @param all the query of all its rows
     */
    protected final <C, F, Q extends Query<C, F, Q>> ToManyPath<M, C, F, Q> many(
            RelationMetadata relation, Function<PathOrigin, F> fields, Q all) {
        return new HasManyPath<>(origin, relation.relation, fields, all);
    }

    /**
     * Returns a composite key as a row value.
     *
     * @param component the name of the path, for errors
     * @param parts returns the values of a key, in the order of the fields of the key
     */
    protected final <K> RowValue<M, K> key(String component, Function<K, List<? extends @Nullable Object>> parts) {
        return tuple(metadata.entity().name() + "." + component, parts);
    }

    private <K> RowValue<M, K> tuple(String name, Function<K, List<? extends @Nullable Object>> parts) {
        List<Path<M, Object>> key = metadata.entity().key().stream()
                .<Path<M, Object>>map(field -> new ColumnPaths.Required<>(ref(field)))
                .toList();
        return new BoundRowValue<>(name, key, value -> new ArrayList<>(parts.apply(value)));
    }

    /** Returns an include of this to-one relation with the clauses of {@code query}. */
    final Shaped<M> including(Query<?, ?, ?> query) {
        BoundStatement<?> rows = StatementParts.requests(query).get(0);
        return new Shaped<>(new OfRelation(stepsBefore(), last(), (Select) rows.shape()), rows.values());
    }

    /** This to-one relation, included. */
    final Shaped<M> include() {
        return including(metadata.all());
    }

    /** Returns the condition that this to-one relation refers to this record. */
    final Condition<M> relationEquals(@Nullable Object row) {
        List<?> key = metadata.keyOf(RelationMetadata.present(last(), row));
        List<Value.Param> parameters = new ArrayList<>();
        Object[] stored = new Object[key.size()];
        for (int i = 0; i < stored.length; i++) {
            Field field = metadata.entity().key().get(i);
            parameters.add(Value.Param.of(Type.of(field.type().storage())));
            ParameterValues.Compared part = ParameterValues.encodeForComparison(
                    ref(field), Objects.requireNonNull(key.get(i), "a part of the key"));
            if (!part.exact()) {
                return new BoundCondition<>(new BoundExpr(ValueExpr.FALSE));
            }
            stored[i] = part.stored();
        }
        return new BoundCondition<>(new BoundExpr(new RelationEquals(relation(), parameters), stored));
    }

    /**
     * Returns the condition that this to-one relation refers to one of these records.
     *
     * @throws dev.runnel.error.InvalidStatementException when a record or a part of its key is null
     */
    final <C> Condition<M> relatedToOneOf(Collection<? extends C> rows) {
        return this.<C>tuple(last().toString(), metadata::keyOf).in(rows);
    }

    /** Returns the condition that this optional to-one relation refers to no row. */
    final Condition<M> relationIsNull() {
        return new BoundCondition<>(new BoundExpr(new RelationIsNull(relation())));
    }

    /** Returns the condition that this optional to-one relation refers to a row. */
    final Condition<M> relationIsNotNull() {
        return new BoundCondition<>(new BoundExpr(new Not(new RelationIsNull(relation()))));
    }

    final ModelMetadata<?> metadata() {
        return metadata;
    }

    private RelationRef relation() {
        return new RelationRef(origin.anchor, stepsBefore(), last());
    }

    private Relation last() {
        return origin.steps.get(origin.steps.size() - 1);
    }

    private List<Relation> stepsBefore() {
        return origin.steps.subList(0, origin.steps.size() - 1);
    }

    private FieldRef ref(ColumnMetadata column) {
        return ref(column.field);
    }

    private FieldRef ref(Field field) {
        return new FieldRef(origin.anchor, origin.steps, field);
    }

    /** An include with values. */
    record Shaped<M>(dev.runnel.stmt.Include include, Object[] includeValues) implements Include<M>, IncludeSource {}
}
