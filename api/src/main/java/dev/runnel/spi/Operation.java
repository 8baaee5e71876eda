package dev.runnel.spi;

import dev.runnel.type.Type;
import java.util.List;

/**
 * One statement over tables, for a driver to run. An operation contains parameters in place of values, so it is
 * compiled once for each plan.
 *
 * <p>A relational database receives {@link SelectRows}, {@link InsertRows}, {@link UpdateRows}, {@link UpdateListedRows},
 * {@link DeleteRows} and {@link UpsertRows}.
 * A key-value store receives {@link ReadItems} and {@link TransactWrite}. A database with {@link
 * Capabilities.Reads#sql} receives {@link SqlOperation}. A driver receives only operations that its
 * {@link Capabilities} declare. Operations are immutable. Equality is structural.
 */
public sealed interface Operation
        permits SelectRows,
                InsertRows,
                UpdateRows,
                UpdateListedRows,
                DeleteRows,
                UpsertRows,
                ReadItems,
                TransactWrite,
                SqlOperation {

    /** Returns the types of the columns of the returned rows, by position; empty if the operation returns no rows. */
    List<Type.Scalar> columns();

    /**
     * Returns the name of the table that the operation reads or writes: for a select with joins, the first one; {@code
     * sql} for SQL of the application.
     */
    String subject();

    /** Calls the method of the visitor for this kind of operation, and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A function over operations, with one method for each kind.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitSelect(SelectRows select);

        R visitInsert(InsertRows insert);

        R visitUpdate(UpdateRows update);

        R visitUpdateListed(UpdateListedRows update);

        R visitDelete(DeleteRows delete);

        R visitUpsert(UpsertRows upsert);

        R visitRead(ReadItems read);

        R visitTransact(TransactWrite transact);

        R visitSql(SqlOperation sql);
    }
}
