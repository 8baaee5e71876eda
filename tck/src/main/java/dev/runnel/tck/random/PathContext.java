package dev.runnel.tck.random;

import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.Path;
import dev.runnel.RowValue;
import dev.runnel.Selectable;
import dev.runnel.ToManyPath;
import dev.runnel.ToOnePath;
import dev.runnel.UnorderedPath;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * A row that a statement over {@code M} can refer to: its own row, or one that to-one relations lead to.
 *
 * @param fields its generated fields
 * @param own whether it is the statement's own row
 * @param absent whether a step to it may find no row
 */
record PathContext<M>(RandomModel model, Object fields, boolean own, boolean absent) {
    static <M> PathContext<M> own(RandomModel model, Object fields) {
        return new PathContext<>(model, fields, true, false);
    }

    PathContext<M> over(RandomModel.Step step, RandomModel target) {
        return new PathContext<>(
                target, one(step), false, absent || step.relation().mayFindNothing());
    }

    @SuppressWarnings("unchecked")
    Expr<M, Object> at(RandomColumn column) {
        return (Expr<M, Object>) column.path().apply(fields);
    }

    /** The column among what is selected; as an {@code Optional} where it may be absent. */
    @SuppressWarnings("unchecked")
    Selectable<M, Object> selectable(RandomColumn column) {
        Object path = at(column);
        Object selectable = !absent
                ? path
                : path instanceof Path<?, ?> required
                        ? required.optional()
                        : path instanceof UnorderedPath<?, ?> required ? required.optional() : path;
        return (Selectable<M, Object>) selectable;
    }

    @SuppressWarnings("unchecked")
    Include<M> deferred(Method path) {
        return (Include<M>) Reflection.present(Reflection.call(path, fields));
    }

    @SuppressWarnings("unchecked")
    ToOnePath<M, Object, ?> one(RandomModel.Step step) {
        return (ToOnePath<M, Object, ?>) Reflection.present(Reflection.call(step.path(), fields));
    }

    @SuppressWarnings("unchecked")
    ToManyPath<M, ?, ?, ?> many(RandomModel.Step step) {
        return (ToManyPath<M, ?, ?, ?>) Reflection.present(Reflection.call(step.path(), fields));
    }

    @SuppressWarnings("unchecked")
    Optional<RowValue<M, Object>> key() {
        return model.key().map(path -> (RowValue<M, Object>) Reflection.present(Reflection.call(path, fields)));
    }
}
