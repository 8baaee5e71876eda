package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The protocol: headers, credentials, JSON, and the tables that are listed. */
class DynamoServerProtocolTest extends WireTest {
    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(server.endpoint())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    @Test
    void unknownOperationsAreRefused() {
        client.refuse("DoSomething", "{}", "UnknownOperationException");
        client.refuse("UpdateTable", "{}", "UnknownOperationException");
        assertThat(client.send(request("DynamoDB_20111205.ListTables").build()).error())
                .isEqualTo("UnknownOperationException");
        URI other = server.endpoint();
        assertThat(client.send(HttpRequest.newBuilder(other)
                                .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .error())
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void requestsHaveASignature() {
        String target = "DynamoDB_20120810.ListTables";
        assertThat(client.send(request(target).build()).error()).isEqualTo("MissingAuthenticationTokenException");
        assertThat(client.send(request(target)
                                .header("Authorization", "Basic x")
                                .build())
                        .error())
                .isEqualTo("MissingAuthenticationTokenException");
        assertThat(client.send(request(target)
                                .header("Authorization", "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host")
                                .build())
                        .error())
                .isEqualTo("IncompleteSignatureException");
        assertThat(client.send(request(target)
                                .header(
                                        "Authorization",
                                        "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=y")
                                .build())
                        .error())
                .isEqualTo("IncompleteSignatureException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "x", "{} {}", "{'Limit': '1'}", "{'Limit': 1.5}", "{'Limit': 1, 'Limit': 2}"})
    void otherJsonIsRefused(String body) {
        client.refuse("ListTables", body, "SerializationException");
    }

    @Test
    void tablesAreListedInPages() {
        for (String name : new String[] {"aaa", "zzz", "mmm"}) {
            client.call("CreateTable", NOTES.replace("'notes'", "'" + name + "'"));
        }
        assertJson(client.call("ListTables", "{}"), "{'TableNames': ['aaa', 'mmm', 'notes', 'zzz']}");
        JsonNode page = client.call("ListTables", "{'Limit': 2, 'ExclusiveStartTableName': 'aaa'}");
        assertJson(page, "{'TableNames': ['mmm', 'notes'], 'LastEvaluatedTableName': 'notes'}");
        client.invalid("ListTables", "{'Limit': 101}");
        for (String name : new String[] {"aaa", "zzz", "mmm"}) {
            client.call("DeleteTable", "{'TableName': '" + name + "'}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "a b", "tab/le", "ünïque", ""})
    void otherNamesOfTablesAreRefused(String name) {
        client.invalid("CreateTable", NOTES.replace("'notes'", "'" + name + "'"));
        client.invalid("DescribeTable", "{'TableName': '" + name + "'}");
    }

    @Test
    void otherDefinitionsOfTablesAreRefused() {
        String valid = NOTES.replace("'notes'", "'other'");
        client.invalid("CreateTable", valid.replace("'PAY_PER_REQUEST'", "'FREE'"));
        client.invalid("CreateTable", valid.replace("'BillingMode': 'PAY_PER_REQUEST',", ""));
        client.invalid("CreateTable", valid.replace("'AttributeType': 'S'", "'AttributeType': 'BOOL'"));
        client.invalid("CreateTable", valid.replace("'KeyType': 'HASH'", "'KeyType': 'RANGE'"));
        client.invalid("CreateTable", valid.replace("{'AttributeName': 'nr', 'AttributeType': 'N'},", ""));
        client.invalid(
                "CreateTable",
                valid.replace(
                        "[{'AttributeName': 'owner', 'AttributeType'",
                        "[{'AttributeName': 'unused', 'AttributeType': 'S'}, {'AttributeName': 'owner', 'AttributeType'"));
        client.invalid("CreateTable", valid.replace("'IndexName': 'by-topic'", "'IndexName': 'x'"));
        client.invalid("CreateTable", valid.replace("'ProjectionType': 'ALL'", "'ProjectionType': 'SOME'"));
        client.invalid("CreateTable", valid.replace("'ProjectionType': 'ALL'", "'ProjectionType': 'INCLUDE'"));
        client.invalid("CreateTable", valid.replace("'BillingMode'", "'StreamSpecification': {}, 'BillingMode'"));
        client.invalid("CreateTable", "{'TableName': 'other'}");
        client.refuse("CreateTable", "{'TableName': 1}", "SerializationException");
    }
}
