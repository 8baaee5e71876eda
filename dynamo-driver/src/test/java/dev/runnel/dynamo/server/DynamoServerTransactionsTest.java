package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Transactions: every kind of write, their reasons, and that nobody sees a part of one. */
class DynamoServerTransactionsTest extends WireTest {
    private static String transaction(String... writes) {
        return "{'TransactItems': [" + String.join(", ", writes) + "]}";
    }

    private static String put(String note) {
        return "{'Put': {'TableName': 'notes', 'Item': " + note + "}}";
    }

    private static String write(String kind, int nr, String members) {
        return "{'" + kind + "': {'TableName': 'notes', " + key("ann", nr) + members + "}}";
    }

    @Test
    void eachKindOfWriteHappens() {
        put("ann", 1, "'n': {'N': '1'}");
        put("ann", 2);
        put("ann", 3);
        assertJson(
                client.call(
                        "TransactWriteItems",
                        transaction(
                                write(
                                        "Update",
                                        1,
                                        ", 'UpdateExpression': 'SET n = n + :n', " + values("':n': {'N': '1'}")),
                                write("Delete", 2, ", 'ConditionExpression': 'attribute_exists(nr)'"),
                                write("ConditionCheck", 3, ", 'ConditionExpression': 'attribute_exists(nr)'"),
                                put(note("ann", 4)))),
                "{}");
        assertJson(get("ann", 1), note("ann", 1, "'n': {'N': '2'}"));
        assertThat(get("ann", 2).isMissingNode()).isTrue();
        assertJson(get("ann", 4), note("ann", 4));
    }

    @Test
    void eachItemHasItsReason() {
        put("ann", 1, "'text': {'S': 'old'}");
        put("ann", 2, "'topic': {'S': 't'}");
        JsonNode error = client.refuse(
                "TransactWriteItems",
                transaction(
                        put(note("bob", 1)),
                        write(
                                "Delete",
                                1,
                                ", 'ConditionExpression': 'attribute_not_exists(nr)',"
                                        + " 'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'"),
                        write("Update", 2, ", 'UpdateExpression': 'SET a = topic + nr'"),
                        write("ConditionCheck", 3, ", 'ConditionExpression': 'attribute_exists(nr)'")),
                "TransactionCanceledException");
        JsonNode reasons = error.get("CancellationReasons");
        assertThat(reasons.findValuesAsString("Code"))
                .containsExactly("None", "ConditionalCheckFailed", "ValidationError", "ConditionalCheckFailed");
        assertJson(reasons.get(1).get("Item"), note("ann", 1, "'text': {'S': 'old'}"));
        assertThat(reasons.get(3).get("Item")).isNull();
        assertThat(error.get("message").stringValue())
                .contains("[None, ConditionalCheckFailed, ValidationError, ConditionalCheckFailed]");
        assertThat(get("bob", 1).isMissingNode()).isTrue();
    }

    @Test
    void invalidTransactionsAreRefusedAsAWhole() {
        client.invalid("TransactWriteItems", transaction("{}"));
        client.invalid("TransactWriteItems", transaction("{'Get': {}}"));
        client.invalid("TransactWriteItems", transaction(write("ConditionCheck", 1, "")));
        client.invalid("TransactWriteItems", transaction(write("Update", 1, "")));
        client.invalid("TransactWriteItems", transaction(put("{'owner': {'S': 'ann'}}")));
        client.invalid("TransactWriteItems", transaction(put(note("ann", 1)), put(note("", 1))));
        client.invalid(
                "TransactWriteItems",
                transaction(write("Update", 1, ", 'UpdateExpression': 'SET nr = :n', " + values("':n': {'N': '1'}"))));
        client.invalid("TransactWriteItems", transaction(write("Delete", 1, ", 'ReturnValues': 'ALL_OLD'")));
        client.refuse(
                "TransactWriteItems",
                transaction(put(note("ann", 1)).replace("'notes'", "'others'")),
                "ResourceNotFoundException");
        assertThat(get("ann", 1).isMissingNode()).isTrue();
    }

    @Test
    void aTransactionReadsItemsInTheOrderOfTheRequest() {
        put("ann", 2, "'text': {'S': 'two'}");
        JsonNode answer = client.call(
                "TransactGetItems",
                transaction(write("Get", 1, ""), write("Get", 2, ", 'ProjectionExpression': 'nr'")));
        assertJson(answer, "{'Responses': [{}, {'Item': {'nr': {'N': '2'}}}]}");
    }

    @Test
    void concurrentTransactionsDoNotMix() {
        put("ann", 1, "'n': {'N': '0'}");
        put("ann", 2, "'n': {'N': '0'}");
        String both = transaction(increment(1), increment(2));
        String read = transaction(write("Get", 1, ""), write("Get", 2, ""));
        Stream.concat(
                        IntStream.range(0, 50).mapToObj(at -> client.sendAsync("TransactWriteItems", both)),
                        IntStream.range(0, 50).mapToObj(at -> client.sendAsync("TransactGetItems", read)))
                .collect(Collectors.toList())
                .forEach(call -> {
                    WireClient.Reply reply = call.join();
                    assertThat(reply.status()).isEqualTo(200);
                    assertThat(reply.body().findValues("n").stream().distinct().count())
                            .isLessThanOrEqualTo(1);
                });
        assertJson(get("ann", 1).get("n"), "{'N': '50'}");
        assertJson(get("ann", 2).get("n"), "{'N': '50'}");
    }

    private static String increment(int nr) {
        return write("Update", nr, ", 'UpdateExpression': 'ADD n :n', " + values("':n': {'N': '1'}"));
    }
}
