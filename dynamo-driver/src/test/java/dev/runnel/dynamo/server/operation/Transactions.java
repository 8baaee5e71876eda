package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.operation.ItemWrite.Target;
import dev.runnel.dynamo.server.table.Catalog;
import dev.runnel.dynamo.server.table.ServerClock;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** TransactWriteItems: all conditions hold and all writes happen, or none. */
final class Transactions {
    private static final int MAX_ITEMS = 100;
    private static final long MAX_BYTES = 4L * 1024 * 1024;
    private static final Set<String> MEMBERS =
            Set.of("TransactItems", "ClientRequestToken", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");

    private final Catalog catalog;
    private final ItemWrites writes;
    private final RequestTokens tokens;

    Transactions(Catalog catalog, ItemWrites writes, ServerClock clock) {
        this.catalog = catalog;
        this.writes = writes;
        this.tokens = new RequestTokens(clock);
    }

    /** The result of one item of a transaction: the item after it, or the reason of the cancellation. */
    private record Outcome(@Nullable Item after, @Nullable CancellationReason reason) {}

    ObjectNode write(JsonNode json) {
        Request request = Request.of(json, MEMBERS);
        ItemWrites.requireNoConsumedCapacity(request);
        request.oneOf("ReturnItemCollectionMetrics", "NONE");
        JsonNode items = request.required("TransactItems");
        List<ItemWrite> parts = parts(request.list("TransactItems"));
        String token = request.string("ClientRequestToken");
        if (!tokens.isDone(token, items)) {
            run(parts);
            tokens.add(token, items);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private List<ItemWrite> parts(List<JsonNode> items) {
        requireNumber(items);
        List<ItemWrite> parts = new ArrayList<>();
        Set<List<Object>> keys = new HashSet<>();
        for (JsonNode json : items) {
            Request item = Request.of(json, ItemWrites.kinds().collect(Collectors.toSet()));
            List<String> kinds =
                    ItemWrites.kinds().filter(kind -> item.get(kind) != null).toList();
            if (kinds.size() != 1) {
                throw ServiceException.validation("TransactItems can only contain one of Check, Put, Update or Delete");
            }
            ItemWrite part = writes.read(kinds.get(0), item.required(kinds.get(0)));
            if (!keys.add(List.of(part.target().table().name(), part.target().key()))) {
                throw ServiceException.validation("Transaction request cannot include multiple operations on one item");
            }
            parts.add(part);
        }
        return parts;
    }

    static void requireNumber(List<JsonNode> items) {
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw ServiceException.constraint(
                    "transactItems",
                    "Member must have length " + (items.isEmpty() ? "greater" : "less") + " than or equal to "
                            + (items.isEmpty() ? 1 : MAX_ITEMS));
        }
    }

    static void requireSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw ServiceException.validation("Transaction item collection size cannot exceed 4194304 bytes");
        }
    }

    private void run(List<ItemWrite> parts) {
        List<Outcome> outcomes = parts.stream().map(Transactions::outcome).toList();
        if (outcomes.stream().anyMatch(outcome -> outcome.reason() != null)) {
            throw CancellationReason.canceled(
                    outcomes.stream().map(Outcome::reason).collect(Collectors.toList()));
        }
        long bytes = 0;
        for (int at = 0; at < parts.size(); at++) {
            bytes += sizeBytes(parts.get(at), outcomes.get(at).after());
        }
        requireSize(bytes);
        for (int at = 0; at < parts.size(); at++) {
            Target target = parts.get(at).target();
            if (!(parts.get(at) instanceof ItemWrite.Check)) {
                target.table().store(target.key(), outcomes.get(at).after(), catalog.indexDelayNanos());
            }
        }
    }

    /** The item that the write stores; of a deletion and of a check only the key. */
    private static long sizeBytes(ItemWrite write, @Nullable Item after) {
        boolean stores = after != null && !(write instanceof ItemWrite.Check);
        return stores ? after.sizeBytes() : write.target().key().sizeBytes();
    }

    private static Outcome outcome(ItemWrite write) {
        Target target = write.target();
        Item before = target.table().get(target.key());
        if (!target.accepts(before)) {
            return new Outcome(
                    null,
                    new CancellationReason(
                            "ConditionalCheckFailed",
                            "The conditional request failed",
                            target.returnsOldItem() ? before : null));
        }
        try {
            return new Outcome(write.apply(before), null);
        } catch (ServiceException invalid) {
            if (invalid.type() != ErrorType.VALIDATION) {
                throw invalid;
            }
            return new Outcome(
                    null, new CancellationReason("ValidationError", String.valueOf(invalid.getMessage()), null));
        }
    }
}
