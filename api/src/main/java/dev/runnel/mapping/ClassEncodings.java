package dev.runnel.mapping;

import dev.runnel.type.StorageType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encodings of Java classes that have no field: those of fields without annotations. An enum is stored by the names
 * of its constants.
 */
public final class ClassEncodings {
    private static final Map<Class<?>, Encoding<?, ?>> BY_CLASS = new HashMap<>();

    static {
        for (StorageType storage : StorageType.values()) {
            BY_CLASS.put(storage.carrier(), IdentityEncoding.of(storage));
        }
        BY_CLASS.put(Byte.class, JdkEncodings.BYTE);
        BY_CLASS.put(java.math.BigInteger.class, JdkEncodings.BIG_INTEGER);
        BY_CLASS.put(Character.class, JdkEncodings.CHAR);
        BY_CLASS.put(java.time.OffsetDateTime.class, JdkEncodings.OFFSET_DATE_TIME);
        BY_CLASS.put(java.time.ZonedDateTime.class, JdkEncodings.ZONED_DATE_TIME);
        BY_CLASS.put(java.time.OffsetTime.class, JdkEncodings.OFFSET_TIME);
        BY_CLASS.put(java.time.Duration.class, JdkEncodings.DURATION);
        BY_CLASS.put(java.time.Period.class, JdkEncodings.PERIOD);
        BY_CLASS.put(java.time.Year.class, JdkEncodings.YEAR);
        BY_CLASS.put(java.time.YearMonth.class, JdkEncodings.YEAR_MONTH);
        BY_CLASS.put(java.net.URI.class, JdkEncodings.URI);
        BY_CLASS.put(java.util.Locale.class, JdkEncodings.LOCALE);
        BY_CLASS.put(java.util.Currency.class, JdkEncodings.CURRENCY);
    }

    private ClassEncodings() {}

    /**
     * Returns the encoding of a class; null if no field without annotations has it.
     *
     * @param type the class, or a subclass of it: the class of a constant of an enum, or of an address
     */
    @SuppressWarnings("unchecked")
    public static @Nullable Encoding<Object, Object> of(Class<?> type) {
        Encoding<?, ?> known = BY_CLASS.get(type);
        if (known == null && Enum.class.isAssignableFrom(type) && type != Enum.class) {
            known = ofEnum(type.isEnum() ? type : type.getSuperclass());
        }
        if (known == null && java.net.InetAddress.class.isAssignableFrom(type)) {
            known = JdkEncodings.INET_ADDRESS;
        }
        return (Encoding<Object, Object>) known;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Encoding<?, ?> ofEnum(Class<?> type) {
        return EnumEncoding.byName(((Class<? extends Enum>) type).getEnumConstants());
    }
}
