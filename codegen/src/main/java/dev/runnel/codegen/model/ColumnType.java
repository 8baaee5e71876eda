package dev.runnel.codegen.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code @Column(type = …)} may say: a name with its numbers.
 *
 * @param name of an enum type; empty if it says none
 */
public record ColumnType(Kind kind, List<Integer> arguments, String name) {
    private static final int UUID_BYTES = 16;
    private static final int MOST_FRACTION_DIGITS = 6;
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*(\\d{1,7})\\s*(?:,\\s*(\\d{1,7})\\s*)?\\))?\\s*");
    private static final Pattern ENUM = Pattern.compile("\\s*enum\\s*(?:\\(\\s*(\\w+)\\s*\\))?\\s*");

    /** The kinds, by the name of what makes them in the api. */
    public enum Kind {
        VARCHAR,
        TEXT,
        BLOB,
        /** Of 16 bytes: a UUID. */
        BINARY,
        NUMERIC,
        INT2,
        INT4,
        INT8,
        FLOAT4,
        FLOAT8,
        BOOLEAN,
        DATE,
        TIME,
        DATETIME,
        TIMESTAMP,
        JSON,
        JSONB,
        ENUM
    }

    public ColumnType {
        arguments = List.copyOf(arguments);
    }

    /** Empty if the text is none. */
    public static Optional<ColumnType> parse(String text) {
        Matcher labels = ENUM.matcher(text);
        if (labels.matches()) {
            String name = labels.group(1) == null ? "" : labels.group(1);
            return Optional.of(new ColumnType(Kind.ENUM, List.of(), name));
        }
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Integer> first = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
        Optional<Integer> second = Optional.ofNullable(form.group(3)).map(Integer::valueOf);
        return switch (form.group(1)) {
            case "varchar" ->
                first.filter(length -> length > 0 && second.isEmpty()).map(length -> of(Kind.VARCHAR, length));
            case "text" -> plain(Kind.TEXT, first);
            case "blob", "bytea" -> plain(Kind.BLOB, first);
            case "binary" ->
                first.filter(length -> length == UUID_BYTES && second.isEmpty()).map(length -> of(Kind.BINARY, length));
            case "numeric", "decimal" ->
                first.filter(precision -> precision > 0 && second.orElse(0) <= precision)
                        .map(precision -> of(Kind.NUMERIC, precision, second.orElse(0)));
            case "int2", "i16", "smallint" -> plain(Kind.INT2, first);
            case "int4", "i32", "int", "integer" -> plain(Kind.INT4, first);
            case "int8", "i64", "bigint" -> plain(Kind.INT8, first);
            case "float4", "real" -> plain(Kind.FLOAT4, first);
            case "float8" -> plain(Kind.FLOAT8, first);
            case "boolean" -> plain(Kind.BOOLEAN, first);
            case "date" -> plain(Kind.DATE, first);
            case "time" -> time(Kind.TIME, first, second);
            case "datetime" -> time(Kind.DATETIME, first, second);
            case "timestamp" -> time(Kind.TIMESTAMP, first, second);
            case "json" -> plain(Kind.JSON, first);
            case "jsonb" -> plain(Kind.JSONB, first);
            default -> Optional.empty();
        };
    }

    private static Optional<ColumnType> plain(Kind kind, Optional<Integer> argument) {
        return argument.isPresent() ? Optional.empty() : Optional.of(of(kind));
    }

    private static Optional<ColumnType> time(Kind kind, Optional<Integer> digits, Optional<Integer> more) {
        int fraction = digits.orElse(MOST_FRACTION_DIGITS);
        return more.isPresent() || fraction > MOST_FRACTION_DIGITS ? Optional.empty() : Optional.of(of(kind, fraction));
    }

    private static ColumnType of(Kind kind, Integer... arguments) {
        return new ColumnType(kind, List.of(arguments), "");
    }

    /** Whether a column of this type holds a constant, which is a value of this storage type. */
    public boolean holds(String constant, Scalar scalar) {
        return switch (kind) {
            case VARCHAR -> constant.codePointCount(0, constant.length()) <= arguments.get(0);
            case NUMERIC -> {
                BigDecimal decimal = new BigDecimal(constant).stripTrailingZeros();
                int scale = arguments.get(1);
                yield decimal.scale() <= scale && decimal.precision() - decimal.scale() <= arguments.get(0) - scale;
            }
            case INT2 -> Long.parseLong(constant) == (short) Long.parseLong(constant);
            case INT4 -> Long.parseLong(constant) == (int) Long.parseLong(constant);
            case FLOAT4 -> scalar == Scalar.F32 || Double.parseDouble(constant) == Float.parseFloat(constant);
            case INT8, FLOAT8, TEXT, BLOB, BINARY, BOOLEAN, DATE, TIME, DATETIME, TIMESTAMP, JSON, JSONB, ENUM -> true;
        };
    }

    /** The storage type of the widest values that it holds. */
    public Scalar scalar() {
        return switch (kind) {
            case VARCHAR, TEXT, JSON, JSONB, ENUM -> Scalar.TEXT;
            case BLOB, BINARY -> Scalar.BYTES;
            case NUMERIC -> Scalar.DECIMAL;
            case INT2 -> Scalar.I16;
            case INT4 -> Scalar.I32;
            case INT8 -> Scalar.I64;
            case FLOAT4 -> Scalar.F32;
            case FLOAT8 -> Scalar.F64;
            case BOOLEAN -> Scalar.BOOL;
            case DATE -> Scalar.DATE;
            case TIME -> Scalar.TIME;
            case DATETIME -> Scalar.DATETIME;
            case TIMESTAMP -> Scalar.INSTANT;
        };
    }

    /** Whether it says more than the storage type. */
    public boolean narrows() {
        return switch (kind) {
            case TEXT, BLOB, BINARY, BOOLEAN, DATE -> false;
            case TIME, DATETIME, TIMESTAMP -> truncates();
            default -> true;
        };
    }

    /** Whether it is one of times with less digits of the second than they have anyway. */
    public boolean truncates() {
        return (kind == Kind.TIME || kind == Kind.DATETIME || kind == Kind.TIMESTAMP)
                && arguments.get(0) < MOST_FRACTION_DIGITS;
    }

    /** Whether a column of this type holds only values of a Java type. */
    public boolean isFor(JavaType type) {
        JavaType field = type.unwrapped();
        return isOf(type.scalar())
                && switch (kind) {
                    case BINARY -> field instanceof JavaType.Cast cast && cast.type() == LibraryType.UUID_BINARY;
                    case JSON, JSONB -> field instanceof JavaType.Json;
                    case ENUM -> field instanceof JavaType.Constants;
                    case TIME, DATETIME, TIMESTAMP -> field.isTime();
                    default -> true;
                };
    }

    /** Whether a column of this type holds only values of a storage type. */
    private boolean isOf(Scalar scalar) {
        return switch (kind) {
            case VARCHAR, TEXT, BLOB, BINARY, NUMERIC, BOOLEAN, DATE, TIME, DATETIME, TIMESTAMP, JSON, JSONB, ENUM ->
                scalar == scalar();
            case INT2, INT4, INT8 -> scalar == Scalar.I16 || scalar == Scalar.I32 || scalar == Scalar.I64;
            case FLOAT4, FLOAT8 -> scalar == Scalar.F32 || scalar == Scalar.F64;
        };
    }
}
