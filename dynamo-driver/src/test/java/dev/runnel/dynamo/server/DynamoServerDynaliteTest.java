package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server and dynalite give the same answers and the same error codes to random calls. {@code -Drunnel.seed} repeats a run, {@code -Drunnel.calls} is their
 * number.
 */
class DynamoServerDynaliteTest {
    private static final String PLAIN = """
            {'TableName': 'plain', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [{'AttributeName': 'id', 'AttributeType': 'N'}],
             'KeySchema': [{'AttributeName': 'id', 'KeyType': 'HASH'}]}""";
    private static final int MAX_DIFFERENCES = 10;

    @Test
    void randomCallsHaveTheSameAnswers() {
        long seed = Long.getLong("runnel.seed", 1);
        int calls = Integer.getInteger("runnel.calls", 2000);
        try (WireDynalite dynalite = WireDynalite.start();
                DynamoServer server = DynamoServer.start()) {
            WireClient theirs = new WireClient(dynalite.endpoint());
            WireClient ours = new WireClient(server.endpoint());
            for (String table : List.of(WireTest.NOTES, PLAIN)) {
                theirs.call("CreateTable", table);
                ours.call("CreateTable", table);
            }
            compare(seed, calls, ours, theirs);
        }
    }

    private static void compare(long seed, int calls, WireClient ours, WireClient theirs) {
        WireRandomCalls random = new WireRandomCalls(seed);
        List<String> differences = new ArrayList<>();
        Map<String, Integer> results = new TreeMap<>();
        for (int at = 0; at < calls && differences.size() < MAX_DIFFERENCES; at++) {
            WireCall call = random.next();
            WireClient.Reply our = ours.send(call.operation(), call.request());
            WireClient.Reply their = theirs.send(call.operation(), call.request());
            results.merge(our.error().isEmpty() ? "answers" : our.error(), 1, Integer::sum);
            if (!normal(our).equals(normal(their))) {
                differences.add("call " + at + ": " + call + "\n  server:   " + our + "\n  dynalite: " + their);
            }
        }
        System.out.println("dynalite: seed " + seed + ", " + calls + " calls, " + results);
        assertThat(String.join("\n", differences)).as("-Drunnel.seed=%s", seed).isEmpty();
    }

    /** The code of an error, or the answer without the order of sets, and of the items of scans, indexes and batches. */
    private static JsonNode normal(WireClient.Reply reply) {
        if (!reply.error().isEmpty()) {
            return JsonNodeFactory.instance.stringNode(reply.status() + " " + reply.error());
        }
        JsonNode answer = sorted(reply.body());
        if (answer.path("Attributes").isObject() && answer.get("Attributes").isEmpty()) {
            ((ObjectNode) answer).remove("Attributes");
        }
        return answer;
    }

    private static JsonNode sorted(JsonNode json) {
        if (json.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            json.forEach(element -> elements.add(sorted(element)));
            return elements;
        }
        if (!json.isObject()) {
            return json;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        json.properties().forEach(member -> members.put(member.getKey(), sortedMember(member)));
        return JsonNodeFactory.instance.objectNode().setAll(members);
    }

    private static JsonNode sortedMember(Map.Entry<String, JsonNode> member) {
        JsonNode value = sorted(member.getValue());
        boolean hasNoOrder =
                List.of("SS", "NS", "BS", "Items", "notes", "plain").contains(member.getKey());
        if (!hasNoOrder || !value.isArray()) {
            return value;
        }
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        List<JsonNode> all = new ArrayList<>(value.values());
        all.sort(Comparator.comparing(JsonNode::toString));
        all.forEach(elements::add);
        return elements;
    }
}
