package dev.runnel.dynamo.server.fault;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A batch in two parts.
 *
 * @param processed the request of the first half
 * @param rest what the answer returns as unprocessed
 * @param restName the member of the answer
 */
record BatchSplit(ObjectNode processed, ObjectNode rest, String restName) {
    private static final String ITEMS = "RequestItems";

    /** Splits a batch, or returns empty if it has fewer than two items. */
    static Optional<BatchSplit> of(String operation, JsonNode request) {
        boolean isRead = operation.equals("BatchGetItem");
        int total = 0;
        for (JsonNode table : request.path(ITEMS).values()) {
            total += (isRead ? table.path("Keys") : table).size();
        }
        if (total < 2) {
            return Optional.empty();
        }
        ObjectNode first = (ObjectNode) request.deepCopy();
        ObjectNode second = (ObjectNode) request.deepCopy();
        int position = 0;
        for (String table : request.get(ITEMS).propertyNames()) {
            ArrayNode firstItems = items(first, table, isRead);
            ArrayNode secondItems = items(second, table, isRead);
            int size = firstItems.size();
            int kept = Math.max(0, Math.min(size, total / 2 - position));
            for (int at = size - 1; at >= 0; at--) {
                (at < kept ? secondItems : firstItems).remove(at);
            }
            position += size;
            removeEmpty(first, table, firstItems);
            removeEmpty(second, table, secondItems);
        }
        return Optional.of(
                new BatchSplit(first, (ObjectNode) second.get(ITEMS), isRead ? "UnprocessedKeys" : "UnprocessedItems"));
    }

    private static ArrayNode items(ObjectNode request, String table, boolean isRead) {
        JsonNode items = request.get(ITEMS).get(table);
        return (ArrayNode) (isRead ? items.get("Keys") : items);
    }

    private static void removeEmpty(ObjectNode request, String table, ArrayNode items) {
        if (items.isEmpty()) {
            ((ObjectNode) request.get(ITEMS)).remove(table);
        }
    }

    /** Adds the second half to the answer of the first. */
    ObjectNode addRest(ObjectNode answer) {
        ObjectNode unprocessed = (ObjectNode) answer.get(restName);
        for (Map.Entry<String, JsonNode> table : rest.properties()) {
            JsonNode earlier = unprocessed.get(table.getKey());
            if (earlier == null) {
                unprocessed.set(table.getKey(), table.getValue());
            } else {
                ((ArrayNode) earlier.get("Keys"))
                        .addAll((ArrayNode) table.getValue().get("Keys"));
            }
        }
        return answer;
    }
}
