package dev.runnel.exec.write;

import dev.runnel.error.InvalidValue;
import dev.runnel.schema.Field;
import dev.runnel.schema.Initial;
import dev.runnel.stmt.UserValues;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Values of the fields that a create does not name. */
final class Initials {
    /** Stands in a cell whose value the database makes when the row is inserted, and in cells that refer to it. */
    static final Object COUNTED = new Object() {
        @Override
        public String toString() {
            return "counted";
        }
    };

    private Initials() {}

    private static @Nullable Object given(Field field, Initial.Given given, Clock clock) {
        try {
            return given.value().apply(clock);
        } catch (RuntimeException thrown) {
            throw new InvalidValue(field.toString(), InvalidValue.Reason.NOT_SUPPLIED)
                    .with("thrown", thrown.getClass().getSimpleName());
        }
    }

    /** The storage value, or {@link #COUNTED}. */
    static @Nullable Object value(Field field, Initial initial, Clock clock) {
        if (initial instanceof Initial.Given given) {
            return UserValues.stored(field, given(field, given, clock));
        }
        return switch ((Initial.Made) initial) {
            case UUID_V4 -> UuidV4.next();
            case UUID_V7 -> UuidV7.next();
            case IDENTITY -> COUNTED;
            case VERSION -> 1L;
        };
    }
}
