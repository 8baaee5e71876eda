package dev.runnel.companion;

import dev.runnel.AdditivePath;
import dev.runnel.Condition;
import dev.runnel.DeferredPath;
import dev.runnel.Include;
import dev.runnel.ManyPath;
import dev.runnel.NewtypePath;
import dev.runnel.NullableAdditivePath;
import dev.runnel.NullableNewtypePath;
import dev.runnel.NullableNumberPath;
import dev.runnel.NullableOpaquePath;
import dev.runnel.NullablePath;
import dev.runnel.NullableStringPath;
import dev.runnel.NullableUnorderedPath;
import dev.runnel.NumberPath;
import dev.runnel.OpaquePath;
import dev.runnel.Path;
import dev.runnel.Query;
import dev.runnel.StringPath;
import dev.runnel.TupleExpr;
import dev.runnel.UnorderedPath;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.Anchor;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.RelatedTo;
import dev.runnel.stmt.ModelExpr.RelatesNothing;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.Select.Terminal;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the generated {@code Fields} and {@code One} of every model share: where their paths start and over which to-one relations
 * they lead.
 *
 * @param <M> the model that the paths start at
 */
public abstract class ModelFields<M> {
    private final Anchor anchor;
    private final List<Relation> steps;

    protected ModelFields(Anchor anchor, List<Relation> steps) {
        this.anchor = anchor;
        this.steps = steps;
    }

    /** The fields of what a to-one relation leads to. */
    protected final <P> P toOne(Relation relation, BiFunction<Anchor, List<Relation>, P> target) {
        List<Relation> longer = new ArrayList<>(steps);
        longer.add(relation);
        return target.apply(anchor, List.copyOf(longer));
    }

    protected final <T> Path<M, T> path(Field field) {
        return new Columns.Required<>(ref(field));
    }

    protected final <T> NullablePath<M, T> nullablePath(Field field) {
        return new Columns.Nullable<>(ref(field));
    }

    protected final StringPath<M> string(Field field) {
        return new Columns.Text<>(ref(field));
    }

    protected final NullableStringPath<M> nullableString(Field field) {
        return new Columns.NullableText<>(ref(field));
    }

    protected final <N extends Number & Comparable<N>> NumberPath<M, N> number(Field field) {
        return new Columns.Numeric<>(ref(field));
    }

    protected final <N extends Number & Comparable<N>> NullableNumberPath<M, N> nullableNumber(Field field) {
        return new Columns.NullableNumeric<>(ref(field));
    }

    protected final <T> AdditivePath<M, T> additive(Field field) {
        return new Columns.Additive<>(ref(field));
    }

    protected final <T> NullableAdditivePath<M, T> nullableAdditive(Field field) {
        return new Columns.NullableAdditive<>(ref(field));
    }

    protected final <T> OpaquePath<M, T> opaque(Field field) {
        return new Columns.Opaque<>(new Columns.Unordered<>(ref(field)));
    }

    protected final <T> NullableOpaquePath<M, T> nullableOpaque(Field field) {
        return new Columns.NullableOpaque<>(new Columns.NullableUnordered<>(ref(field)));
    }

    protected final <T> UnorderedPath<M, T> unordered(Field field) {
        return new Columns.Unordered<>(ref(field));
    }

    protected final <T> NullableUnorderedPath<M, T> nullableUnordered(Field field) {
        return new Columns.NullableUnordered<>(ref(field));
    }

    /** @param inner the path of a field that holds what the newtype holds */
    protected final <T, P> NewtypePath<M, T, P> newtype(Field field, Function<Field, P> inner) {
        return new Columns.OfNewtype<>(ref(field), () -> inner.apply(field.unwrapped()));
    }

    /** As {@link #newtype}. */
    protected final <T, P> NullableNewtypePath<M, T, P> nullableNewtype(Field field, Function<Field, P> inner) {
        return new Columns.NullableOfNewtype<>(ref(field), () -> inner.apply(field.unwrapped()));
    }

    protected final <P> DeferredPath<M, P> deferred(Field field, P value) {
        return new Columns.DeferredColumn<>(steps, field, value);
    }

    protected final <C, F, Q extends Query<C, F, Q>> ManyPath<M, C, F, Q> many(
            Relation relation, BiFunction<Anchor, List<Relation>, F> fields, Q all) {
        return new Many<>(anchor, steps, relation, fields, all);
    }

    /** This to-one relation, included in the shape of {@code query}. */
    protected final Include<M> including(Query<?, ?, ?> query) {
        return new Shaped<>(
                new OfRelation(stepsBefore(), last(), query.clauses().select(Terminal.ALL, List.of())),
                query.clauses().values(Fragment.NO_VALUES));
    }

    /**
     * A record that this to-one relation is compared with.
     *
     * @throws dev.runnel.error.InvalidValue when it is null
     */
    protected final <C> C present(@Nullable C row) {
        return Related.present(last(), row);
    }

    /** This to-one relation leads to the row of {@code target} with this key. */
    protected final Condition<M> relatedTo(Entity target, Object... key) {
        List<Value.Param> holes = new ArrayList<>();
        Object[] stored = new Object[key.length];
        for (int i = 0; i < key.length; i++) {
            Field field = target.key().get(i);
            holes.add(Value.Param.of(Type.of(field.type().storage())));
            UserValues.Compared part =
                    UserValues.compared(ref(field), Objects.requireNonNull(key[i], "a part of the key"));
            if (!part.exact()) {
                return Condition.of(new Fragment(ValueExpr.FALSE));
            }
            stored[i] = part.stored();
        }
        return Condition.of(new Fragment(new RelatedTo(relation(), holes), stored));
    }

    /**
     * This to-one relation leads to one of the rows of {@code target}.
     *
     * @param keyOf the parts of a row's key, in the order of the target's
     * @throws dev.runnel.error.InvalidStatement when a row or a part of its key is null
     */
    protected final <C> Condition<M> relatedToOneOf(
            Entity target, Collection<? extends C> rows, Function<C, List<@Nullable Object>> keyOf) {
        List<Path<M, Object>> key =
                target.key().stream().map(this::<Object>path).toList();
        return TupleExpr.of(last().toString(), key, keyOf).in(rows);
    }

    /** This optional to-one relation leads nowhere. */
    protected final Condition<M> relatesNothing() {
        return Condition.of(new Fragment(new RelatesNothing(relation())));
    }

    /** This optional to-one relation leads somewhere. */
    protected final Condition<M> relatesSomething() {
        return Condition.of(new Fragment(new Not(new RelatesNothing(relation()))));
    }

    private RelationRef relation() {
        return new RelationRef(anchor, stepsBefore(), last());
    }

    private Relation last() {
        return steps.get(steps.size() - 1);
    }

    private List<Relation> stepsBefore() {
        return steps.subList(0, steps.size() - 1);
    }

    private FieldRef ref(Field field) {
        return new FieldRef(anchor, steps, field);
    }

    /** An include with values. */
    record Shaped<M>(dev.runnel.stmt.Include include, Object[] includeValues) implements Include<M> {}
}
