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
        List<ItemWrite> writes = new ArrayList<>();
        Set<List<Object>> keys = new HashSet<>();
        for (String name : requests.keySet()) {
            for (JsonNode write : Request.of(request.required("RequestItems"), requests.keySet())
                    .list(name)) {
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
        Request write = Request.of(json, Set.of("PutRequest", "DeleteRequest"));
        JsonNode put = write.get("PutRequest");
        JsonNode delete = write.get("DeleteRequest");
        if (put != null && delete == null) {
            Item item = Request.of(put, Set.of("Item")).requiredItem("Item");
            return ItemWrites.put(table, item, Optional.empty(), false);
        }
        if (delete != null && put == null) {
            Item key = Request.of(delete, Set.of("Key")).requiredItem("Key");
            table.requireKey(key);
            return new ItemWrite.Delete(new ItemWrite.Target(table, key, Optional.empty(), false));
        }
        throw ServiceException.validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest and"
                        + " DeleteRequest");
    }
}
