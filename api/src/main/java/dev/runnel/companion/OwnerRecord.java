package dev.runnel.companion;

import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.ResultKind;
import java.util.List;
import java.util.Optional;

/**
 * The record to which rows belong.
 *
 * @param model the model of the record
 */
record OwnerRecord<M>(ModelMetadata<M> model, M row) {

    /** Locks the row of the record. A missing row is {@code NotFoundException}. */
    BoundStatement<?> lock() {
        BoundExpr key = model.keyFilter(row);
        Update lock =
                new Update(model.entity(), key.shape(), Optional.empty(), List.of(), RequiredRows.ONE, ResultKind.ONE);
        return new BoundStatement<>(lock, key.values(), null);
    }
}
