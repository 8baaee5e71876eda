package dev.runnel.driver.r2dbc.sql;

import dev.runnel.type.Storage;

/** Where the value of one parameter of a text comes from. */
public sealed interface Bind permits Bind.Slot, Bind.Pattern, Bind.ListSlot, Bind.Cell, Bind.Cells {

    /** The storage type of the value, or of the elements of an array. */
    Storage storage();

    /** The value in a slot of the statement. */
    record Slot(int slot, Storage storage) implements Bind {}

    /** The text in a slot of the statement, written as a pattern of the database. */
    record Pattern(int slot, PatternForm form) implements Bind {
        @Override
        public Storage storage() {
            return Storage.TEXT;
        }
    }

    /** The list in a slot of the statement, as one array. */
    record ListSlot(int slot, Storage storage) implements Bind {}

    /** A cell of the only row that is inserted. */
    record Cell(int index, Storage storage) implements Bind {}

    /** A column of all the rows that are inserted, as one array. */
    record Cells(int index, Storage storage) implements Bind {}
}
