package dev.runnel.companion;

import dev.runnel.Deferred;
import dev.runnel.error.NotLoaded;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.NewRow;
import dev.runnel.stmt.SetBy;
import dev.runnel.stmt.UserValues;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whole records as rows to be created. For generated code. */
public final class Inserting {
    private Inserting() {}

    /**
     * The row of a record.
     *
     * @param components what its columns hold as the record has it, in the order of the fields: the value, an {@code Optional} or a
     *     {@code Deferred} of it; and after those what its views hold
     * @throws NotLoaded when a deferred column was not loaded
     * @throws dev.runnel.error.InvalidValue when a column cannot hold a value
     * @throws dev.runnel.error.InvalidStatement when a view holds another value than its column
     */
    public static NewRow row(Entity entity, @Nullable Object... components) {
        @Nullable Object[] cells = new Object[entity.fields().size()];
        for (Field field : entity.fields()) {
            cells[field.index()] = UserValues.stored(field, held(field, components[field.index()]));
        }
        for (int i = 0; i < entity.views().size(); i++) {
            Field view = entity.views().get(i);
            Object seen = UserValues.stored(view, held(view, components[cells.length + i]));
            if (!Objects.deepEquals(cells[view.index()], seen)) {
                throw SetBy.disagree(entity.fields().get(view.index()), view);
            }
        }
        return NewRow.ofRecord(entity, cells);
    }

    private static @Nullable Object held(Field field, @Nullable Object component) {
        Object value = component instanceof Deferred<?> deferred ? loaded(field, deferred) : component;
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }

    private static Object loaded(Field field, Deferred<?> deferred) {
        if (!deferred.isLoaded()) {
            throw new NotLoaded("the record has a component that was not loaded, so its row cannot be inserted")
                    .with("component", field.toString())
                    .hint("include the component where the record is read, or set it with Deferred.of(…)");
        }
        return deferred.get();
    }
}
