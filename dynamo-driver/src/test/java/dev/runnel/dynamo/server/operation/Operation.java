package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An operation of the API. */
@FunctionalInterface
public interface Operation {
    /**
     * Runs the operation.
     *
     * @return the body of the answer
     * @throws ServiceException if the request is refused
     */
    ObjectNode run(JsonNode request);
}
