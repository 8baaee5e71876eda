package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.Condition;
import dev.runnel.dynamo.server.expression.DocumentPath;
import dev.runnel.dynamo.server.expression.Expressions;
import dev.runnel.dynamo.server.expression.Projection;
import dev.runnel.dynamo.server.expression.Update;
import dev.runnel.dynamo.server.operation.ItemWrite.Target;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.Table;
import dev.runnel.dynamo.server.value.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PutItem, UpdateItem and DeleteItem, and how transactions read the same writes. */
final class ItemWrites {
    private static final Set<String> SINGLE_MEMBERS =
            Set.of("ReturnConsumedCapacity", "ReturnItemCollectionMetrics", "ReturnValues");
    private static final Set<String> CHECK_MEMBERS = Set.of(
            "TableName",
            "Key",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValuesOnConditionCheckFailure");
    private static final Set<String> UPDATE_MEMBERS = union(CHECK_MEMBERS, Set.of("UpdateExpression"));
    private static final Set<String> PUT_MEMBERS = Set.of(
            "TableName",
            "Item",
            "ConditionExpression",
            "ExpressionAttributeNames",
            "ExpressionAttributeValues",
            "ReturnValuesOnConditionCheckFailure");

    private static final List<String> VALUE_MEMBERS = List.of("Item", "Key", "ExpressionAttributeValues");

    private final Catalog catalog;

    ItemWrites(Catalog catalog) {
        this.catalog = catalog;
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> all = new HashSet<>(left);
        all.addAll(right);
        return all;
    }

    /** The server counts no capacity, so a request must not ask for it. */
    static void requireNoConsumedCapacity(Request request) {
        request.oneOf("ReturnConsumedCapacity", "NONE");
    }

    ObjectNode put(JsonNode json) {
        Request request = Request.of(json, union(PUT_MEMBERS, SINGLE_MEMBERS));
        String returned = returnValues(request, "NONE", "ALL_OLD");
        return write(put(request), returned);
    }

    ObjectNode delete(JsonNode json) {
        Request request = Request.of(json, union(CHECK_MEMBERS, SINGLE_MEMBERS));
        String returned = returnValues(request, "NONE", "ALL_OLD");
        return write(delete(request), returned);
    }

    ObjectNode update(JsonNode json) {
        Request request = Request.of(json, union(UPDATE_MEMBERS, SINGLE_MEMBERS));
        String returned = returnValues(request, "NONE", "ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATED_NEW");
        return write(update(request), returned);
    }

    /** Reads the kind of answer after all values, since malformed JSON is reported before invalid parameters. */
    private static String returnValues(Request request, String... values) {
        VALUE_MEMBERS.forEach(request::item);
        requireNoConsumedCapacity(request);
        request.oneOf("ReturnItemCollectionMetrics", "NONE");
        return request.oneOf("ReturnValues", values);
    }

    ItemWrite readPut(JsonNode json) {
        return put(Request.of(json, PUT_MEMBERS));
    }

    ItemWrite readDelete(JsonNode json) {
        return delete(Request.of(json, CHECK_MEMBERS));
    }

    ItemWrite readUpdate(JsonNode json) {
        Request request = Request.of(json, UPDATE_MEMBERS);
        request.required("UpdateExpression");
        return update(request);
    }

    ItemWrite readCheck(JsonNode json) {
        Request request = Request.of(json, CHECK_MEMBERS);
        request.required("ConditionExpression");
        Expressions expressions = request.expressions();
        return new ItemWrite.Check(target(request, expressions));
    }

    private ItemWrite put(Request request) {
        String name = request.requiredName("TableName");
        Item item = request.requiredItem("Item");
        Expressions expressions = request.expressions();
        Optional<Condition> condition = condition(request, expressions);
        expressions.requireAllUsed();
        boolean returnsOldItem = returnsOldItem(request);
        Table table = catalog.active(name);
        requireWholeKeys(table, condition);
        return put(table, item, condition, returnsOldItem);
    }

    static ItemWrite.Put put(Table table, Item item, Optional<Condition> condition, boolean returnsOldItem) {
        table.requireItem(item, "Item size has exceeded the maximum allowed size");
        Item key = item.only(table.key().names());
        return new ItemWrite.Put(new Target(table, key, condition, returnsOldItem), item);
    }

    private ItemWrite delete(Request request) {
        return new ItemWrite.Delete(target(request, request.expressions()));
    }

    private ItemWrite update(Request request) {
        Expressions expressions = request.expressions();
        Update update = expressions.update(request.string("UpdateExpression")).orElse(Update.NONE);
        Target target = target(request, expressions);
        for (DocumentPath path : update.paths()) {
            if (target.table().key().names().contains(path.attribute())) {
                throw ServiceException.validation("One or more parameter values were invalid: Cannot update attribute "
                        + path.attribute() + ". This attribute is part of the key");
            }
            ItemReads.requireWholeKey(target.table(), path);
        }
        target.table().requireIndexTypes(update.knownTypes());
        return new ItemWrite.Change(target, update);
    }

    /** Reads the target, whose condition is the last expression of the request. */
    private Target target(Request request, Expressions expressions) {
        String name = request.requiredName("TableName");
        Item key = request.requiredItem("Key");
        Optional<Condition> condition = condition(request, expressions);
        expressions.requireAllUsed();
        boolean returnsOldItem = returnsOldItem(request);
        Table table = catalog.active(name);
        table.requireKey(key);
        requireWholeKeys(table, condition);
        return new Target(table, key, condition, returnsOldItem);
    }

    private static Optional<Condition> condition(Request request, Expressions expressions) {
        return expressions.condition("ConditionExpression", request.string("ConditionExpression"));
    }

    private static void requireWholeKeys(Table table, Optional<Condition> condition) {
        condition.ifPresent(found -> found.forEachPath(path -> ItemReads.requireWholeKey(table, path)));
    }

    private static boolean returnsOldItem(Request request) {
        return request.oneOf("ReturnValuesOnConditionCheckFailure", "NONE", "ALL_OLD")
                .equals("ALL_OLD");
    }

    private ObjectNode write(ItemWrite write, String returned) {
        Target target = write.target();
        Item before = target.table().get(target.key());
        if (!target.accepts(before)) {
            throw conditionFailed(target, before);
        }
        Item after = write.apply(before);
        target.table().store(target.key(), after, catalog.indexDelayNanos());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        Item attributes = returned(write, returned, before, after);
        if (attributes != null && !(attributes.attributes().isEmpty())) {
            answer.set("Attributes", attributes.toJson());
        }
        return answer;
    }

    private static ServiceException conditionFailed(Target target, @Nullable Item before) {
        ServiceException failure =
                new ServiceException(ErrorType.CONDITIONAL_CHECK_FAILED, "The conditional request failed");
        return target.returnsOldItem() && before != null ? failure.with("Item", before.toJson()) : failure;
    }

    private static @Nullable Item returned(
            ItemWrite write, String returned, @Nullable Item before, @Nullable Item after) {
        Item item = returned.endsWith("OLD") ? before : returned.endsWith("NEW") ? after : null;
        boolean isPart = returned.startsWith("UPDATED") && item != null;
        return isPart && write instanceof ItemWrite.Change change
                ? new Projection(change.update().paths()).apply(item)
                : item;
    }

    /** Reads each kind of write of a transaction by its name. */
    ItemWrite read(String kind, JsonNode json) {
        return switch (kind) {
            case "Put" -> readPut(json);
            case "Delete" -> readDelete(json);
            case "Update" -> readUpdate(json);
            case "ConditionCheck" -> readCheck(json);
            default -> throw ServiceException.validation("The server of the tests does not know the member " + kind);
        };
    }

    static Stream<String> kinds() {
        return Stream.of("Put", "Delete", "Update", "ConditionCheck");
    }
}
