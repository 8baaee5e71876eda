package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.Condition;
import dev.runnel.dynamo.server.expression.DocumentPath;
import dev.runnel.dynamo.server.expression.Expressions;
import dev.runnel.dynamo.server.expression.Projection;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.KeyAttribute;
import dev.runnel.dynamo.server.table.KeyRange;
import dev.runnel.dynamo.server.table.RowStore;
import dev.runnel.dynamo.server.table.SecondaryIndex;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Query and Scan: a page of at most 1 MB, which ends with the key to go on from. */
final class Queries {
    private static final int MAX_PAGE_BYTES = 1024 * 1024;
    private static final Set<String> SCAN_MEMBERS = Set.of(
            "TableName",
            "IndexName",
            "FilterExpression",
            "ProjectionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "Select",
            "Limit",
            "ConsistentRead",
            "ExclusiveStartKey",
            "ReturnConsumedCapacity");
    private static final Set<String> QUERY_MEMBERS = new HashSet<>(SCAN_MEMBERS);

    static {
        QUERY_MEMBERS.addAll(Set.of("KeyConditionExpression", "ScanIndexForward"));
    }

    private final Catalog catalog;

    Queries(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The parts that Query and Scan share. */
    private record Read(
            RowStore store, Optional<Condition> filter, Optional<Projection> projection, boolean countsOnly) {}

    ObjectNode scan(JsonNode json) {
        Request request = Request.of(json, SCAN_MEMBERS);
        Expressions expressions = request.expressions();
        Read read = read(request, expressions);
        return page(request, read, KeyRange.all(), "The provided starting key is invalid");
    }

    ObjectNode query(JsonNode json) {
        Request request = Request.of(json, QUERY_MEMBERS);
        if (request.get("KeyConditionExpression") == null) {
            throw ServiceException.validation("Either the KeyConditions or KeyConditionExpression parameter must be"
                    + " specified in the request.");
        }
        Expressions expressions = request.expressions();
        Condition keyCondition = expressions
                .condition("KeyConditionExpression", request.string("KeyConditionExpression"))
                .orElseThrow();
        Read read = read(request, expressions);
        KeyRange range = KeyConditions.range(keyCondition, read.store().key());
        read.filter().ifPresent(filter -> filter.forEachPath(path -> requireNoKey(read.store(), path)));
        return page(
                request,
                read,
                range.inDirection(request.bool("ScanIndexForward", true)),
                "The provided starting key is outside query boundaries based on provided conditions");
    }

    private static void requireNoKey(RowStore store, DocumentPath path) {
        if (store.key().names().contains(path.attribute())) {
            throw ServiceException.validation(
                    "Filter Expression can only contain non-primary key attributes: Primary key attribute: "
                            + path.attribute());
        }
    }

    private Read read(Request request, Expressions expressions) {
        ItemWrites.requireNoConsumedCapacity(request);
        String name = request.requiredName("TableName");
        String indexName = request.optionalName("IndexName");
        Optional<Condition> filter = expressions.condition("FilterExpression", request.string("FilterExpression"));
        Optional<Projection> projection = expressions.projection(request.string("ProjectionExpression"));
        expressions.requireAllUsed();
        String select = select(request, indexName != null, projection.isPresent());
        Table table = catalog.active(name);
        RowStore store = indexName == null ? table : index(table, indexName, request);
        projection.ifPresent(paths -> requireStored(store, paths));
        if (select.equals("ALL_ATTRIBUTES") && !store.hasAllAttributes()) {
            throw ServiceException.validation("One or more parameter values were invalid: Select type ALL_ATTRIBUTES is"
                    + " not supported for global secondary index " + indexName
                    + " because its projection type is not ALL");
        }
        ItemReads.requireWholeKeys(table, projection);
        filter.ifPresent(found -> found.forEachPath(path -> ItemReads.requireWholeKey(table, path)));
        return new Read(store, filter, projection, select.equals("COUNT"));
    }

    private static SecondaryIndex index(Table table, String name, Request request) {
        SecondaryIndex index = table.index(name)
                .orElseThrow(() -> ServiceException.validation("The table does not have the specified index: " + name));
        if (request.bool("ConsistentRead", false)) {
            throw ServiceException.validation("Consistent reads are not supported on global secondary indexes");
        }
        return index;
    }

    private static void requireStored(RowStore store, Projection projection) {
        if (!(store instanceof SecondaryIndex index) || store.hasAllAttributes()) {
            return;
        }
        List<String> missing = projection.paths().stream()
                .map(DocumentPath::attribute)
                .filter(name -> !index.storedNames().contains(name))
                .toList();
        if (!missing.isEmpty()) {
            throw ServiceException.validation("One or more parameter values were invalid: Global secondary index "
                    + index.name() + " does not project " + missing);
        }
    }

    private static String select(Request request, boolean isIndex, boolean hasProjection) {
        request.bool("ConsistentRead", false);
        String fallback = hasProjection ? "SPECIFIC_ATTRIBUTES" : isIndex ? "ALL_PROJECTED_ATTRIBUTES" : "";
        String select =
                request.oneOf("Select", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");
        if (request.get("Select") == null) {
            return fallback;
        }
        if (hasProjection && !select.equals("SPECIFIC_ATTRIBUTES")) {
            throw ServiceException.validation("Cannot specify the ProjectionExpression when choosing to get "
                    + (select.equals("COUNT") ? "only the Count" : select));
        }
        if (!hasProjection && select.equals("SPECIFIC_ATTRIBUTES")) {
            throw ServiceException.validation("Must specify the AttributesToGet or ProjectionExpression when choosing"
                    + " to get SPECIFIC_ATTRIBUTES");
        }
        if (!isIndex && select.equals("ALL_PROJECTED_ATTRIBUTES")) {
            throw ServiceException.validation(
                    "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        return select;
    }

    private static ObjectNode page(Request request, Read read, KeyRange range, String outside) {
        Integer limit = request.positive("Limit");
        Item start = request.item("ExclusiveStartKey");
        if (start != null) {
            requireStart(read.store(), start, range, outside);
        }
        Page page = new Page(read, limit);
        for (Item item : read.store().scan(range.behind(start))) {
            if (!page.add(item)) {
                break;
            }
        }
        return page.answer();
    }

    private static void requireStart(RowStore store, Item start, KeyRange range, String outside) {
        Set<String> names = start.attributes().keySet();
        List<String> expected = store.startKeyNames();
        boolean matches = names.size() == expected.size()
                && names.containsAll(expected)
                && store.startKeyAttributes().stream().allMatch(attribute -> hasType(start, attribute));
        if (!matches) {
            throw ServiceException.validation("The provided starting key is invalid");
        }
        store.key().requireSizes(start);
        if (!range.contains(store.key(), start)) {
            throw ServiceException.validation(outside);
        }
    }

    private static boolean hasType(Item start, KeyAttribute attribute) {
        AttributeValue value = start.get(attribute.name());
        return value != null && value.type() == attribute.type();
    }

    /** The items of a page as they are read. */
    private static final class Page {
        private final Read read;
        private final @Nullable Integer limit;
        private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
        private int scanned;
        private int count;
        private long bytes;
        private boolean isFull;
        private @Nullable Item last;

        Page(Read read, @Nullable Integer limit) {
            this.read = read;
            this.limit = limit;
        }

        /** Adds an item, or returns false if the page is full. */
        boolean add(Item item) {
            isFull = scanned > 0 && bytes + item.sizeBytes() > MAX_PAGE_BYTES;
            if (isFull) {
                return false;
            }
            scanned++;
            bytes += item.sizeBytes();
            last = item;
            if (read.filter().isEmpty() || read.filter().get().holds(item)) {
                count++;
                if (!read.countsOnly()) {
                    items.add(ItemReads.project(item, read.projection()).toJson());
                }
            }
            isFull = limit != null && scanned == limit;
            return !isFull;
        }

        ObjectNode answer() {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            if (!read.countsOnly()) {
                answer.set("Items", items);
            }
            answer.put("Count", count);
            answer.put("ScannedCount", scanned);
            if (isFull && last != null) {
                answer.set(
                        "LastEvaluatedKey",
                        last.only(read.store().startKeyNames()).toJson());
            }
            return answer;
        }
    }
}
