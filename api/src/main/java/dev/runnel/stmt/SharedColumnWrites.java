package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The components that set the columns of a row, for columns with several components: these must agree. Immutable. */
public final class SharedColumnWrites {
    /** No component is set. */
    public static final SharedColumnWrites NOTHING = new SharedColumnWrites(Map.of());

    private final Map<Integer, List<Field>> components;

    private SharedColumnWrites(Map<Integer, List<Field>> components) {
        this.components = components;
    }

    /**
     * Returns this object with another component that is set.
     *
     * @param same whether the column already has the value of the component
     * @throws InvalidStatementException if another component has set the column to another value
     */
    public SharedColumnWrites and(Entity entity, Field component, boolean same) {
        if (entity.views().isEmpty()) {
            return this;
        }
        List<Field> before = components.getOrDefault(component.index(), List.of());
        if (!same) {
            before.stream()
                    .filter(other -> !other.equals(component))
                    .findFirst()
                    .ifPresent(other -> {
                        throw disagree(other, component);
                    });
        }
        if (before.contains(component)) {
            return this;
        }
        Map<Integer, List<Field>> copy = new HashMap<>(components);
        copy.put(
                component.index(),
                Stream.concat(before.stream(), Stream.of(component)).toList());
        return new SharedColumnWrites(copy);
    }

    /** Returns the error for two components that set one column to different values. */
    public static InvalidStatementException disagree(Field one, Field other) {
        return new InvalidStatementException(
                        ErrorCode.ALIAS_CONFLICT, "two components of one column are set to different values")
                .with("field", one.toString())
                .with("view", other.toString())
                .hint("set one of the components: the other one follows");
    }
}
