package dev.runnel.spi;

import dev.runnel.schema.Table;
import dev.runnel.type.Type;
import java.util.List;

/**
 * What a driver is asked to do: one statement over tables. Compiled once per plan. Relational stores take {@link SelectRows},
 * {@link InsertRows}, {@link UpdateRows} and {@link DeleteRows}; key-value stores take {@link ReadItems} and
 * {@link TransactWrite}. A driver gets only what its {@link Capabilities} declare.
 */
public sealed interface Operation permits SelectRows, InsertRows, UpdateRows, DeleteRows, ReadItems, TransactWrite {

    /** The types of the columns of the rows that it gives back, by position; empty if none. */
    List<Type.Scalar> columns();

    /** The table that it is about, first of all. */
    Table table();

    <R> R accept(Visitor<R> visitor);

    /** One method for each operation. */
    interface Visitor<R> {
        R visitSelect(SelectRows select);

        R visitInsert(InsertRows insert);

        R visitUpdate(UpdateRows update);

        R visitDelete(DeleteRows delete);

        R visitRead(ReadItems read);

        R visitTransact(TransactWrite transact);
    }
}
