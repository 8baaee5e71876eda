package dev.runnel.codegen.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A declared type, the content of {@code @Column(type = …)}: a name with its arguments.
 *
 * @param arguments bytes of {@code INT}, bits of {@code UNSIGNED}, or as written
 * @param name of an enum type, or what stands for the type in SQL; empty if it says none
 */
public record DeclaredColumnType(Kind kind, List<Integer> arguments, String name) {
    private static final int UUID_BYTES = 16;
    private static final Set<Integer> WHOLE_BYTES = Set.of(Byte.BYTES, Short.BYTES, Integer.BYTES, Long.BYTES);
    private static final int MOST_FRACTION_DIGITS = 6;
    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*(\\d{1,7})\\s*(?:,\\s*(\\d{1,7})\\s*)?\\))?\\s*");
    private static final Pattern ENUM = Pattern.compile("\\s*enum\\s*(?:\\(\\s*(\\w+)\\s*\\))?\\s*");

    private static final Pattern SQL = Pattern.compile("\\s*sql\\s*\\((.*)\\)\\s*", Pattern.CASE_INSENSITIVE);

    /** The kinds, by the name of what makes them in the api. */
    public enum Kind {
        VARCHAR,
        TEXT,
        BLOB,
        BINARY,
        NUMERIC,
        /** A number of any digits. */
        DECIMAL,
        INT,
        UNSIGNED,
        FLOAT4,
        FLOAT8,
        BOOLEAN,
        DATE,
        TIME,
        DATETIME,
        TIMESTAMP,
        JSON,
        JSONB,
        ENUM,
        /** A type of the database with a name that is not in this list. */
        VERBATIM
    }

    public DeclaredColumnType {
        arguments = List.copyOf(arguments);
    }

    /** Empty if the text is none. */
    public static Optional<DeclaredColumnType> parse(String text) {
        Matcher labels = ENUM.matcher(text);
        if (labels.matches()) {
            String name = labels.group(1) == null ? "" : labels.group(1);
            return Optional.of(new DeclaredColumnType(Kind.ENUM, List.of(), name));
        }
        Matcher sql = SQL.matcher(text);
        if (sql.matches()) {
            return !isOneType(sql.group(1))
                    ? Optional.empty()
                    : Optional.of(new DeclaredColumnType(
                            Kind.VERBATIM, List.of(), sql.group(1).strip()));
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
                first.filter(length -> length > 0 && second.isEmpty()).map(length -> of(Kind.BINARY, length));
            case "numeric", "decimal" ->
                first.isEmpty()
                        ? Optional.of(of(Kind.DECIMAL))
                        : first.filter(precision -> precision > 0 && second.orElse(0) <= precision)
                                .map(precision -> of(Kind.NUMERIC, precision, second.orElse(0)));
            case "i8" -> whole(Kind.INT, Byte.BYTES, first);
            case "int2", "i16", "smallint" -> whole(Kind.INT, Short.BYTES, first);
            case "int4", "i32", "integer" -> whole(Kind.INT, Integer.BYTES, first);
            case "int8", "i64", "bigint" -> whole(Kind.INT, Long.BYTES, first);
            case "int" -> ofBytes(Kind.INT, first, second);
            case "u8" -> whole(Kind.UNSIGNED, Byte.SIZE, first);
            case "u16" -> whole(Kind.UNSIGNED, Short.SIZE, first);
            case "u32" -> whole(Kind.UNSIGNED, Integer.SIZE, first);
            case "u64" -> whole(Kind.UNSIGNED, Long.SIZE, first);
            case "uint" -> ofBytes(Kind.UNSIGNED, first, second);
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

    /**
     * Whether a foreign key can be declared so where its key is declared otherwise: no time may be cut to another one, and labels of the
     * database's own are those of the same type.
     */
    public static boolean canRefer(Optional<DeclaredColumnType> foreign, Optional<DeclaredColumnType> key) {
        if (isEnum(foreign) || isEnum(key)) {
            return foreign.equals(key);
        }
        return digits(foreign) >= digits(key);
    }

    private static boolean isEnum(Optional<DeclaredColumnType> declared) {
        return declared.filter(type -> type.kind() == Kind.ENUM).isPresent();
    }

    /** The number of fractional digits of a second in a column of times. */
    private static int digits(Optional<DeclaredColumnType> declared) {
        return declared.filter(type ->
                        type.kind() == Kind.TIME || type.kind() == Kind.DATETIME || type.kind() == Kind.TIMESTAMP)
                .map(type -> type.arguments().get(0))
                .orElse(MOST_FRACTION_DIGITS);
    }

    /** Returns whether the SQL is a single type, without another statement, comment or column after it. */
    private static boolean isOneType(String sql) {
        int open = 0;
        for (char c : sql.toCharArray()) {
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0 || c == ';' || c == ',' && open == 0 || Character.isISOControl(c)) {
                return false;
            }
        }
        return open == 0 && !sql.isBlank() && !sql.contains("--") && !sql.contains("/*");
    }

    private static Optional<DeclaredColumnType> plain(Kind kind, Optional<Integer> argument) {
        return argument.isPresent() ? Optional.empty() : Optional.of(of(kind));
    }

    private static Optional<DeclaredColumnType> whole(Kind kind, int size, Optional<Integer> argument) {
        return argument.isPresent() ? Optional.empty() : Optional.of(of(kind, size));
    }

    /** {@code int(2)}: four bytes unless an argument gives the number. */
    private static Optional<DeclaredColumnType> ofBytes(Kind kind, Optional<Integer> argument, Optional<Integer> more) {
        int bytes = argument.orElse(Integer.BYTES);
        return more.isPresent() || !WHOLE_BYTES.contains(bytes)
                ? Optional.empty()
                : Optional.of(of(kind, kind == Kind.INT ? bytes : bytes * Byte.SIZE));
    }

    private static Optional<DeclaredColumnType> time(Kind kind, Optional<Integer> digits, Optional<Integer> more) {
        int fraction = digits.orElse(MOST_FRACTION_DIGITS);
        return more.isPresent() || fraction > MOST_FRACTION_DIGITS ? Optional.empty() : Optional.of(of(kind, fraction));
    }

    private static DeclaredColumnType of(Kind kind, Integer... arguments) {
        return new DeclaredColumnType(kind, List.of(arguments), "");
    }

    /** Whether a column of this type holds a constant of a Java type, as far as that is seen: a whole number is one that is stored as it is written. */
    public boolean holds(String constant, JavaType type) {
        return switch (kind) {
            case VARCHAR -> constant.codePointCount(0, constant.length()) <= arguments.get(0);
            case NUMERIC -> {
                BigDecimal decimal = new BigDecimal(constant).stripTrailingZeros();
                int scale = arguments.get(1);
                yield decimal.signum() == 0
                        || decimal.scale() <= scale
                                && (long) decimal.precision() - decimal.scale() <= arguments.get(0) - scale;
            }
            case INT -> !isWritten(type) || new BigInteger(constant).bitLength() < arguments.get(0) * Byte.SIZE;
            case UNSIGNED ->
                !isWritten(type)
                        || new BigInteger(constant).signum() >= 0
                                && new BigInteger(constant).bitLength() <= arguments.get(0);
            case FLOAT4 ->
                type.scalar() == StorageTypeName.F32 || Double.parseDouble(constant) == Float.parseFloat(constant);
            case DECIMAL,
                    FLOAT8,
                    TEXT,
                    BLOB,
                    BINARY,
                    BOOLEAN,
                    DATE,
                    TIME,
                    DATETIME,
                    TIMESTAMP,
                    JSON,
                    JSONB,
                    ENUM,
                    VERBATIM -> true;
        };
    }

    /** Whether the values that it holds are those of a storage type, or whole numbers or fractions as they. */
    public boolean isOf(StorageTypeName scalar) {
        return switch (kind) {
            case VARCHAR, TEXT, JSON, JSONB, ENUM -> scalar == StorageTypeName.TEXT;
            case BLOB, BINARY -> scalar == StorageTypeName.BYTES;
            case NUMERIC, DECIMAL -> scalar == StorageTypeName.DECIMAL;
            case INT, UNSIGNED ->
                scalar == StorageTypeName.I16 || scalar == StorageTypeName.I32 || scalar == StorageTypeName.I64;
            case FLOAT4, FLOAT8 -> scalar == StorageTypeName.F32 || scalar == StorageTypeName.F64;
            case BOOLEAN -> scalar == StorageTypeName.BOOL;
            case DATE -> scalar == StorageTypeName.DATE;
            case TIME -> scalar == StorageTypeName.TIME;
            case DATETIME -> scalar == StorageTypeName.DATETIME;
            case TIMESTAMP -> scalar == StorageTypeName.INSTANT;
            case VERBATIM -> true;
        };
    }

    /** Whether values are to be stored as those of this storage type where another is the default. */
    boolean asksFor(StorageTypeName scalar) {
        return kind != Kind.VERBATIM && isOf(scalar);
    }

    /** Whether it says more than the storage type. */
    public boolean narrows() {
        return switch (kind) {
            case TEXT, BLOB, DECIMAL, BOOLEAN, DATE -> false;
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
        return switch (kind) {
            case BINARY ->
                isOf(type.scalar()) && (!isCast(field, JdkType.UUID_BINARY) || arguments.get(0) == UUID_BYTES);
            case UNSIGNED ->
                isOf(type.scalar()) || arguments.get(0) == Long.SIZE && isCast(field, JdkType.UNSIGNED_LONG);
            case JSON, JSONB -> field instanceof JavaType.Json;
            case ENUM -> field instanceof JavaType.Constants && isOf(type.scalar());
            case TIME, DATETIME, TIMESTAMP -> field.isTime() && isOf(type.scalar());
            default -> isOf(type.scalar());
        };
    }

    private static boolean isWritten(JavaType type) {
        JavaType field = type.unwrapped();
        return field instanceof JavaType.Carrier || isCast(field, JdkType.BYTE);
    }

    private static boolean isCast(JavaType field, JdkType type) {
        return field instanceof JavaType.Cast cast && cast.type() == type;
    }
}
