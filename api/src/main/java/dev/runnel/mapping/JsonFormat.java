package dev.runnel.mapping;

import java.lang.reflect.Type;

/**
 * Writes and reads the components with {@link dev.runnel.model.Json}. {@link java.util.ServiceLoader} finds the
 * implementations; {@code runnel-jackson} has one. An application replaces it by a service with a higher
 * {@link #priority}.
 */
public interface JsonFormat {

    /**
     * Returns the codec of a type. It is called once for each component; the codec serves all threads.
     *
     * @param type the type of the component, with its type arguments
     * @param <J> the type
     */
    <J> Codec<J> of(Type type);

    /** Returns the priority. The format with the highest priority is used; the default is 0. */
    default int priority() {
        return 0;
    }

    /**
     * The JSON of a type. Runnel reports an exception of {@link #write} as {@code InvalidValueException} and one of
     * {@link #read} as {@code DecodeException}.
     *
     * @param <J> the type
     */
    interface Codec<J> {
        /**
         * Returns the JSON of a value.
         *
         * @param value a value, not null
         */
        String write(J value);

        /**
         * Returns the value of a JSON document.
         *
         * @param json a well-formed document
         */
        J read(String json);
    }
}
