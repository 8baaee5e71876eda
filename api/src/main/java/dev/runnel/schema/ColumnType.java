package dev.runnel.schema;

import dev.runnel.error.InvalidValue;
import dev.runnel.mapping.Truncated;
import dev.runnel.type.Storage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared type of a column, which holds a part of the values of its storage type. Prints as it is written in annotations. */
public sealed interface ColumnType
        permits ColumnType.Varchar,
                ColumnType.Numeric,
                ColumnType.Int,
                ColumnType.FloatingPoint,
                ColumnType.Fraction,
                ColumnType.Own {

    /** A type of the database's own. To Runnel its values are texts, which it asks for and gives as such. */
    sealed interface Own extends ColumnType permits Json, Enumerated {
        @Override
        default <R> R accept(Visitor<R> visitor) {
            return visitor.visitOwn(this);
        }
    }

    /** What keeps a storage value out of the column; null where nothing does. */
    InvalidValue.@Nullable Reason unfit(Object stored);

    <R> R accept(Visitor<R> visitor);

    /** One method for each type. */
    interface Visitor<R> {
        R visitVarchar(Varchar varchar);

        R visitNumeric(Numeric numeric);

        R visitInt(Int whole);

        R visitFloatingPoint(FloatingPoint floating);

        R visitFraction(Fraction fraction);

        R visitOwn(Own own);
    }

    /** @param length the most code points */
    record Varchar(int length) implements ColumnType {
        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            String text = (String) stored;
            boolean fits = text.length() <= length || text.codePointCount(0, text.length()) <= length;
            return fits ? null : InvalidValue.Reason.TOO_LONG;
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
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            BigDecimal decimal = (BigDecimal) stored;
            boolean fits = decimal.scale() <= scale && decimal.precision() - decimal.scale() <= precision - scale;
            return fits ? null : InvalidValue.Reason.TOO_MANY_DIGITS;
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

    /** @param bytes 2, 4 or 8; 1 where it is the range of a byte, which is no declared type */
    record Int(int bytes) implements ColumnType {
        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            long number = ((Number) stored).longValue();
            int unused = Long.SIZE - bytes * Byte.SIZE;
            return number << unused >> unused == number ? null : InvalidValue.Reason.OUT_OF_RANGE;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInt(this);
        }

        @Override
        public String toString() {
            return "int" + bytes;
        }
    }

    /** @param bytes 4 or 8 */
    record FloatingPoint(int bytes) implements ColumnType {
        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            double number = ((Number) stored).doubleValue();
            return bytes == Double.BYTES || (float) number == number ? null : InvalidValue.Reason.TOO_MANY_DIGITS;
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
    record Fraction(Storage storage, int digits) implements ColumnType {
        private static final int MICROS_OF_SECOND = 1_000_000;

        /** How many microseconds are between two of the times. */
        public int micros() {
            return MICROS_OF_SECOND / (int) Math.pow(10, digits);
        }

        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            return Truncated.truncated(stored, digits).equals(stored) ? null : InvalidValue.Reason.TOO_MANY_DIGITS;
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
     * Its own type of JSON.
     *
     * @param parsed whether the database keeps what the text means instead of the text: {@code jsonb}
     */
    record Json(boolean parsed) implements Own {
        /** PostgreSQL parses no NUL, and no half of a surrogate pair. */
        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            return parsed ? JsonEscapes.unfit((String) stored) : null;
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
    record Enumerated(QualifiedName name, List<String> labels) implements Own {
        public Enumerated {
            labels = List.copyOf(labels);
        }

        public Enumerated(String name, List<String> labels) {
            this(new QualifiedName(null, name), labels);
        }

        @Override
        public InvalidValue.@Nullable Reason unfit(Object stored) {
            return labels.contains(stored) ? null : InvalidValue.Reason.NOT_MAPPED;
        }

        @Override
        public String toString() {
            return "enum(" + name + ")";
        }
    }
}
