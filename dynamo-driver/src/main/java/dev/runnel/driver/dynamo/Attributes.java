package dev.runnel.driver.dynamo;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Column;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Storage values as attribute values. Each type of attribute sorts as its storage type. */
final class Attributes {
    private static final BigDecimal LEAST = new BigDecimal("1E-130");
    private static final BigDecimal GREATEST = new BigDecimal("9.9999999999999999999999999999999999999E+125");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

    private Attributes() {}

    static ScalarAttributeType type(Column column) {
        return switch (column.type().storage()) {
            case BOOL, I16, I32, I64, F32, F64, DECIMAL -> ScalarAttributeType.N;
            case BYTES -> ScalarAttributeType.B;
            case TEXT, UUID, DATE, TIME, DATETIME, INSTANT -> ScalarAttributeType.S;
        };
    }

    /** @throws InvalidValueException if an attribute cannot store the number */
    static AttributeValue of(Column column, Object value) {
        StorageType storage = column.type().storage();
        if (storage == StorageType.BYTES) {
            return AttributeValue.fromB(SdkBytes.fromByteArray((byte[]) value));
        }
        String text = text(column, storage, value);
        return type(column) == ScalarAttributeType.N ? AttributeValue.fromN(text) : AttributeValue.fromS(text);
    }

    private static String text(Column column, StorageType storage, Object value) {
        return switch (storage) {
            case BOOL -> (Boolean) value ? "1" : "0";
            case F32, F64 -> number(column, new BigDecimal(value.toString()));
            case DECIMAL -> number(column, (BigDecimal) value);
            case TIME -> TIME.format((LocalTime) value);
            case DATETIME -> DATETIME.format((LocalDateTime) value);
            case INSTANT -> DATETIME.format(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC)) + "Z";
            case I16, I32, I64, TEXT, UUID, DATE -> value.toString();
            case BYTES -> throw new IllegalArgumentException("bytes have no text");
        };
    }

    private static String number(Column column, BigDecimal value) {
        BigDecimal size = value.abs();
        if (size.signum() != 0 && (size.compareTo(LEAST) < 0 || size.compareTo(GREATEST) > 0)) {
            throw outOfRange(column);
        }
        return value.toString();
    }

    static InvalidValueException outOfRange(Column column) {
        return new InvalidValueException(column.toString(), InvalidValueException.Reason.OUT_OF_RANGE);
    }

    /** @throws DecodeException if the attribute does not have the type of the column */
    static @Nullable Object value(Column column, @Nullable AttributeValue attribute) {
        if (attribute == null) {
            return null;
        }
        try {
            StorageType storage = column.type().storage();
            return storage == StorageType.BYTES
                    ? attribute.b().asByteArray()
                    : value(storage, type(column) == ScalarAttributeType.N ? attribute.n() : attribute.s());
        } catch (RuntimeException unfit) {
            throw new DecodeException("the attribute of a column has another type").with("column", column.toString());
        }
    }

    private static Object value(StorageType storage, String text) {
        return switch (storage) {
            case BOOL -> new BigDecimal(text).signum() != 0;
            case I16 -> new BigDecimal(text).shortValueExact();
            case I32 -> new BigDecimal(text).intValueExact();
            case I64 -> new BigDecimal(text).longValueExact();
            case F32 -> Float.parseFloat(text);
            case F64 -> Double.parseDouble(text);
            case DECIMAL -> storage.normalize(new BigDecimal(text));
            case TEXT -> java.util.Objects.requireNonNull(text);
            case UUID -> UUID.fromString(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case DATETIME -> LocalDateTime.parse(text);
            case INSTANT -> Instant.parse(text);
            case BYTES -> throw new IllegalArgumentException("bytes have no text");
        };
    }

    /** The bytes of an item, as the database counts them. */
    static long bytes(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += attribute.getKey().getBytes(StandardCharsets.UTF_8).length + bytes(attribute.getValue());
        }
        return bytes;
    }

    private static long bytes(AttributeValue value) {
        if (value.s() != null) {
            return value.s().getBytes(StandardCharsets.UTF_8).length;
        }
        return value.b() != null
                ? value.b().asByteArrayUnsafe().length
                : value.n().length() / 2 + 1;
    }
}
