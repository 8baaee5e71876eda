package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The documented limits: each with a request at the limit and one behind it. */
class DynamoServerLimitsTest extends WireTest {
    private static final int KEY_BYTES = "ownerann".length() + "nr".length() + 2;

    private static String text(int bytes) {
        return "'t': {'S': '" + "x".repeat(bytes) + "'}";
    }

    /** An attribute that fills a note of ann with one digit up to the size. */
    private static String fill(int itemBytes) {
        return text(itemBytes - KEY_BYTES - 1);
    }

    @Test
    void anItemHasAtMost400Kilobytes() {
        put("ann", 1, fill(409_600));
        String larger = "{'TableName': 'notes', 'Item': " + note("ann", 1, fill(409_601)) + "}";
        assertThat(client.invalid("PutItem", larger)).contains("maximum allowed size");
        assertThat(updateInvalid("SET a = :a", values("':a': {'S': 'x'}"))).contains("maximum allowed size");
        assertThat(client.invalid(
                        "BatchWriteItem",
                        "{'RequestItems': {'notes': [{'PutRequest': {'Item': " + note("ann", 1, fill(409_601))
                                + "}}]}}"))
                .contains("maximum allowed size");
    }

    @Test
    void aPartitionKeyHasAtMost2048Bytes() {
        put("x".repeat(2048), 1);
        put("é".repeat(1024), 1);
        for (String longer : new String[] {"x".repeat(2049), "é".repeat(1025)}) {
            assertThat(client.invalid("PutItem", "{'TableName': 'notes', 'Item': " + note(longer, 1) + "}"))
                    .contains("2048");
            assertThat(client.invalid("GetItem", "{'TableName': 'notes', " + key(longer, 1) + "}"))
                    .contains("2048");
        }
    }

    @Test
    void aSortKeyHasAtMost1024Bytes() {
        createPages();
        String item = "{'TableName': 'pages', 'Item': {'id': {'B': 'AA=='}, 'part': {'S': '%s'}}}";
        client.call("PutItem", item.formatted("x".repeat(1024)));
        assertThat(client.invalid("PutItem", item.formatted("x".repeat(1025)))).contains("1024");
        client.call("DeleteTable", "{'TableName': 'pages'}");
    }

    private void createPages() {
        client.call(
                "CreateTable",
                "{'TableName': 'pages', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [{'AttributeName':"
                        + " 'id', 'AttributeType': 'B'}, {'AttributeName': 'part', 'AttributeType': 'S'}], 'KeySchema':"
                        + " [{'AttributeName': 'id', 'KeyType': 'HASH'}, {'AttributeName': 'part', 'KeyType':"
                        + " 'RANGE'}]}");
    }

    @Test
    void keysAreNeverEmpty() {
        createPages();
        assertThat(client.invalid("PutItem", "{'TableName': 'notes', 'Item': " + note("", 1) + "}"))
                .contains("empty string");
        assertThat(client.invalid("GetItem", "{'TableName': 'notes', " + key("", 1) + "}"))
                .contains("empty string");
        assertThat(client.invalid("PutItem", "{'TableName': 'pages', 'Item': {'id': {'B': ''}, 'part': {'S': 'x'}}}"))
                .contains("empty binary");
        assertThat(client.invalid(
                        "PutItem", "{'TableName': 'pages', 'Item': {'id': {'B': 'AA=='}, 'part': {'S': ''}}}"))
                .contains("empty string");
        assertThat(client.invalid(
                        "PutItem", "{'TableName': 'notes', 'Item': " + note("ann", 1, "'topic': {'S': ''}") + "}"))
                .contains("empty string");
        put("ann", 1, "'text': {'S': ''}", "'bytes': {'B': ''}");
        client.call("DeleteTable", "{'TableName': 'pages'}");
    }

    @ParameterizedTest
    @CsvSource({
        "1E-130",
        "-1E-130",
        "9.9999999999999999999999999999999999999E+125",
        "-9.9999999999999999999999999999999999999E+125",
        "12345678901234567890123456789012345678",
        "0.12345678901234567890123456789012345678",
        "123456789012345678901234567890123456780000000000",
        "0",
        "0E200"
    })
    void numbersInRangeAreStored(String number) {
        put("ann", 1, "'n': {'N': '" + number + "'}");
        String stored = get("ann", 1).get("n").get("N").stringValue();
        assertThat(new BigDecimal(stored)).isEqualByComparingTo(number);
        assertThat(stored).doesNotContain("E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.9E-131",
                "1E126",
                "-1E126",
                "123456789012345678901234567890123456789",
                "0.123456789012345678901234567890123456789",
                "",
                "one",
                "NaN",
                "Infinity",
                "0x1",
                "1 "
            })
    void otherNumbersAreRefused(String number) {
        client.invalid(
                "PutItem", "{'TableName': 'notes', 'Item': " + note("ann", 1, "'n': {'N': '" + number + "'}") + "}");
    }

    @Test
    void updatesKeepTheRangeOfNumbers() {
        put("ann", 1, "'n': {'N': '9.9E125'}");
        assertThat(updateInvalid("SET n = n + n")).contains("overflow");
        assertThat(updateInvalid("ADD n :n", values("':n': {'N': '9E125'}"))).contains("overflow");
        assertThat(updateInvalid("SET n = n + :n", values("':n': {'N': '1'}"))).contains("38");
        assertJson(get("ann", 1).get("n"), "{'N': '99" + "0".repeat(124) + "'}");
    }

    @Test
    void aPageHasAtMostOneMegabyte() {
        IntStream.rangeClosed(1, 9).forEach(nr -> put("ann", nr, fill(262_144)));
        String query = "{'TableName': 'notes', 'KeyConditionExpression': '#o = :o', " + names("'#o': 'owner'") + ", "
                + values("':o': {'S': 'ann'}");
        JsonNode first = client.call("Query", query + "}");
        assertThat(first.get("Count").intValue()).isEqualTo(4);
        assertJson(first.get("LastEvaluatedKey"), note("ann", 4));
        JsonNode second = client.call("Query", query + ", 'ExclusiveStartKey': " + first.get("LastEvaluatedKey") + "}");
        assertJson(second.get("LastEvaluatedKey"), note("ann", 8));
        JsonNode third = client.call("Query", query + ", 'ExclusiveStartKey': " + second.get("LastEvaluatedKey") + "}");
        assertThat(third.get("Count").intValue()).isEqualTo(1);
        assertThat(third.get("LastEvaluatedKey")).isNull();
        JsonNode filtered = client.call(
                "Query",
                (query + "}")
                        .replace("':o':", "':t': {'S': 'y'}, ':o':")
                        .replace("'TableName'", "'FilterExpression': 't = :t', 'Select': 'COUNT', 'TableName'"));
        assertThat(filtered.get("Count").intValue()).isZero();
        assertThat(filtered.get("ScannedCount").intValue()).isEqualTo(4);
        assertThat(client.call("Scan", "{'TableName': 'notes'}").get("Count").intValue())
                .isEqualTo(4);
    }

    @Test
    void aBatchReadsAtMost100KeysEachOnce() {
        assertThat(client.call("BatchGetItem", batchGet(100)).get("Responses").get("notes"))
                .isEmpty();
        assertThat(client.invalid("BatchGetItem", batchGet(101))).contains("Too many items");
        assertThat(client.invalid(
                        "BatchGetItem",
                        "{'RequestItems': {'notes': {'Keys': [" + note("ann", 1) + ", " + note("ann", 1) + "]}}}"))
                .contains("duplicates");
    }

    private static String batchGet(int keys) {
        return "{'RequestItems': {'notes': {'Keys': ["
                + IntStream.rangeClosed(1, keys).mapToObj(nr -> note("ann", nr)).collect(Collectors.joining(", "))
                + "]}}}";
    }

    @Test
    void aBatchReadsAtMost16Megabytes() {
        IntStream.rangeClosed(10, 59).forEach(nr -> put("ann", nr, fill(409_599)));
        JsonNode answer = client.call(
                "BatchGetItem",
                "{'RequestItems': {'notes': {'ConsistentRead': true, 'ProjectionExpression': 'nr', 'Keys': ["
                        + IntStream.rangeClosed(10, 59)
                                .mapToObj(nr -> note("ann", nr))
                                .collect(Collectors.joining(", "))
                        + "]}}}");
        assertThat(answer.get("Responses").get("notes").size()).isEqualTo(40);
        JsonNode rest = answer.get("UnprocessedKeys").get("notes");
        assertThat(rest.get("Keys").size()).isEqualTo(10);
        assertThat(rest.get("ConsistentRead").booleanValue()).isTrue();
        JsonNode again = client.call("BatchGetItem", "{'RequestItems': " + answer.get("UnprocessedKeys") + "}");
        assertThat(again.get("Responses").get("notes").size()).isEqualTo(10);
    }

    @Test
    void aBatchWritesAtMost25ItemsEachOnce() {
        client.call("BatchWriteItem", batchWrite(25));
        assertThat(client.invalid("BatchWriteItem", batchWrite(26))).contains("Too many items");
        assertThat(client.invalid(
                        "BatchWriteItem",
                        "{'RequestItems': {'notes': [{'PutRequest': {'Item': " + note("ann", 1)
                                + "}}, {'DeleteRequest': {" + key("ann", 1) + "}}]}}"))
                .contains("duplicates");
    }

    private static String batchWrite(int puts) {
        return "{'RequestItems': {'notes': ["
                + IntStream.rangeClosed(1, puts)
                        .mapToObj(nr -> "{'PutRequest': {'Item': " + note("ann", nr) + "}}")
                        .collect(Collectors.joining(", "))
                + "]}}";
    }

    @Test
    void aTransactionHasAtMost100ItemsEachOnce() {
        client.call("TransactWriteItems", transaction(1, 100, ""));
        client.invalid("TransactWriteItems", transaction(1, 101, ""));
        client.invalid("TransactWriteItems", "{'TransactItems': []}");
        assertThat(client.invalid(
                        "TransactWriteItems",
                        "{'TransactItems': [{'Delete': {'TableName': 'notes', " + key("ann", 1)
                                + "}}, {'Put': {'TableName': 'notes', 'Item': " + note("ann", 1) + "}}]}"))
                .contains("multiple operations on one item");
        String get = "{'Get': {'TableName': 'notes', " + key("ann", 1) + "}}";
        assertThat(client.invalid("TransactGetItems", "{'TransactItems': [" + get + ", " + get + "]}"))
                .contains("multiple operations on one item");
    }

    private static String transaction(int from, int to, String attribute) {
        return "{'TransactItems': ["
                + IntStream.rangeClosed(from, to)
                        .mapToObj(nr -> "{'Put': {'TableName': 'notes', 'Item': "
                                + (attribute.isEmpty() ? note("ann", nr) : note("ann", nr, attribute)) + "}}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    @Test
    void aTransactionHasAtMost4Megabytes() {
        client.call("TransactWriteItems", transaction(10, 25, fill(262_143)));
        assertThat(client.invalid("TransactWriteItems", transaction(10, 26, fill(262_143))))
                .contains("4194304");
        assertThat(get("ann", 26).isMissingNode()).isTrue();
        String reads = "{'TransactItems': ["
                + IntStream.rangeClosed(10, 26)
                        .mapToObj(nr -> "{'Get': {'TableName': 'notes', " + key("ann", nr) + "}}")
                        .collect(Collectors.joining(", "))
                + "]}";
        put("ann", 26, fill(262_143));
        assertThat(client.invalid("TransactGetItems", reads)).contains("4194304");
    }

    @Test
    void aTokenIsKeptForTenMinutes() {
        String request = "{'ClientRequestToken': 'token-1', 'TransactItems': [{'Update': {'TableName': 'notes', "
                + key("ann", 1) + ", 'UpdateExpression': 'ADD n :n', " + values("':n': {'N': '1'}") + "}}]}";
        client.call("TransactWriteItems", request);
        client.call("TransactWriteItems", request);
        assertJson(get("ann", 1).get("n"), "{'N': '1'}");
        client.refuse(
                "TransactWriteItems",
                request.replace("':n': {'N': '1'}", "':n': {'N': '2'}"),
                "IdempotentParameterMismatchException");
        server.advanceClock(Duration.ofMinutes(9).plusSeconds(50));
        client.call("TransactWriteItems", request);
        assertJson(get("ann", 1).get("n"), "{'N': '1'}");
        server.advanceClock(Duration.ofSeconds(11));
        client.call("TransactWriteItems", request);
        assertJson(get("ann", 1).get("n"), "{'N': '2'}");
        client.invalid("TransactWriteItems", request.replace("token-1", "x".repeat(37)));
    }

    @Test
    void aCancelledTransactionLeavesNoToken() {
        String request = "{'ClientRequestToken': 'token-2', 'TransactItems': [{'Update': {'TableName': 'notes', "
                + key("ann", 1) + ", 'UpdateExpression': 'SET a = n', 'ConditionExpression': 'attribute_exists(n)'}}]}";
        client.refuse("TransactWriteItems", request, "TransactionCanceledException");
        put("ann", 1, "'n': {'N': '1'}");
        client.call("TransactWriteItems", request);
        assertJson(get("ann", 1).get("a"), "{'N': '1'}");
    }

    @Test
    void anExpressionHasAtMost4KilobytesAnd100Candidates() {
        String scan = "{'TableName': 'notes', 'FilterExpression': '%s', " + values("':a': {'S': 'x'}") + "}";
        client.call("Scan", scan.formatted("a = :a" + " ".repeat(4090)));
        assertThat(client.invalid("Scan", scan.formatted("a = :a" + " ".repeat(4091))))
                .contains("size");
        String candidates = ", :a".repeat(99);
        client.call("Scan", scan.formatted("a IN (:a" + candidates + ")"));
        assertThat(client.invalid("Scan", scan.formatted("a IN (:a, :a" + candidates + ")")))
                .contains("number of operands");
    }

    @Test
    void aTableHasAtMost20IndexesOfFourAndFourAttributes() {
        client.call("CreateTable", tableWith(20, 4));
        client.call("DeleteTable", "{'TableName': 'wide'}");
        client.invalid("CreateTable", tableWith(21, 4));
        client.invalid("CreateTable", tableWith(1, 5));
    }

    private static String tableWith(int indexes, int attributes) {
        String names = IntStream.range(0, attributes)
                .mapToObj(at -> "{'AttributeName': 'h" + at + "', 'AttributeType': 'S'}, {'AttributeName': 'r" + at
                        + "', 'AttributeType': 'N'}")
                .collect(Collectors.joining(", "));
        String hash = IntStream.range(0, attributes)
                .mapToObj(at -> "{'AttributeName': 'h" + at + "', 'KeyType': 'HASH'}")
                .collect(Collectors.joining(", "));
        String range = hash.replace("'h", "'r").replace("HASH", "RANGE");
        String definitions = IntStream.range(0, indexes)
                .mapToObj(
                        at -> "{'IndexName': 'index-" + at + "', 'Projection': {'ProjectionType': 'ALL'}, 'KeySchema':"
                                + " [" + hash + ", " + range + "]}")
                .collect(Collectors.joining(", "));
        return "{'TableName': 'wide', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [" + names
                + "], 'KeySchema': [{'AttributeName': 'h0', 'KeyType': 'HASH'}], 'GlobalSecondaryIndexes': ["
                + definitions + "]}";
    }

    @Test
    void aRequestHasAtMost16Megabytes() {
        assertThat(client.status("PutItem", "{" + " ".repeat(16 * 1024 * 1024) + "}"))
                .isEqualTo(413);
    }
}
