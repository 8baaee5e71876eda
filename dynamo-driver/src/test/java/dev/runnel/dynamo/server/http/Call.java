package dev.runnel.dynamo.server.http;

import tools.jackson.databind.JsonNode;

/**
 * A request that the server received, before it runs.
 *
 * @param operation for example {@code GetItem}
 * @param request its body
 */
public record Call(String operation, JsonNode request) {}
