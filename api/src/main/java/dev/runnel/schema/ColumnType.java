package dev.runnel.schema;

import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.TruncatingEncoding;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The declared type of a column, which stores some of the values of its storage type. {@code toString} prints it as it
 * is written in annotations.
 */
public sealed interface ColumnType
        permits ColumnType.Varchar,
                ColumnType.Numeric,
                ColumnType.Int,
                ColumnType.Unsigned,
                ColumnType.FloatingPoint,
                ColumnType.FractionalSeconds,
                ColumnType.Binary,
                ColumnType.RawSql,
                ColumnType.NativeType {

    /** A native type of the database. To Runnel, its values are text. */
    sealed interface NativeType extends ColumnType permits Json, Enumerated {
        @Override
        default <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwn(this);
        }
    }

    /**
     * Returns the reason why the column cannot store a value; null if it can.
     *
     * @param stored a carrier of the storage type, not null
     */
    InvalidValueException.@Nullable Reason violation(Object stored);

    /**
     * Returns whether a column of one declared type can be a foreign key to a column of another. The foreign key must
     * not truncate values of the key, and a native enum can reference only the same enum. A narrower foreign key is
     * allowed: it rejects the values that it cannot store.
     *
     * @param foreign the type of the foreign key; null for the default of the storage type
     * @param key the type of the referenced column; null for the default of the storage type
     */
    static boolean canReference(@Nullable ColumnType foreign, @Nullable ColumnType key) {
        if (foreign instanceof Enumerated || key instanceof Enumerated) {
            return Objects.equals(foreign, key);
        }
        return !(foreign instanceof FractionalSeconds cut)
                || cut.digits() >= (key instanceof FractionalSeconds of ? of.digits() : FractionalSeconds.MOST_DIGITS);
    }

    /** Calls the method of the visitor for this type, and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A function over declared types, with one method for each kind.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitVarchar(Varchar varchar);

        R visitNumeric(Numeric numeric);

        R visitInt(Int whole);

        R visitUnsigned(Unsigned whole);

        R visitFloatingPoint(FloatingPoint floating);

        R visitFraction(FractionalSeconds fraction);

        R visitBinary(Binary binary);

        R visitVerbatim(RawSql verbatim);

        R visitOwn(NativeType own);
    }

    /**
     * Text of limited length.
     *
     * @param length the maximum number of code points
     */
    record Varchar(int length) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            String text = (String) stored;
            boolean fits = text.length() <= length || text.codePointCount(0, text.length()) <= length;
            return fits ? null : InvalidValueException.Reason.TOO_LONG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitVarchar(this);
        }

        @Override
        public String toString() {
            return "varchar(" + length + ")";
        }
    }

    /**
     * A decimal number of limited precision.
     *
     * @param precision the maximum number of digits
     * @param scale the number of digits after the decimal point
     */
    record Numeric(int precision, int scale) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            BigDecimal decimal = (BigDecimal) stored;
            // the 0 before the point of a fraction uses no digit of the column
            boolean fits = decimal.signum() == 0
                    || decimal.scale() <= scale && decimal.precision() - decimal.scale() <= precision - scale;
            return fits ? null : InvalidValueException.Reason.TOO_MANY_DIGITS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitNumeric(this);
        }

        @Override
        public String toString() {
            return "numeric(" + precision + "," + scale + ")";
        }
    }

    /**
     * An integer of limited width.
     *
     * @param bytes 1, 2, 4 or 8
     */
    record Int(int bytes) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            long number = ((Number) stored).longValue();
            int unused = Long.SIZE - bytes * Byte.SIZE;
            return number << unused >> unused == number ? null : InvalidValueException.Reason.OUT_OF_RANGE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInt(this);
        }

        @Override
        public String toString() {
            return bytes == Byte.BYTES ? "i8" : "int" + bytes;
        }
    }

    /**
     * An integer that is not negative.
     *
     * @param storage an integer type, or the decimal type if the values exceed a signed integer of 64 bits
     * @param bits 8, 16, 32 or 64. 7, 15, 31 and 63 are ranges of signed components, and no declared types
     */
    record Unsigned(StorageType storage, int bits) implements ColumnType {
        /** Returns the greatest value. */
        public BigInteger most() {
            return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        }

        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            boolean fits = stored instanceof BigDecimal decimal
                    ? decimal.signum() >= 0 && decimal.compareTo(new BigDecimal(most())) <= 0
                    : isHeld(((Number) stored).longValue());
            return fits ? null : InvalidValueException.Reason.OUT_OF_RANGE;
        }

        private boolean isHeld(long number) {
            return number >= 0 && (bits >= Long.SIZE - 1 || number >>> bits == 0);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUnsigned(this);
        }

        @Override
        public String toString() {
            return "u" + bits;
        }
    }

    /**
     * A floating-point number.
     *
     * @param bytes 4 or 8
     */
    record FloatingPoint(int bytes) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            double number = ((Number) stored).doubleValue();
            return bytes == Double.BYTES || (float) number == number
                    ? null
                    : InvalidValueException.Reason.TOO_MANY_DIGITS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFloatingPoint(this);
        }

        @Override
        public String toString() {
            return "float" + bytes;
        }
    }

    /**
     * A time with a limited fraction of its second.
     *
     * @param storage a storage type of times
     * @param digits the number of digits of the fraction, from 0 to 6
     */
    record FractionalSeconds(StorageType storage, int digits) implements ColumnType {
        /** The number of digits of a column without a declared number. */
        private static final int MOST_DIGITS = 6;

        private static final int MICROS_OF_SECOND = 1_000_000;

        /** Returns the number of microseconds between two adjacent times. */
        public int micros() {
            return MICROS_OF_SECOND / (int) Math.pow(10, digits);
        }

        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            return TruncatingEncoding.truncated(stored, digits).equals(stored)
                    ? null
                    : InvalidValueException.Reason.TOO_MANY_DIGITS;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitFraction(this);
        }

        @Override
        public String toString() {
            return switch (storage) {
                        case TIME -> "time(";
                        case DATETIME -> "datetime(";
                        default -> "timestamp(";
                    }
                    + digits + ")";
        }
    }

    /**
     * Byte arrays of a fixed length.
     *
     * @param length the number of bytes
     */
    record Binary(int length) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            return ((byte[]) stored).length == length ? null : InvalidValueException.Reason.WRONG_LENGTH;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitBinary(this);
        }

        @Override
        public String toString() {
            return "binary(" + length + ")";
        }
    }

    /**
     * A type that the database knows by an SQL text. Runnel assumes that its values, their equality and their order are
     * those of the storage type, and does not check it.
     *
     * @param sql the text, copied into the statement that creates the table
     */
    record RawSql(String sql) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            return null;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitVerbatim(this);
        }

        @Override
        public String toString() {
            return "sql(" + sql + ")";
        }
    }

    /**
     * The native type of JSON documents.
     *
     * @param parsed whether the database stores the document in parsed form ({@code jsonb}) instead of its text
     */
    record Json(boolean parsed) implements NativeType {
        /** PostgreSQL parses no NUL, and no half of a surrogate pair. */
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            return parsed ? JsonEscapes.violation((String) stored) : null;
        }

        @Override
        public String toString() {
            return parsed ? "jsonb" : "json";
        }
    }

    /**
     * The native type of the labels of an enum.
     *
     * @param name the name of the type, if the database names it. The type of a table's column has the schema of the
     *     {@code Db}; before that it has none
     * @param labels the labels, in the order of the constants
     */
    record Enumerated(QualifiedName name, List<String> labels) implements NativeType {
        public Enumerated {
            labels = List.copyOf(labels);
        }

        /** Creates a type without a schema. */
        public Enumerated(String name, List<String> labels) {
            this(new QualifiedName(null, name), labels);
        }

        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            return labels.contains(stored) ? null : InvalidValueException.Reason.NOT_MAPPED;
        }

        @Override
        public String toString() {
            return "enum(" + name + ")";
        }
    }
}
