package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.dynamo.server.fault.Fault;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The switches of the faults. */
class DynamoServerFaultsTest extends WireTest {
    private static final String SCAN = "{'TableName': 'notes'}";
    private static final String PUT = "{'TableName': 'notes', 'Item': " + note("ann", 1) + "}";

    @Test
    void theNextCallsAreThrottled() {
        int before = server.faults().count(Fault.THROTTLED);
        server.faults().next(Fault.THROTTLED, 2, Set.of("PutItem"));
        client.call("Scan", SCAN);
        client.refuse("PutItem", PUT, "ProvisionedThroughputExceededException");
        client.refuse("PutItem", PUT, "ProvisionedThroughputExceededException");
        assertThat(get("ann", 1).isMissingNode()).isTrue();
        client.call("PutItem", PUT);
        assertThat(server.faults().count(Fault.THROTTLED)).isEqualTo(before + 2);
    }

    @Test
    void anErrorOfTheServerChangesNothing() {
        server.faults().next(Fault.SERVER_ERROR, 1);
        assertThat(client.send("PutItem", PUT).status()).isEqualTo(500);
        assertThat(get("ann", 1).isMissingNode()).isTrue();
    }

    @Test
    void aConflictHasTheFormOfItsOperation() {
        server.faults().next(Fault.TRANSACTION_CONFLICT, 2);
        client.call("Scan", SCAN);
        client.refuse("PutItem", PUT, "TransactionConflictException");
        String transaction =
                "{'TransactItems': [{'Put': " + PUT + "}, {'Delete': {'TableName': 'notes', " + key("bob", 1) + "}}]}";
        JsonNode error = client.refuse("TransactWriteItems", transaction, "TransactionCanceledException");
        assertThat(error.get("CancellationReasons").findValuesAsString("Code"))
                .containsExactly("TransactionConflict", "None");
        assertThat(get("ann", 1).isMissingNode()).isTrue();
    }

    @Test
    void halfOfABatchIsUnprocessed() {
        String write =
                "{'RequestItems': {'notes': [" + putRequest(1) + ", " + putRequest(2) + ", " + putRequest(3) + "]}}";
        server.faults().next(Fault.UNPROCESSED, 3);
        JsonNode answer = client.call("BatchWriteItem", write);
        assertJson(answer.get("UnprocessedItems"), "{'notes': [" + putRequest(2) + ", " + putRequest(3) + "]}");
        assertThat(client.call("Scan", SCAN).get("Count").intValue()).isEqualTo(1);
        put("ann", 2);
        JsonNode read = client.call(
                "BatchGetItem",
                "{'RequestItems': {'notes': {'ConsistentRead': true, 'Keys': [" + note("ann", 1) + ", " + note("ann", 2)
                        + "]}}}");
        assertThat(read.get("Responses").get("notes").size()).isEqualTo(1);
        assertJson(
                read.get("UnprocessedKeys"), "{'notes': {'ConsistentRead': true, 'Keys': [" + note("ann", 2) + "]}}");
        client.refuse(
                "BatchGetItem",
                "{'RequestItems': {'notes': {'Keys': [" + note("ann", 1) + "]}}}",
                "ProvisionedThroughputExceededException");
    }

    private static String putRequest(int nr) {
        return "{'PutRequest': {'Item': " + note("ann", nr) + "}}";
    }

    @Test
    void anAnswerIsLostAfterTheWrite() {
        server.faults().next(Fault.ANSWER_LOST, 1);
        assertThatThrownBy(() -> client.send("PutItem", PUT)).isInstanceOf(UncheckedIOException.class);
        assertJson(get("ann", 1), note("ann", 1));
    }

    @Test
    void aStalledCallWaitsWithoutAnEffect() throws InterruptedException {
        server.faults().next(Fault.STALLED, 1, Set.of("PutItem"));
        CompletableFuture<WireClient.Reply> stalled = client.sendAsync("PutItem", PUT);
        while (server.faults().count(Fault.STALLED) == 0) {
            Thread.sleep(5);
        }
        int connections = server.openConnections();
        assertThat(get("ann", 1).isMissingNode()).isTrue();
        assertThat(stalled).isNotDone();
        stalled.cancel(true);
        assertThat(connections).isPositive();
    }

    @Test
    void credentialsExpire() {
        server.faults().next(Fault.EXPIRED_CREDENTIALS, 1);
        client.refuse("PutItem", PUT, "ExpiredTokenException");
        client.call("PutItem", PUT);
    }

    @Test
    void ratesAreTheSameForASeed() {
        server.faults().rate(Fault.THROTTLED, 0.2);
        server.faults().rate(Fault.SERVER_ERROR, 0.2);
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            server.faults().seed(7);
            runs.add(IntStream.range(0, 100)
                    .map(at -> client.send("Scan", SCAN).status())
                    .boxed()
                    .toList());
        }
        assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 400, 500);
    }

    @Test
    void observersSeeCallsWithTheirRequests() {
        List<String> calls = new CopyOnWriteArrayList<>();
        server.observe(call -> calls.add(
                call.operation() + " " + call.request().path("TableName").asString("")));
        client.call("Scan", SCAN);
        put("ann", 1);
        assertThat(calls).containsExactly("Scan notes", "PutItem notes");
    }
}
