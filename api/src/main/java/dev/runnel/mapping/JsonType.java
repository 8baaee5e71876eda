package dev.runnel.mapping;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The type of a {@link dev.runnel.model.Json} component with its type arguments. Generated code creates one as an
 * anonymous subclass.
 *
 * @param <J> the type
 */
public abstract class JsonType<J> {
    private final Type type;

    /** Creates the type that the subclass names as its type argument. */
    protected JsonType() {
        type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
    }

    /** Returns the type. */
    public final Type type() {
        return type;
    }
}
