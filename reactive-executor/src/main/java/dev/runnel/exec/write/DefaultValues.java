package dev.runnel.exec.write;

import dev.runnel.error.InvalidValueException;
import dev.runnel.exec.plan.ParameterSlots;
import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.stmt.ParameterValues;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of the fields that an insert or an update does not set. */
public final class DefaultValues {
    /**
     * Placeholder of a generated value: in the cell itself, in cells that refer to it, and during {@code check}, which
     * generates nothing.
     */
    static final Object GENERATED = new Object() {
        @Override
        public String toString() {
            return "counted";
        }
    };

    private DefaultValues() {}

    /** The values of the statement, followed by those of the on-update fields. */
    public static @Nullable Object[] withOnUpdateValues(
            @Nullable Object[] values, List<OnUpdateParameter> fields, Clock clock) {
        Object[] slots = ParameterSlots.slots(values, values.length + fields.size());
        setOnUpdateValues(slots, fields, fixed(clock));
        return slots;
    }

    /** Sets the slots of the on-update fields. */
    static void setOnUpdateValues(@Nullable Object[] slots, List<OnUpdateParameter> fields, Clock moment) {
        for (OnUpdateParameter parameter : fields) {
            Field field = parameter.field();
            slots[parameter.slot()] = value(field, Objects.requireNonNull(field.onUpdate()), moment);
        }
    }

    /** A clock fixed at the current instant, for all values of one execution. */
    static Clock fixed(Clock clock) {
        return Clock.fixed(clock.instant(), clock.getZone());
    }

    private static @Nullable Object supplied(Field field, DefaultValue.LiteralDefault literal, Clock clock) {
        try {
            return literal.value().apply(clock);
        } catch (RuntimeException thrown) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.NOT_SUPPLIED)
                    .with("thrown", thrown.getClass().getSimpleName());
        }
    }

    /** The storage value, or {@link #GENERATED}. */
    static @Nullable Object value(Field field, DefaultValue initial, Clock clock) {
        if (initial instanceof DefaultValue.LiteralDefault literal) {
            return ParameterValues.encode(field, supplied(field, literal, clock));
        }
        return switch ((DefaultValue.GeneratedDefault) initial) {
            case UUID_V4 -> UuidV4.next();
            case UUID_V7 -> UuidV7.next();
            case IDENTITY -> GENERATED;
            case VERSION -> 1L;
        };
    }
}
