package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The operations of the server, each with its usual result. */
class DynamoServerBasicsTest extends WireTest {
    @Test
    void anItemIsStoredAndRead() {
        put("ann", 1, "'text': {'S': 'hello'}");
        assertJson(get("ann", 1), note("ann", 1, "'text': {'S': 'hello'}"));
        assertThat(get("ann", 2).isMissingNode()).isTrue();
    }

    @Test
    void putReturnsTheOldItem() {
        put("ann", 1, "'text': {'S': 'a'}");
        JsonNode answer = client.call(
                "PutItem", "{'TableName': 'notes', 'ReturnValues': 'ALL_OLD', 'Item': " + note("ann", 1) + "}");
        assertJson(answer.get("Attributes"), note("ann", 1, "'text': {'S': 'a'}"));
    }

    @Test
    void aConditionRefusesAPut() {
        put("ann", 1, "'text': {'S': 'a'}");
        String request = "{'TableName': 'notes', 'ConditionExpression': 'attribute_not_exists(nr)',"
                + " 'ReturnValuesOnConditionCheckFailure': 'ALL_OLD', 'Item': " + note("ann", 1) + "}";
        JsonNode error = client.refuse("PutItem", request, "ConditionalCheckFailedException");
        assertJson(error.get("Item"), note("ann", 1, "'text': {'S': 'a'}"));
        client.call("PutItem", request.replace("'N': '1'", "'N': '2'"));
    }

    @Test
    void deleteRemovesAndReturnsTheItem() {
        put("ann", 1);
        JsonNode answer =
                client.call("DeleteItem", "{'TableName': 'notes', 'ReturnValues': 'ALL_OLD', " + key("ann", 1) + "}");
        assertJson(answer.get("Attributes"), note("ann", 1));
        assertJson(
                client.call("DeleteItem", "{'TableName': 'notes', 'ReturnValues': 'ALL_OLD', " + key("ann", 1) + "}"),
                "{}");
    }

    @Test
    void updateCreatesTheItem() {
        update("SET a = :a", values("':a': {'N': '1'}"));
        assertJson(get("ann", 1), note("ann", 1, "'a': {'N': '1'}"));
    }

    @Test
    void aQueryReadsAPartitionInOrder() {
        for (int nr : new int[] {3, 1, 10, 2}) {
            put("ann", nr);
        }
        put("bob", 1);
        JsonNode answer = client.call(
                "Query",
                "{'TableName': 'notes', 'KeyConditionExpression': '#o = :o', " + names("'#o': 'owner'") + ", "
                        + values("':o': {'S': 'ann'}") + "}");
        assertThat(answer.get("Items").findValues("nr").toString())
                .isEqualTo("[{\"N\":\"1\"}, {\"N\":\"2\"}, {\"N\":\"3\"}, {\"N\":\"10\"}]");
        assertThat(answer.get("Count").intValue()).isEqualTo(4);
        assertThat(answer.get("LastEvaluatedKey")).isNull();
    }

    @Test
    void anIndexFindsItemsThatHaveItsKeys() {
        put("ann", 1, "'topic': {'S': 't'}", "'weight': {'N': '2'}");
        put("bob", 1, "'topic': {'S': 't'}", "'weight': {'N': '1'}");
        put("cid", 1, "'topic': {'S': 't'}");
        JsonNode answer = client.call(
                "Query",
                "{'TableName': 'notes', 'IndexName': 'by-topic', 'KeyConditionExpression': 'topic = :t', "
                        + values("':t': {'S': 't'}") + "}");
        assertThat(answer.get("Items").findValuesAsString("S")).isNotEmpty();
        assertThat(answer.get("Count").intValue()).isEqualTo(2);
        assertJson(answer.get("Items").get(0), note("bob", 1, "'topic': {'S': 't'}", "'weight': {'N': '1'}"));
    }

    @Test
    void aScanReadsAllPartitions() {
        put("ann", 1);
        put("bob", 1);
        JsonNode answer = client.call("Scan", "{'TableName': 'notes', 'Select': 'COUNT'}");
        assertThat(answer.get("Count").intValue()).isEqualTo(2);
        assertThat(answer.get("Items")).isNull();
    }

    @Test
    void aTransactionWritesAllOrNothing() {
        put("ann", 1);
        String refused = "{'TransactItems': [{'Put': {'TableName': 'notes', 'Item': " + note("bob", 1) + "}},"
                + " {'ConditionCheck': {'TableName': 'notes', 'ConditionExpression': 'attribute_not_exists(nr)', "
                + key("ann", 1) + "}}]}";
        JsonNode error = client.refuse("TransactWriteItems", refused, "TransactionCanceledException");
        assertThat(error.get("CancellationReasons").findValuesAsString("Code"))
                .containsExactly("None", "ConditionalCheckFailed");
        assertThat(get("bob", 1).isMissingNode()).isTrue();
        client.call("TransactWriteItems", refused.replace("attribute_not_exists", "attribute_exists"));
        assertJson(get("bob", 1), note("bob", 1));
    }

    @Test
    void batchesReadAndWriteItems() {
        client.call(
                "BatchWriteItem",
                "{'RequestItems': {'notes': [{'PutRequest': {'Item': " + note("ann", 1) + "}}, {'PutRequest': {'Item': "
                        + note("ann", 2) + "}}]}}");
        JsonNode answer = client.call(
                "BatchGetItem",
                "{'RequestItems': {'notes': {'Keys': [" + note("ann", 1) + ", " + note("ann", 2) + ", " + note("ann", 3)
                        + "]}}}");
        assertThat(answer.get("Responses").get("notes").size()).isEqualTo(2);
        assertJson(answer.get("UnprocessedKeys"), "{}");
        client.call("BatchWriteItem", "{'RequestItems': {'notes': [{'DeleteRequest': {" + key("ann", 1) + "}}]}}");
        assertThat(get("ann", 1).isMissingNode()).isTrue();
    }

    @Test
    void aTableIsDescribed() {
        JsonNode table = client.call("DescribeTable", "{'TableName': 'notes'}").get("Table");
        assertThat(table.get("TableStatus").stringValue()).isEqualTo("ACTIVE");
        assertThat(table.get("GlobalSecondaryIndexes").get(0).get("IndexStatus").stringValue())
                .isEqualTo("ACTIVE");
        client.refuse("DescribeTable", "{'TableName': 'other'}", "ResourceNotFoundException");
        client.refuse("CreateTable", NOTES, "ResourceInUseException");
    }
}
