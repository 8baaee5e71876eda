package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.Catalog.Entry;
import dev.runnel.dynamo.server.table.Catalog.IndexDefinition;
import dev.runnel.dynamo.server.table.IndexProjection;
import dev.runnel.dynamo.server.table.KeyAttribute;
import dev.runnel.dynamo.server.table.KeySchema;
import dev.runnel.dynamo.server.table.RowStore;
import dev.runnel.dynamo.server.table.SecondaryIndex;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CreateTable, DescribeTable, ListTables and DeleteTable. */
final class TableOperations {
    private static final int MAX_INDEXES = 20;
    private static final int MAX_INDEX_KEY_ATTRIBUTES = 4;
    private static final int MAX_LISTED = 100;
    private static final Set<String> CREATE_MEMBERS = Set.of(
            "TableName",
            "AttributeDefinitions",
            "KeySchema",
            "GlobalSecondaryIndexes",
            "BillingMode",
            "ProvisionedThroughput",
            "DeletionProtectionEnabled");
    private static final Set<String> INDEX_MEMBERS =
            Set.of("IndexName", "KeySchema", "Projection", "ProvisionedThroughput");

    private final Catalog catalog;

    TableOperations(Catalog catalog) {
        this.catalog = catalog;
    }

    ObjectNode create(JsonNode json) {
        Request request = Request.of(json, CREATE_MEMBERS);
        String name = request.requiredName("TableName");
        requireThroughput(request, isOnDemand(request));
        if (request.bool("DeletionProtectionEnabled", false)) {
            throw ServiceException.validation("The server of the tests does not protect tables from deletion");
        }
        Map<String, ValueType> types = attributeTypes(request);
        Set<String> used = new HashSet<>();
        KeySchema key = keySchema(request, types, used, 1);
        List<IndexDefinition> indexes = indexes(request, types, used, isOnDemand(request));
        if (!used.equals(types.keySet())) {
            throw invalid("Number of attributes in KeySchema does not exactly match number of attributes defined in"
                    + " AttributeDefinitions");
        }
        Entry entry = catalog.create(name, key, indexes);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("TableDescription", describe(entry).put("TableStatus", "CREATING"));
        return answer;
    }

    private static boolean isOnDemand(Request request) {
        return request.oneOf("BillingMode", "PROVISIONED", "PAY_PER_REQUEST").equals("PAY_PER_REQUEST");
    }

    private static void requireThroughput(Request request, boolean isOnDemand) {
        boolean hasThroughput = request.get("ProvisionedThroughput") != null;
        if (isOnDemand && hasThroughput) {
            throw invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                    + " PAY_PER_REQUEST");
        }
        if (!isOnDemand && !hasThroughput) {
            throw invalid("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
                    + " PROVISIONED");
        }
        if (hasThroughput) {
            Request throughput = Request.of(
                    request.required("ProvisionedThroughput"), Set.of("ReadCapacityUnits", "WriteCapacityUnits"));
            throughput.required("ReadCapacityUnits");
            throughput.required("WriteCapacityUnits");
            throughput.positive("ReadCapacityUnits");
            throughput.positive("WriteCapacityUnits");
        }
    }

    private static Map<String, ValueType> attributeTypes(Request request) {
        request.required("AttributeDefinitions");
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (JsonNode json : request.list("AttributeDefinitions")) {
            Request definition = Request.of(json, Set.of("AttributeName", "AttributeType"));
            String name = attributeName(definition);
            definition.required("AttributeType");
            ValueType type = ValueType.valueOf(definition.oneOf("AttributeType", "S", "N", "B"));
            if (types.put(name, type) != null) {
                throw invalid("Duplicate AttributeName in AttributeDefinitions: " + name);
            }
        }
        return types;
    }

    private static String attributeName(Request definition) {
        String name = definition.requiredString("AttributeName");
        if (name.isEmpty() || name.length() > 255) {
            throw ServiceException.constraint("attributeName", "Member must have length between 1 and 255");
        }
        return name;
    }

    private static KeySchema keySchema(Request owner, Map<String, ValueType> types, Set<String> used, int maxOfKind) {
        owner.required("KeySchema");
        List<KeyAttribute> partition = new ArrayList<>();
        List<KeyAttribute> sort = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode json : owner.list("KeySchema")) {
            Request element = Request.of(json, Set.of("AttributeName", "KeyType"));
            String name = attributeName(element);
            element.required("KeyType");
            boolean isPartition = element.oneOf("KeyType", "HASH", "RANGE").equals("HASH");
            ValueType type = types.get(name);
            if (type == null) {
                throw invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: [" + name
                        + "], AttributeDefinitions: " + types.keySet());
            }
            if (!names.add(name)) {
                throw invalid("Both the Hash Key and the Range Key element in the KeySchema have the same name");
            }
            if (isPartition && !sort.isEmpty()) {
                throw invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
            }
            (isPartition ? partition : sort).add(new KeyAttribute(name, type));
        }
        if (partition.isEmpty()) {
            throw invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        if (partition.size() > maxOfKind || sort.size() > maxOfKind) {
            throw invalid("Too many KeySchema elements of one type; the maximum is " + maxOfKind);
        }
        used.addAll(names);
        return new KeySchema(partition, sort);
    }

    private static List<IndexDefinition> indexes(
            Request request, Map<String, ValueType> types, Set<String> used, boolean isOnDemand) {
        if (request.get("GlobalSecondaryIndexes") == null) {
            return List.of();
        }
        List<JsonNode> definitions = request.list("GlobalSecondaryIndexes");
        if (definitions.isEmpty()) {
            throw invalid("List of GlobalSecondaryIndexes is empty");
        }
        if (definitions.size() > MAX_INDEXES) {
            throw invalid("GlobalSecondaryIndex count exceeds the per-table limit of " + MAX_INDEXES);
        }
        List<IndexDefinition> indexes = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode definition : definitions) {
            Request index = Request.of(definition, INDEX_MEMBERS);
            String name = index.requiredName("IndexName");
            if (!names.add(name)) {
                throw invalid("Duplicate index name: " + name);
            }
            requireThroughput(index, isOnDemand);
            indexes.add(new IndexDefinition(
                    name, keySchema(index, types, used, MAX_INDEX_KEY_ATTRIBUTES), projection(index)));
        }
        return indexes;
    }

    private static IndexProjection projection(Request index) {
        Request projection = Request.of(index.required("Projection"), Set.of("ProjectionType", "NonKeyAttributes"));
        projection.required("ProjectionType");
        IndexProjection.Kind kind =
                IndexProjection.Kind.valueOf(projection.oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE"));
        List<String> attributes = new ArrayList<>();
        for (JsonNode attribute : projection.list("NonKeyAttributes")) {
            if (!attribute.isString()) {
                throw ServiceException.serialization("The name of an attribute is no String");
            }
            attributes.add(attribute.stringValue());
        }
        if (attributes.isEmpty() == (kind == IndexProjection.Kind.INCLUDE)) {
            throw invalid("ProjectionType is " + kind + ", but NonKeyAttributes is "
                    + (attributes.isEmpty() ? "not " : "") + "specified");
        }
        return new IndexProjection(kind, attributes);
    }

    ObjectNode describe(JsonNode json) {
        Request request = Request.of(json, Set.of("TableName"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Table", describe(catalog.entry(request.requiredName("TableName"))));
        return answer;
    }

    ObjectNode delete(JsonNode json) {
        Request request = Request.of(json, Set.of("TableName"));
        Entry entry = catalog.delete(request.requiredName("TableName"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("TableDescription", describe(entry));
        return answer;
    }

    ObjectNode list(JsonNode json) {
        Request request = Request.of(json, Set.of("Limit", "ExclusiveStartTableName"));
        Integer limit = request.positive("Limit");
        if (limit != null && limit > MAX_LISTED) {
            throw ServiceException.constraint("limit", "Member must have value less than or equal to " + MAX_LISTED);
        }
        String start = request.optionalName("ExclusiveStartTableName");
        List<String> names = catalog.names().stream()
                .filter(name -> start == null || name.compareTo(start) > 0)
                .toList();
        int count = Math.min(names.size(), limit == null ? MAX_LISTED : limit);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = answer.putArray("TableNames");
        names.subList(0, count).forEach(listed::add);
        if (count < names.size()) {
            answer.put("LastEvaluatedTableName", names.get(count - 1));
        }
        return answer;
    }

    private static ObjectNode describe(Entry entry) {
        Table table = entry.table();
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("TableName", table.name());
        description.put("TableStatus", entry.status().name());
        description.put("TableId", entry.id());
        description.put("TableArn", arn(table, null));
        description.put("CreationDateTime", entry.createdMillis() / 1000.0);
        description.set("AttributeDefinitions", attributeDefinitions(table));
        describeStore(description, table);
        description.putObject("BillingModeSummary").put("BillingMode", "PAY_PER_REQUEST");
        description.set("ProvisionedThroughput", noThroughput());
        if (!table.indexes().isEmpty()) {
            ArrayNode indexes = description.putArray("GlobalSecondaryIndexes");
            table.indexes().forEach(index -> indexes.add(describe(table, index, entry)));
        }
        return description;
    }

    private static ObjectNode describe(Table table, SecondaryIndex index, Entry entry) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("IndexName", index.name());
        description.put("IndexStatus", entry.status().name());
        description.put("IndexArn", arn(table, index.name()));
        describeStore(description, index);
        ObjectNode projection = description.putObject("Projection");
        projection.put("ProjectionType", index.projection().kind().name());
        if (!index.projection().nonKeyAttributes().isEmpty()) {
            ArrayNode names = projection.putArray("NonKeyAttributes");
            index.projection().nonKeyAttributes().forEach(names::add);
        }
        description.set("ProvisionedThroughput", noThroughput());
        return description;
    }

    private static void describeStore(ObjectNode description, RowStore store) {
        ArrayNode key = description.putArray("KeySchema");
        store.key().partition().forEach(attribute -> addElement(key, attribute, "HASH"));
        store.key().sort().forEach(attribute -> addElement(key, attribute, "RANGE"));
        boolean isTable = store instanceof Table;
        description.put(isTable ? "TableSizeBytes" : "IndexSizeBytes", store.sizeBytes());
        description.put("ItemCount", store.rowCount());
    }

    private static void addElement(ArrayNode key, KeyAttribute attribute, String type) {
        key.addObject().put("AttributeName", attribute.name()).put("KeyType", type);
    }

    private static ArrayNode attributeDefinitions(Table table) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        table.key().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type()));
        table.indexes()
                .forEach(index ->
                        index.key().attributes().forEach(attribute -> types.put(attribute.name(), attribute.type())));
        ArrayNode definitions = JsonNodeFactory.instance.arrayNode();
        types.forEach((name, type) ->
                definitions.addObject().put("AttributeName", name).put("AttributeType", type.name()));
        return definitions;
    }

    private static ObjectNode noThroughput() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("NumberOfDecreasesToday", 0)
                .put("ReadCapacityUnits", 0)
                .put("WriteCapacityUnits", 0);
    }

    private static String arn(Table table, @Nullable String index) {
        return "arn:aws:dynamodb:local:000000000000:table/" + table.name() + (index == null ? "" : "/index/" + index);
    }

    private static ServiceException invalid(String message) {
        return ServiceException.validation("One or more parameter values were invalid: " + message);
    }
}
