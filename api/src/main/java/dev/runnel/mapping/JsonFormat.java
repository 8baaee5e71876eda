package dev.runnel.mapping;

import java.lang.reflect.Type;

/**
 * Writes and reads {@link dev.runnel.model.Json} components. Found as a service; {@code runnel-jackson} has one. An application that wants
 * another mapper registers its own, with a higher {@link #priority}.
 */
public interface JsonFormat {

    /** How values of a type are written. Called once for each component; what it gives serves every thread. */
    <J> Codec<J> of(Type type);

    /** Of several formats, that with the highest is used. */
    default int priority() {
        return 0;
    }

    /**
     * JSON of a type. What it throws on is {@code InvalidValueException} or {@code DecodeException}.
     *
     * @param <J> the type
     */
    interface Codec<J> {
        String write(J value);

        J read(String json);
    }
}
