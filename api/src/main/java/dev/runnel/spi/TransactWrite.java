package dev.runnel.spi;

import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.type.ExactArithmetic;
import dev.runnel.type.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes items of key-value tables atomically: all writes or none.
 *
 * <p>The value of slot {@code writesSlot} is a {@code List<Write>} with at most
 * {@link Capabilities.Writes#maxTransactItems} elements. If the condition of a write is not satisfied, nothing is
 * written, and the signal is {@link ConditionCheckFailed}.
 *
 * @param table the table of the statement; a write names its own
 * @param writesSlot the slot of the writes in the values of the statement
 */
public record TransactWrite(Table table, int writesSlot) implements Operation {

    /** One write of a transaction. */
    public sealed interface Write permits PutItem, UpdateItem, DeleteItem {
        /** Returns the table of the item. */
        Table table();
    }

    /**
     * Inserts an item. Its condition: no item has its key.
     *
     * @param table the table
     * @param item the storage values, by the index of the column; null for NULL
     */
    public record PutItem(Table table, @Nullable Object[] item) implements Write {}

    /**
     * Updates the item with a key. Its condition: the item exists and passes all checks.
     *
     * @param table the table
     * @param key the components of the key, in key order
     * @param cells the updates of columns, applied in order: a later one of the same column starts from the result of an earlier one
     * @param expected the checks of columns
     */
    public record UpdateItem(Table table, Object[] key, List<ColumnUpdate> cells, List<ConditionCheck> expected)
            implements Write {
        public UpdateItem {
            cells = List.copyOf(cells);
            expected = List.copyOf(expected);
        }

        /** Creates an update whose only condition is that the item exists. */
        public UpdateItem(Table table, Object[] key, List<ColumnUpdate> cells) {
            this(table, key, cells, List.of());
        }
    }

    /**
     * Deletes the item with a key. Its condition: the item exists and passes all checks.
     *
     * @param table the table
     * @param key the components of the key, in key order
     * @param expected the checks of columns
     */
    public record DeleteItem(Table table, Object[] key, List<ConditionCheck> expected) implements Write {
        public DeleteItem {
            expected = List.copyOf(expected);
        }

        /** Creates a delete whose only condition is that the item exists. */
        public DeleteItem(Table table, Object[] key) {
            this(table, key, List.of());
        }
    }

    /**
     * The value that a column of an item must have.
     *
     * @param column the column
     * @param value the storage value; null if the column must be NULL
     */
    public record ConditionCheck(Column column, @Nullable Object value) {
        /**
         * Returns whether an item has the value.
         *
         * @param item the storage values of the item, by the index of the column
         */
        public boolean isMetBy(@Nullable Object[] item) {
            return Objects.deepEquals(value, item[column.index()]);
        }
    }

    /**
     * An update of one column.
     *
     * @param column the column
     * @param assign the way in which the old value and {@code value} become the new value
     * @param value a storage value; null for NULL
     */
    public record ColumnUpdate(
            Column column, UpdateAction assign, @Nullable Object value) {

        /**
         * Returns the new value of the column. A floating-point result is rounded to the width of the column, as a
         * database does it.
         *
         * @param before the old value; null for NULL
         * @throws InvalidValueException if the computed value does not fit the column
         */
        public @Nullable Object newValue(@Nullable Object before) {
            try {
                Object computed = assign.apply(before, value);
                return computed == null || assign == UpdateAction.SET ? computed : checkRange(computed);
            } catch (ArithmeticException overflow) {
                throw outOfRange();
            }
        }

        private Object checkRange(Object computed) {
            ColumnType range = column.range();
            if (range == null || range.violation(computed) == null) {
                return computed;
            }
            float rounded = ((Number) computed).floatValue();
            if (!(range instanceof ColumnType.FloatingPoint) || Float.isInfinite(rounded)) {
                throw outOfRange();
            }
            return (double) rounded;
        }

        private InvalidValueException outOfRange() {
            return InvalidValueException.computed().with("column", column.toString());
        }
    }

    /** The way in which the old value of a column and an operand become its new value. */
    public enum UpdateAction {
        /** The new value is the operand. */
        SET("="),
        /** The new value is the sum. */
        ADD("+="),
        /** The new value is the difference. */
        SUBTRACT("-=");

        private final String symbol;

        UpdateAction(String symbol) {
            this.symbol = symbol;
        }

        /** Returns the operator, as plans print it. */
        public String symbol() {
            return symbol;
        }

        /**
         * Returns the new value of a column; null if a sum or difference has a null operand.
         *
         * @throws ArithmeticException if the result is not a number of the column's storage type
         */
        public @Nullable Object apply(@Nullable Object before, @Nullable Object value) {
            if (this == SET || before == null || value == null) {
                return this == SET ? value : null;
            }
            return this == ADD ? ExactArithmetic.sum(before, value) : ExactArithmetic.difference(before, value);
        }
    }

    /**
     * Signals that the condition of a write was not satisfied, and that nothing was written. The executor translates it
     * into the error of the statement, so an application never receives it. It has no stack trace.
     */
    public static final class ConditionCheckFailed extends RuntimeException {
        private final int index;
        private final boolean present;

        /**
         * Creates the signal.
         *
         * @param index the position in the list of the first write whose condition is not satisfied
         * @param present whether an item with the key of that write exists
         */
        public ConditionCheckFailed(int index, boolean present) {
            super("write " + index + " of the transact was refused", null, false, false);
            this.index = index;
            this.present = present;
        }

        /** Returns the position in the list of the first write whose condition is not satisfied. */
        public int index() {
            return index;
        }

        /**
         * Returns whether an item with the key of that write exists: an item in the way of a {@link PutItem}, or an
         * item that fails a check.
         */
        public boolean present() {
            return present;
        }
    }

    @Override
    public List<Type.Scalar> columns() {
        return List.of();
    }

    @Override
    public String subject() {
        return table.name();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitTransact(this);
    }
}
