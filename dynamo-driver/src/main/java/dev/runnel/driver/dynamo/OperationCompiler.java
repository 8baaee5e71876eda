package dev.runnel.driver.dynamo;

import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.spi.UpsertRows;

/**
 * Compiles the operations that the preset declares. It throws for any other operation, which is a bug of the planner.
 */
final class OperationCompiler implements Operation.Visitor<CompiledOperation> {
    static final OperationCompiler INSTANCE = new OperationCompiler();

    record Compiled(Operation operation, String explain) implements CompiledOperation {}

    @Override
    public CompiledOperation visitRead(ReadItems read) {
        return new Compiled(read, OperationText.read(read));
    }

    @Override
    public CompiledOperation visitTransact(TransactWrite transact) {
        return new Compiled(transact, OperationText.transact(transact));
    }

    @Override
    public CompiledOperation visitSelect(SelectRows select) {
        throw undeclared(select);
    }

    @Override
    public CompiledOperation visitInsert(InsertRows insert) {
        throw undeclared(insert);
    }

    @Override
    public CompiledOperation visitUpdate(UpdateRows update) {
        throw undeclared(update);
    }

    @Override
    public CompiledOperation visitDelete(DeleteRows delete) {
        throw undeclared(delete);
    }

    @Override
    public CompiledOperation visitSql(SqlOperation sql) {
        throw undeclared(sql);
    }

    @Override
    public CompiledOperation visitUpdateListed(UpdateListedRows update) {
        throw undeclared(update);
    }

    @Override
    public CompiledOperation visitUpsert(UpsertRows upsert) {
        throw undeclared(upsert);
    }

    private static IllegalArgumentException undeclared(Operation operation) {
        return new IllegalArgumentException(operation.getClass().getSimpleName() + " on " + operation.subject()
                + " was not declared by " + Capabilities.DYNAMODB.name());
    }
}
