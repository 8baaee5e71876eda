package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ErrorType;
import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.Item;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reason why one item cancels a transaction.
 *
 * @param item the stored item if the request asked for it, else null
 */
public record CancellationReason(
        String code, String message, @Nullable Item item) {

    /**
     * The error of a transaction.
     *
     * @param reasons one for each item, null for an item that does not cancel
     */
    public static ServiceException canceled(List<@Nullable CancellationReason> reasons) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        reasons.forEach(reason -> all.add(toJson(reason)));
        String codes = reasons.stream()
                .map(reason -> reason == null ? "None" : reason.code())
                .collect(Collectors.joining(", "));
        return new ServiceException(
                        ErrorType.TRANSACTION_CANCELED,
                        "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes + "]")
                .with("CancellationReasons", all);
    }

    private static ObjectNode toJson(@Nullable CancellationReason reason) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("Code", reason == null ? "None" : reason.code());
        if (reason != null) {
            json.put("Message", reason.message());
        }
        if (reason != null && reason.item() != null) {
            json.set("Item", reason.item().toJson());
        }
        return json;
    }
}
