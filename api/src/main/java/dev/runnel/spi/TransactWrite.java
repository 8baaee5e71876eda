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
 * Writes items of key-value tables, all or none. The value in slot {@code writesSlot} is a {@code List<Write>}, at most as many as
 * the capabilities allow. A write whose expectation is not met refuses the whole with {@link ConditionCheckFailed}.
 */
public record TransactWrite(Table table, int writesSlot) implements Operation {

    /** One write of a transact. */
    public sealed interface Write permits PutItem, UpdateItem, DeleteItem {
        Table table();
    }

    /** A new item, by table columns. Expects that no item has its key. */
    public record PutItem(Table table, @Nullable Object[] item) implements Write {}

    /** Changes of the item with this key. Expects that it is there, and has all that is expected. */
    public record UpdateItem(Table table, Object[] key, List<ColumnUpdate> cells, List<ConditionCheck> expected)
            implements Write {
        public UpdateItem {
            cells = List.copyOf(cells);
            expected = List.copyOf(expected);
        }

        /** One that expects nothing but the item. */
        public UpdateItem(Table table, Object[] key, List<ColumnUpdate> cells) {
            this(table, key, cells, List.of());
        }
    }

    /** Removal of the item with this key. Expects that it is there, and has all that is expected. */
    public record DeleteItem(Table table, Object[] key, List<ConditionCheck> expected) implements Write {
        public DeleteItem {
            expected = List.copyOf(expected);
        }

        /** One that expects nothing but the item. */
        public DeleteItem(Table table, Object[] key) {
            this(table, key, List.of());
        }
    }

    /**
     * A storage value that an item must have in a column.
     *
     * @param value null if the item must have no value there
     */
    public record ConditionCheck(Column column, @Nullable Object value) {
        /** @param item by table columns */
        public boolean isMetBy(@Nullable Object[] item) {
            return Objects.deepEquals(value, item[column.index()]);
        }
    }

    /** What becomes of one column. */
    public record ColumnUpdate(
            Column column, UpdateAction assign, @Nullable Object value) {

        /**
         * What the column has then, a binary fraction rounded to the width of its range, as a database does it.
         *
         * @throws InvalidValueException when the column holds nothing that is computed so
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

    /** How a value goes into a column that has another. */
    public enum UpdateAction {
        SET("="),
        ADD("+="),
        SUBTRACT("-=");

        private final String symbol;

        UpdateAction(String symbol) {
            this.symbol = symbol;
        }

        /** For plans. */
        public String symbol() {
            return symbol;
        }

        /**
         * What the column has then; absent if something is computed with an absent value.
         *
         * @throws ArithmeticException when it is no number of the column's type
         */
        public @Nullable Object apply(@Nullable Object before, @Nullable Object value) {
            if (this == SET || before == null || value == null) {
                return this == SET ? value : null;
            }
            return this == ADD ? ExactArithmetic.sum(before, value) : ExactArithmetic.difference(before, value);
        }
    }

    /** Says which write of a transact was refused; nothing was written. Not an error of the user's program by itself. */
    public static final class ConditionCheckFailed extends RuntimeException {
        private final int index;
        private final boolean present;

        /** @param present whether there is an item with the key of the write */
        public ConditionCheckFailed(int index, boolean present) {
            super("write " + index + " of the transact was refused", null, false, false);
            this.index = index;
            this.present = present;
        }

        /** The position of the first write whose expectation was not met. */
        public int index() {
            return index;
        }

        /** Whether there is an item with the key of that write: one that a put would replace, or that has not what is expected. */
        public boolean present() {
            return present;
        }
    }

    @Override
    public List<Type.Scalar> columns() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitTransact(this);
    }
}
