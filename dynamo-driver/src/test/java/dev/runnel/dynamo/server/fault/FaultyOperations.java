package dev.runnel.dynamo.server.fault;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.operation.CancellationReason;
import dev.runnel.dynamo.server.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The operations with the faults that are switched on. */
public final class FaultyOperations {
    private final Operations operations;
    private final Faults faults;

    public FaultyOperations(Operations operations, Faults faults) {
        this.operations = operations;
        this.faults = faults;
    }

    public boolean contains(String operation) {
        return operations.contains(operation);
    }

    /**
     * Runs an operation, or the fault in its place.
     *
     * @throws ServiceException if the answer is an error
     */
    public Outcome run(String operation, JsonNode request) {
        Optional<Fault> fault = faults.draw(operation);
        if (fault.isEmpty()) {
            return new Outcome.Answer(operations.run(operation, request));
        }
        return switch (fault.get()) {
            case THROTTLED -> throw throttled();
            case SERVER_ERROR ->
                throw new ServiceException(
                        ErrorType.INTERNAL, "The request processing has failed because of an unknown error");
            case TRANSACTION_CONFLICT -> throw conflict(request);
            case UNPROCESSED -> new Outcome.Answer(runHalf(operation, request));
            case ANSWER_LOST -> runAndClose(operation, request);
            case STALLED -> new Outcome.Silence();
            case EXPIRED_CREDENTIALS ->
                throw new ServiceException(
                        ErrorType.EXPIRED_TOKEN, "The security token included in the request is expired");
        };
    }

    private static ServiceException throttled() {
        return new ServiceException(
                ErrorType.THROUGHPUT_EXCEEDED,
                "The level of configured provisioned throughput for the table was exceeded");
    }

    private static ServiceException conflict(JsonNode request) {
        int items = request.path("TransactItems").size();
        if (items == 0) {
            return new ServiceException(ErrorType.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
        }
        List<@Nullable CancellationReason> reasons = new ArrayList<>();
        reasons.add(new CancellationReason("TransactionConflict", "Transaction is ongoing for the item", null));
        while (reasons.size() < items) {
            reasons.add(null);
        }
        return CancellationReason.canceled(reasons);
    }

    /** A write whose request is refused changes nothing, so its answer may be lost too. */
    private Outcome runAndClose(String operation, JsonNode request) {
        try {
            operations.run(operation, request);
        } catch (ServiceException refused) {
            return new Outcome.Closed();
        }
        return new Outcome.Closed();
    }

    private ObjectNode runHalf(String operation, JsonNode request) {
        BatchSplit split = BatchSplit.of(operation, request).orElseThrow(FaultyOperations::throttled);
        return split.addRest(operations.run(operation, split.processed()));
    }
}
