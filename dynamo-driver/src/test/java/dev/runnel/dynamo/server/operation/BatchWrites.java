package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** BatchWriteItem: puts and deletes without conditions, each for itself. */
final class BatchWrites {
    private static final int MAX_WRITES = 25;

    private final Catalog catalog;

    BatchWrites(Catalog catalog) {
        this.catalog = catalog;
    }

    ObjectNode write(JsonNode json) {
        Request request =
                Request.of(json, Set.of("RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics"));
        ItemWrites.requireNoConsumedCapacity(request);
        request.oneOf("ReturnItemCollectionMetrics", "NONE");
        request.required("RequestItems");
        Map<String, JsonNode> requests = request.map("RequestItems");
        requireNumber(request, requests);
        Request lists = Request.of(request.required("RequestItems"), requests.keySet());
        for (String name : requests.keySet()) {
            lists.list(name).forEach(BatchWrites::attributes);
        }
        List<ItemWrite> writes = new ArrayList<>();
        Set<List<Object>> keys = new HashSet<>();
        for (String name : requests.keySet()) {
            for (JsonNode write : lists.list(name)) {
                writes.add(read(catalog.active(name), write));
            }
        }
        for (ItemWrite write : writes) {
            if (!keys.add(List.of(write.target().table().name(), write.target().key()))) {
                throw ServiceException.validation("Provided list of item keys contains duplicates");
            }
        }
        for (ItemWrite write : writes) {
            ItemWrite.Target target = write.target();
            target.table().store(target.key(), write.apply(null), catalog.indexDelayNanos());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("UnprocessedItems");
        return answer;
    }

    private static void requireNumber(Request request, Map<String, JsonNode> requests) {
        if (requests.isEmpty()) {
            throw ServiceException.constraint("requestItems", "Member must have length greater than or equal to 1");
        }
        Request lists = Request.of(request.required("RequestItems"), requests.keySet());
        int count = 0;
        for (String name : requests.keySet()) {
            int size = lists.list(name).size();
            if (size == 0) {
                throw ServiceException.constraint(
                        "requestItems", "Map value must satisfy constraint: Member must have length between 1 and 25");
            }
            count += size;
        }
        if (count > MAX_WRITES) {
            throw ServiceException.validation("Too many items requested for the BatchWriteItem call");
        }
    }

    private static ItemWrite read(Table table, JsonNode json) {
        Item attributes = attributes(json);
        if (json.has("PutRequest")) {
            return ItemWrites.put(table, attributes, Optional.empty(), false);
        }
        table.requireKey(attributes);
        return new ItemWrite.Delete(new ItemWrite.Target(table, attributes, Optional.empty(), false));
    }

    /** The item to put, or the key to delete. */
    private static Item attributes(JsonNode json) {
        Request write = Request.of(json, Set.of("PutRequest", "DeleteRequest"));
        if (json.size() != 1) {
            throw ServiceException.validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest and"
                            + " DeleteRequest");
        }
        return write.get("PutRequest") == null
                ? Request.of(write.required("DeleteRequest"), Set.of("Key")).requiredItem("Key")
                : Request.of(write.required("PutRequest"), Set.of("Item")).requiredItem("Item");
    }
}
