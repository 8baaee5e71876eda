package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.StorageType;
import java.util.List;

/** Where the value of one parameter of a text comes from. */
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

    /** The storage type of the value, or of the elements of an array. */
    StorageType storage();

    /** The value in a slot of the statement. */
    record Slot(int slot, StorageType storage) implements Bind {}

    /** The limit or the offset in a slot of the statement, where it is not a literal of the text. */
    record RowNumber(int slot) implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.I64;
        }
    }

    /** The condition that is always true. */
    record True() implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.BOOL;
        }
    }

    /** The text in a slot of the statement, written as a pattern of the database. */
    record Pattern(int slot, PatternForm form) implements Bind {
        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** The list in a slot of the statement, as one array. */
    record ListSlot(int slot, StorageType storage) implements Bind {}

    /** Lists of the same length, as one array of tuples. */
    record ListColumns(List<ListSlot> lists) implements Bind {
        public ListColumns {
            lists = List.copyOf(lists);
        }

        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** A cell of the only row that is inserted. */
    record RowCell(int index, StorageType storage) implements Bind {}

    /** A column of all the rows that are inserted, as one array. */
    record RowColumn(int index, StorageType storage) implements Bind {}

    /** All the rows that are inserted, as one array of tuples. */
    record Rows(List<StorageType> cells) implements Bind {
        public Rows {
            cells = List.copyOf(cells);
        }

        @Override
        public StorageType storage() {
            return StorageType.TEXT;
        }
    }

    /** When the transaction began, or the statement without one. */
    record Now(StorageType storage) implements Bind {}
}
