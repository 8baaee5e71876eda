package dev.runnel.schema;

import dev.runnel.error.InvalidValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The declared type of a column, which holds a part of the values of its storage type. Prints as it is written in annotations. */
public sealed interface ColumnType
        permits ColumnType.Varchar, ColumnType.Numeric, ColumnType.Int, ColumnType.FloatingPoint {

    /** What keeps a storage value out of the column; null where nothing does. */
    InvalidValue.@Nullable Reason unfit(Object stored);

    <R> R accept(Visitor<R> visitor);

    /** One method for each type. */
    interface Visitor<R> {
        R visitVarchar(Varchar varchar);

        R visitNumeric(Numeric numeric);

        R visitInt(Int whole);

        R visitFloatingPoint(FloatingPoint floating);
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
}
