package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.DocumentPath;
import dev.runnel.dynamo.server.expression.Expressions;
import dev.runnel.dynamo.server.expression.Projection;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.ValueReader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GetItem, BatchGetItem and TransactGetItems. */
final class ItemReads {
    private static final int MAX_BATCH_KEYS = 100;
    private static final long MAX_BATCH_BYTES = 16L * 1024 * 1024;
    private static final Set<String> GET_MEMBERS = Set.of(
            "TableName",
            "Key",
            "ConsistentRead",
            "ProjectionExpression",
            "ExpressionAttributeNames",
            "ReturnConsumedCapacity");
    private static final Set<String> BATCH_MEMBERS =
            Set.of("Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames");
    private static final Set<String> TRANSACT_MEMBERS =
            Set.of("TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames");

    private final Catalog catalog;

    ItemReads(Catalog catalog) {
        this.catalog = catalog;
    }

    ObjectNode get(JsonNode json) {
        Request request = Request.of(json, GET_MEMBERS);
        ItemWrites.requireNoConsumedCapacity(request);
        request.bool("ConsistentRead", false);
        return read(request);
    }

    private ObjectNode read(Request request) {
        String name = request.requiredName("TableName");
        Item key = request.requiredItem("Key");
        Optional<Projection> projection = projection(request);
        Table table = catalog.active(name);
        table.requireKey(key);
        requireWholeKeys(table, projection);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Item item = table.get(key);
        if (item != null) {
            answer.set("Item", project(item, projection).toJson());
        }
        return answer;
    }

    static Optional<Projection> projection(Request request) {
        Expressions expressions = request.expressions();
        Optional<Projection> projection = expressions.projection(request.string("ProjectionExpression"));
        expressions.requireAllUsed();
        return projection;
    }

    static Item project(Item item, Optional<Projection> projection) {
        return projection.map(paths -> paths.apply(item)).orElse(item);
    }

    static void requireWholeKeys(Table table, Optional<Projection> projection) {
        projection.ifPresent(paths -> paths.paths().forEach(path -> requireWholeKey(table, path)));
    }

    /** Refuses paths that lead into a key. */
    static void requireWholeKey(Table table, DocumentPath path) {
        if (!path.isNested()) {
            return;
        }
        boolean isKey = table.key().names().contains(path.attribute());
        boolean isIndexKey =
                table.indexes().stream().anyMatch(index -> index.key().names().contains(path.attribute()));
        if (isKey || isIndexKey) {
            throw ServiceException.validation("Key attributes must be scalars; list random access '[]' and map lookup"
                    + " '.' are not allowed: " + (isKey ? "Key: " : "IndexKey: ") + path.attribute());
        }
    }

    ObjectNode batchGet(JsonNode json) {
        Request request = Request.of(json, Set.of("RequestItems", "ReturnConsumedCapacity"));
        ItemWrites.requireNoConsumedCapacity(request);
        request.required("RequestItems");
        Map<String, JsonNode> requests = request.map("RequestItems");
        if (requests.isEmpty()) {
            throw ServiceException.constraint("requestItems", "Member must have length greater than or equal to 1");
        }
        requireKeys(requests);
        BatchAnswer answer = new BatchAnswer();
        requests.forEach(answer::readTable);
        return answer.json;
    }

    /** Checks the number of keys, and their form, before the first table is read. */
    private static void requireKeys(Map<String, JsonNode> requests) {
        int count = 0;
        for (JsonNode json : requests.values()) {
            Request keys = Request.of(json, BATCH_MEMBERS);
            keys.required("Keys");
            int size = keys.list("Keys").size();
            requireDistinct(
                    keys.list("Keys").stream().map(ValueReader::readItem).toList());
            if (size == 0) {
                throw ServiceException.constraint("keys", "Member must have length greater than or equal to 1");
            }
            count += size;
        }
        if (count > MAX_BATCH_KEYS) {
            throw ServiceException.validation("Too many items requested for the BatchGetItem call");
        }
    }

    private static void requireDistinct(List<Item> keys) {
        if (new HashSet<>(keys).size() < keys.size()) {
            throw ServiceException.validation("Provided list of item keys contains duplicates");
        }
    }

    /** The items of a batch until their size is reached; the keys behind are unprocessed. */
    private final class BatchAnswer {
        private final ObjectNode json = JsonNodeFactory.instance.objectNode();
        private final ObjectNode responses = json.putObject("Responses");
        private final ObjectNode unprocessed = json.putObject("UnprocessedKeys");
        private long bytes;

        private void readTable(String name, JsonNode tableJson) {
            Request request = Request.of(tableJson, BATCH_MEMBERS);
            request.bool("ConsistentRead", false);
            Optional<Projection> projection = projection(request);
            Table table = catalog.active(name);
            requireWholeKeys(table, projection);
            ArrayNode items = responses.putArray(name);
            for (JsonNode keyJson : request.list("Keys")) {
                Item key = ValueReader.readItem(keyJson);
                table.requireKey(key);
                readKey(table, key, projection, items, tableJson);
            }
        }

        private void readKey(
                Table table, Item key, Optional<Projection> projection, ArrayNode items, JsonNode request) {
            Item item = table.get(key);
            if (item != null && bytes + item.sizeBytes() > MAX_BATCH_BYTES) {
                bytes = MAX_BATCH_BYTES;
                addUnprocessed(table.name(), key, request);
            } else if (item != null) {
                bytes += item.sizeBytes();
                items.add(project(item, projection).toJson());
            }
        }

        private void addUnprocessed(String name, Item key, JsonNode request) {
            ObjectNode rest = (ObjectNode) unprocessed.get(name);
            if (rest == null) {
                rest = ((ObjectNode) request).deepCopy();
                rest.putArray("Keys");
                unprocessed.set(name, rest);
            }
            ((ArrayNode) rest.get("Keys")).add(key.toJson());
        }
    }

    ObjectNode transactGet(JsonNode json) {
        Request request = Request.of(json, Set.of("TransactItems", "ReturnConsumedCapacity"));
        ItemWrites.requireNoConsumedCapacity(request);
        request.required("TransactItems");
        List<JsonNode> gets = request.list("TransactItems");
        Transactions.requireNumber(gets);
        Set<List<Object>> keys = new HashSet<>();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode responses = answer.putArray("Responses");
        long bytes = 0;
        for (JsonNode getJson : gets) {
            Request get = Request.of(Request.of(getJson, Set.of("Get")).required("Get"), TRANSACT_MEMBERS);
            ObjectNode response = read(get);
            if (!keys.add(List.of(get.requiredName("TableName"), get.requiredItem("Key")))) {
                throw ServiceException.validation("Transaction request cannot include multiple operations on one item");
            }
            Item item = catalog.active(get.requiredName("TableName")).get(get.requiredItem("Key"));
            bytes += item == null ? 0 : item.sizeBytes();
            responses.add(response);
        }
        Transactions.requireSize(bytes);
        return answer;
    }
}
