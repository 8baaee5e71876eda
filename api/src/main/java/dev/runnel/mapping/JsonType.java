package dev.runnel.mapping;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The type of a {@link dev.runnel.model.Json} component with its type arguments. Generated code makes one as an anonymous class.
 *
 * @param <J> the type
 */
public abstract class JsonType<J> {
    private final Type type;

    protected JsonType() {
        type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }

    public final Type type() {
        return type;
    }
}
