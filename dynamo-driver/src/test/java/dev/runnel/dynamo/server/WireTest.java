package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A server for the tests of a class, with a table {@code notes} that is new for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireTest {
    static final String NOTES = """
            {'TableName': 'notes', 'BillingMode': 'PAY_PER_REQUEST',
             'AttributeDefinitions': [{'AttributeName': 'owner', 'AttributeType': 'S'},
               {'AttributeName': 'nr', 'AttributeType': 'N'}, {'AttributeName': 'topic', 'AttributeType': 'S'},
               {'AttributeName': 'weight', 'AttributeType': 'N'}],
             'KeySchema': [{'AttributeName': 'owner', 'KeyType': 'HASH'}, {'AttributeName': 'nr', 'KeyType': 'RANGE'}],
             'GlobalSecondaryIndexes': [{'IndexName': 'by-topic', 'Projection': {'ProjectionType': 'ALL'},
               'KeySchema': [{'AttributeName': 'topic', 'KeyType': 'HASH'}, {'AttributeName': 'weight', 'KeyType': 'RANGE'}]}]}""";

    DynamoServer server;
    WireClient client;

    @BeforeAll
    void startServer() {
        server = DynamoServer.start();
        client = new WireClient(server.endpoint());
    }

    @AfterAll
    void closeServer() {
        server.close();
    }

    @BeforeEach
    void createTable() {
        server.faults().clear();
        if (client.call("ListTables", "{}").toString().contains("\"notes\"")) {
            client.call("DeleteTable", "{'TableName': 'notes'}");
        }
        client.call("CreateTable", NOTES);
    }

    /** Puts a note with these further attributes, for example {@code 'text': {'S': 'x'}}. */
    JsonNode put(String owner, int nr, String... attributes) {
        return client.call("PutItem", "{'TableName': 'notes', 'Item': " + note(owner, nr, attributes) + "}");
    }

    static String note(String owner, int nr, String... attributes) {
        String rest = attributes.length == 0 ? "" : ", " + String.join(", ", attributes);
        return "{" + keyAttributes(owner, nr) + rest + "}";
    }

    static String key(String owner, int nr) {
        return "'Key': {" + keyAttributes(owner, nr) + "}";
    }

    private static String keyAttributes(String owner, int nr) {
        return "'owner': {'S': '" + owner + "'}, 'nr': {'N': '" + nr + "'}";
    }

    /** The stored note, or an empty object. */
    JsonNode get(String owner, int nr) {
        return client.call("GetItem", "{'TableName': 'notes', 'ConsistentRead': true, " + key(owner, nr) + "}")
                .path("Item");
    }

    /** Updates the note 1 of ann. */
    JsonNode update(String expression, String... members) {
        return client.call("UpdateItem", updateRequest(expression, members));
    }

    String updateInvalid(String expression, String... members) {
        return client.invalid("UpdateItem", updateRequest(expression, members));
    }

    private static String updateRequest(String expression, String... members) {
        String rest = members.length == 0 ? "" : ", " + String.join(", ", members);
        return "{'TableName': 'notes', " + key("ann", 1) + ", 'UpdateExpression': '" + expression + "'" + rest + "}";
    }

    static String values(String json) {
        return "'ExpressionAttributeValues': {" + json + "}";
    }

    static String names(String json) {
        return "'ExpressionAttributeNames': {" + json + "}";
    }

    /** Compares JSON whose quotes are single ones. */
    static void assertJson(JsonNode actual, String expected) {
        assertThat(actual).isEqualTo(WireClient.JSON.readTree(expected.replace('\'', '"')));
    }
}
