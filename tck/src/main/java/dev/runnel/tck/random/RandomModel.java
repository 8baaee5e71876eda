package dev.runnel.tck.random;

import dev.runnel.Deferred;
import dev.runnel.DeferredPath;
import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.NewtypePath;
import dev.runnel.NullableNewtypePath;
import dev.runnel.OrderedExpr;
import dev.runnel.Query;
import dev.runnel.RowValue;
import dev.runnel.ToManyPath;
import dev.runnel.ToOnePath;
import dev.runnel.companion.ModelProvider;
import dev.runnel.companion.PathOrigin;
import dev.runnel.companion.StatementParts;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ScopeRef;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model, read from its generated companion: the paths of its fields, by kind.
 *
 * @param all the query of all its rows
 * @param columns the paths that can be compared
 * @param deferred the paths of deferred columns
 * @param toOnes the relations to one row
 * @param toManys the relations to several rows
 * @param chains the methods of its query that follow a relation
 * @param key the path of a composite key
 */
record RandomModel(
        Entity entity,
        Class<?> companion,
        Query<?, ?, ?> all,
        List<RandomColumn> columns,
        List<Method> deferred,
        List<Step> toOnes,
        List<Step> toManys,
        List<Method> chains,
        Optional<Method> key) {

    /** A relation, and how its path is reached from the fields of its model. */
    record Step(Relation relation, Method path) {}

    static RandomModel of(ModelProvider provider) {
        Class<?> companion = provider.getClass().getEnclosingClass();
        Query<?, ?, ?> all = (Query<?, ?, ?>) Reflection.present(
                Reflection.call(Reflection.method(companion, "all", 0).orElseThrow(), null));
        RandomModel model = new RandomModel(
                provider.entity(),
                companion,
                all,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                Reflection.getters(all.getClass()).stream()
                        .filter(getter -> Query.class.isAssignableFrom(getter.getReturnType()))
                        .toList(),
                Reflection.method(Reflection.nested(companion, "Fields"), "key", 0)
                        .filter(path -> path.getReturnType() == RowValue.class));
        Object fields = Reflection.make(Reflection.nested(companion, "Fields"), PathOrigin.of(ScopeRef.Outer.OWN));
        Reflection.getters(fields.getClass()).forEach(path -> model.sort(path, fields));
        return model;
    }

    private void sort(Method path, Object fields) {
        Object found = Reflection.present(Reflection.call(path, fields));
        if (found instanceof ToOnePath<?, ?, ?> one) {
            toOnes.add(new Step(relationOf(one), path));
        } else if (found instanceof ToManyPath<?, ?, ?, ?> many) {
            toManys.add(new Step(relationOf(many), path));
        } else if (found instanceof DeferredPath<?, ?>) {
            deferred.add(path);
            add(fields, at -> ((DeferredPath<?, ?>) Reflection.present(Reflection.call(path, at))).value());
        } else if (found instanceof Expr<?, ?>) {
            add(fields, at -> Reflection.present(Reflection.call(path, at)));
        }
    }

    private static Relation relationOf(Include<?> path) {
        return ((dev.runnel.stmt.Include.OfRelation)
                        StatementParts.include(path).include())
                .relation();
    }

    private void add(Object fields, Function<Object, Object> path) {
        Field field = fieldOf(path.apply(fields));
        Class<?> type = Reflection.held(Reflection.componentOf(entity.type(), field.name()));
        add(
                fields,
                new RandomColumn(
                        field,
                        type,
                        path.apply(fields) instanceof OrderedExpr<?, ?>,
                        path,
                        row -> held(Reflection.component(row, field.name()))));
    }

    /** With what its newtype holds, and so on. */
    private void add(Object fields, RandomColumn column) {
        columns.add(column);
        Object found = column.path().apply(fields);
        if (found instanceof NewtypePath<?, ?, ?> || found instanceof NullableNewtypePath<?, ?, ?>) {
            var component = column.type().getRecordComponents()[0];
            Function<Object, Object> inner = at -> unwrapped(column.path().apply(at));
            add(
                    fields,
                    new RandomColumn(
                            fieldOf(inner.apply(fields)),
                            Reflection.held(component),
                            inner.apply(fields) instanceof OrderedExpr<?, ?>,
                            inner,
                            row -> {
                                Object outer = column.value().apply(row);
                                return outer == null ? null : Reflection.component(outer, component.getName());
                            }));
        }
    }

    private static Object unwrapped(Object path) {
        return path instanceof NewtypePath<?, ?, ?> required
                ? required.unwrapped()
                : ((NullableNewtypePath<?, ?, ?>) path).unwrapped();
    }

    private static Field fieldOf(Object path) {
        return ((FieldRef) StatementParts.expr((Expr<?, ?>) path).shape()).field();
    }

    /** The value of a component, or null. */
    private static @Nullable Object held(@Nullable Object component) {
        Object value = component instanceof Deferred<?> deferred ? deferred.get() : component;
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    /** The possible beginnings of an include: the paths of deferred columns, and steps. */
    List<Object> includable() {
        return Stream.of(deferred, toOnes, toManys)
                .<Object>flatMap(List::stream)
                .toList();
    }

    /** The column of a field, as its component has it. */
    RandomColumn column(Field field) {
        return columns.stream().filter(c -> c.field().equals(field)).findFirst().orElseThrow();
    }

    /** Whether its rows can be sorted by key. */
    boolean isSortable() {
        return entity.key().stream().allMatch(field -> column(field).isOrdered());
    }

    /** The key of a row as the path of the key takes it. */
    Object keyOf(Object row) {
        return Reflection.present(
                Reflection.call(Reflection.method(companion, "keyOf", 1).orElseThrow(), null, row));
    }

    @Override
    public String toString() {
        return entity.toString();
    }
}
