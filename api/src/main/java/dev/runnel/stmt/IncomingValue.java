package dev.runnel.stmt;

import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameter value of the update branch of an upsert: the value that the create branch has for a field, its default included.
 *
 * @param field the field
 */
public record IncomingValue(Field field) {
    /** Returns the field of each of these values that is an incoming one; empty for another value. */
    public static List<Optional<Field>> fields(@Nullable Object... values) {
        return Stream.of(values)
                .map(value -> value instanceof IncomingValue read ? Optional.of(read.field()) : Optional.<Field>empty())
                .toList();
    }
}
