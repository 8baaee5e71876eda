package dev.runnel.stmt;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which components set the columns of a row, where several are over one: those agree. Immutable. */
public final class SharedColumnWrites {
    public static final SharedColumnWrites NOTHING = new SharedColumnWrites(Map.of());

    private final Map<Integer, List<Field>> components;

    private SharedColumnWrites(Map<Integer, List<Field>> components) {
        this.components = components;
    }

    /**
     * With a component that is set now.
     *
     * @param same whether its column has what it is set to already
     * @throws InvalidStatementException when another component set it to something else
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

    /** Two components over one column that do not agree. */
    public static InvalidStatementException disagree(Field one, Field other) {
        return new InvalidStatementException(
                        ErrorCode.ALIAS_CONFLICT, "two components of one column are set to different values")
                .with("field", one.toString())
                .with("view", other.toString())
                .hint("set one of the components: the other one follows");
    }
}
