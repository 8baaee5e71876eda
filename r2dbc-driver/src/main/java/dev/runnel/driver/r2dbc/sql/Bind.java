package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.StorageType;
import java.util.List;

/** The source of a parameter's value. */
public sealed interface Bind
        permits Bind.Slot,
                Bind.RowNumber,
                Bind.True,
                Bind.Pattern,
                Bind.ListSlot,
                Bind.ListColumns,
                Bind.RowCell,
                Bind.RowColumn,
                Bind.Rows,
                Bind.Now {

    /** Returns the storage type of the value, or of the elements of an array. */
    StorageType storage();

    /** A value in a slot of the statement. */
    record Slot(int slot, StorageType storage) implements Bind {}

    /** A limit or an offset in a slot of the statement, if it is not a literal of the SQL. */
    record RowNumber(int slot) implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.I64;
        }
    }

    /** The value TRUE. */
    record True() implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.BOOL;
        }
    }

    /** A text in a slot of the statement, converted into a pattern of the database. */
    record Pattern(int slot, PatternForm form) implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** A list in a slot of the statement: one array, or within a repeated fragment one parameter for each element. */
    record ListSlot(int slot, StorageType storage) implements Bind {}

    /** Several lists of the same length, as one JSON array of tuples. */
    record ListColumns(List<ListSlot> lists) implements Bind {
        public ListColumns {
            lists = List.copyOf(lists);
        }

        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** A cell of the only row of the statement, or within a repeated fragment of each row in turn. */
    record RowCell(int index, StorageType storage) implements Bind {}

    /** A column of all inserted rows, as one array. */
    record RowColumn(int index, StorageType storage) implements Bind {}

    /** All inserted rows, as one JSON array of tuples. */
    record Rows(List<StorageType> cells) implements Bind {
        public Rows {
            cells = List.copyOf(cells);
        }

        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** The start of the transaction, or of the statement outside of one. */
    record Now(StorageType storage) implements Bind {}
}
