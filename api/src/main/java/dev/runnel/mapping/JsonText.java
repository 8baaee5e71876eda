package dev.runnel.mapping;

import dev.runnel.error.DecodeException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.type.StorageType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Stores a value of any type as JSON text. One value may have several texts, for example with another order of a set's
 * elements, so the encoding preserves no operator, not even equality.
 *
 * @param <J> the Java type
 */
public final class JsonText<J> implements Encoding<J, String> {
    private static final IdentityEncoding<String> TEXT = IdentityEncoding.of(StorageType.TEXT);

    private final Type type;

    /**
     * The codec, looked up at its first use, so that models can be loaded without a format. Each thread finds the same
     * one.
     */
    private JsonFormat.@Nullable Codec<J> codec;

    private JsonText(Type type) {
        this.type = type;
    }

    /** Returns the encoding of a type. */
    public static <J> JsonText<J> of(JsonType<J> token) {
        return new JsonText<>(token.type());
    }

    /**
     * Checks that there is a format.
     *
     * @throws InvalidConfigurationException if the class path has no {@link JsonFormat}
     */
    public void checkFormat() {
        codec();
    }

    private JsonFormat.Codec<J> codec() {
        JsonFormat.Codec<J> found = codec;
        if (found == null) {
            found = format().of(type);
            codec = found;
        }
        return found;
    }

    private static JsonFormat format() {
        return ServiceLoader.load(JsonFormat.class, JsonFormat.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .max(Comparator.comparingInt(JsonFormat::priority))
                .orElseThrow(() -> new InvalidConfigurationException(
                                ErrorCode.NO_JSON_FORMAT,
                                "the class path has no JsonFormat to read and write @Json components")
                        .hint("add the dependency dev.runnel:runnel-jackson, or register a JsonFormat as a service"));
    }

    @Override
    public StorageType storage() {
        return StorageType.TEXT;
    }

    @Override
    public int bytes() {
        return 0;
    }

    @Override
    public InvalidValueException.@Nullable Reason violation(J value) {
        try {
            return TEXT.violation(codec().write(value));
        } catch (InvalidConfigurationException noFormat) {
            throw noFormat;
        } catch (RuntimeException notWritten) {
            return InvalidValueException.Reason.NOT_MAPPED;
        }
    }

    @Override
    public String encode(J value) {
        return TEXT.encode(codec().write(value));
    }

    @Override
    public boolean isExact(J value) {
        return true;
    }

    @Override
    public J decode(String stored) {
        J value;
        try {
            value = codec().read(stored);
        } catch (InvalidConfigurationException noFormat) {
            throw noFormat;
        } catch (RuntimeException refused) {
            throw DecodeException.of("the stored JSON cannot be converted to the type of the component", refused)
                    .hint("correct the rows, or the type of the component");
        }
        if (value == null) {
            throw new DecodeException("the stored JSON is null, which is not a value of the type of the component")
                    .hint("store SQL NULL for a missing value; a component of type JsonNode accepts both");
        }
        return value;
    }

    @Override
    public boolean preserves(PreservedOperator operator) {
        return false;
    }
}
