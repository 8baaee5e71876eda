package dev.runnel.dynamo.server.fault;

import java.util.Set;

/** A fault that tests switch on. The delay of indexes and of tables is a setting of the server. */
public enum Fault {
    /** {@code ProvisionedThroughputExceededException}; nothing happened. */
    THROTTLED(Operations.ALL),
    /** Status 500, {@code InternalServerError}; nothing happened. */
    SERVER_ERROR(Operations.ALL),
    /** {@code TransactionConflictException}, or a cancelled transaction whose first item has the reason {@code TransactionConflict}; nothing happened. */
    TRANSACTION_CONFLICT(Operations.CONFLICTING),
    /** The second half of a batch is unprocessed; a batch of one is throttled. */
    UNPROCESSED(Operations.BATCHES),
    /** A write happens, and the connection is closed instead of an answer. */
    ANSWER_LOST(Operations.WRITES),
    /** Nothing happens, and no answer comes. The connection stays open until the client closes it. */
    STALLED(Operations.ALL),
    /** {@code ExpiredTokenException}; nothing happened. */
    EXPIRED_CREDENTIALS(Operations.ALL);

    private final Set<String> operations;

    Fault(Set<String> operations) {
        this.operations = operations;
    }

    /** Says whether the fault can happen to an operation. */
    public boolean isOf(String operation) {
        return operations.isEmpty() || operations.contains(operation);
    }

    /** Groups of operations, which the constants need before this class is initialized. */
    private static final class Operations {
        private static final Set<String> ALL = Set.of();
        private static final Set<String> BATCHES = Set.of("BatchGetItem", "BatchWriteItem");
        private static final Set<String> WRITES =
                Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
        private static final Set<String> CONFLICTING =
                Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "TransactGetItems");
    }
}
