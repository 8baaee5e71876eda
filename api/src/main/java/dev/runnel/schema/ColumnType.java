package dev.runnel.schema;

import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.TruncatingEncoding;
import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The declared type of a column, which holds a part of the values of its storage type. Prints as it is written in annotations. */
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

    /** A type of the database's own. To Runnel its values are texts, which it asks for and gives as such. */
    sealed interface NativeType extends ColumnType permits Json, Enumerated {
        @Override
        default <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwn(this);
        }
    }

    /** What keeps a storage value out of the column; null where nothing does. */
    InvalidValueException.@Nullable Reason violation(Object stored);

    /**
     * Whether a foreign key can be declared so where its key is declared otherwise: no value may be cut to another one, and what the database
     * has a type of its own for it compares with the same type alone. A narrower foreign key refuses what it does not hold.
     */
    static boolean canReference(@Nullable ColumnType foreign, @Nullable ColumnType key) {
        if (foreign instanceof Enumerated || key instanceof Enumerated) {
            return Objects.equals(foreign, key);
        }
        return !(foreign instanceof FractionalSeconds cut)
                || cut.digits() >= (key instanceof FractionalSeconds of ? of.digits() : FractionalSeconds.MOST_DIGITS);
    }

    <R> R accept(Visitor<R> visitor);

    /** One method for each type. */
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

    /** @param length the most code points */
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
     * @param precision the most digits
     * @param scale how many of them are after the point
     */
    record Numeric(int precision, int scale) implements ColumnType {
        @Override
        public InvalidValueException.@Nullable Reason violation(Object stored) {
            BigDecimal decimal = (BigDecimal) stored;
            // zero has a digit before the point, which takes no place of the column
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

    /** @param bytes 1, 2, 4 or 8 */
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
     * A whole number that is not negative.
     *
     * @param storage a type of whole numbers, or of decimals where its values are more than 64 bits with a sign hold
     * @param bits 8, 16, 32 or 64; 7, 15, 31 or 63 where it is the range of a component that has a sign, which is no declared type
     */
    record Unsigned(StorageType storage, int bits) implements ColumnType {
        /** The greatest of them. */
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

    /** @param bytes 4 or 8 */
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
     * A time with so many digits of the second.
     *
     * @param storage a storage type of times
     * @param digits from 0 to 6
     */
    record FractionalSeconds(StorageType storage, int digits) implements ColumnType {
        /** Those of a column that does not say how many. */
        private static final int MOST_DIGITS = 6;

        private static final int MICROS_OF_SECOND = 1_000_000;

        /** How many microseconds are between two of the times. */
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
     * Bytes of one length.
     *
     * @param length how many
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
     * What the database calls by this text. Its values are taken to be those of the storage type, and to be equal and ordered as they are: nobody
     * checks it.
     *
     * @param sql stands in the statement that creates the table as it is
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
     * Its own type of JSON.
     *
     * @param parsed whether the database keeps what the text means instead of the text: {@code jsonb}
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
     * Its own type of labels.
     *
     * @param name of the type, where the database names it; of a table's column it is that of its Db, and before without a schema
     * @param labels in the order of the constants
     */
    record Enumerated(QualifiedName name, List<String> labels) implements NativeType {
        public Enumerated {
            labels = List.copyOf(labels);
        }

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
