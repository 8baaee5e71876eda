package dev.runnel.dynamo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The AWS SDK reads the answers and the errors of the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoServerSdkTest {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("a"));

    private DynamoServer server;
    private DynamoDbAsyncClient client;

    @BeforeAll
    void start() {
        server = DynamoServer.start();
        client = DynamoDbAsyncClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder())
                .build();
        client.createTable(table -> table.tableName("sdk")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build()))
                .join();
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
    }

    @Test
    void itemsGoThereAndBack() {
        Map<String, AttributeValue> item = Map.of(
                "id", AttributeValue.fromS("a"),
                "n", AttributeValue.fromN("1.5"),
                "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))),
                "m", AttributeValue.fromM(Map.of("x", AttributeValue.fromSs(List.of("s")))));
        client.putItem(put -> put.tableName("sdk").item(item)).join();
        assertThat(client.getItem(get -> get.tableName("sdk").key(KEY).consistentRead(true))
                        .join()
                        .item())
                .isEqualTo(item);
        assertThat(client.describeTable(table -> table.tableName("sdk"))
                        .join()
                        .table()
                        .tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
    }

    @Test
    void errorsHaveTheirTypes() {
        client.putItem(put -> put.tableName("sdk").item(KEY)).join();
        assertThatThrownBy(() -> client.deleteItem(delete -> delete.tableName("sdk")
                                .key(KEY)
                                .conditionExpression("attribute_not_exists(id)")
                                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failure -> assertThat(failure.item()).containsKey("id"));
        assertThatThrownBy(() -> client.transactWriteItems(
                                transaction -> transaction.transactItems(TransactWriteItem.builder()
                                        .conditionCheck(check -> check.tableName("sdk")
                                                .key(KEY)
                                                .conditionExpression("attribute_not_exists(id)"))
                                        .build()))
                        .join())
                .cause()
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        failure -> assertThat(
                                        failure.cancellationReasons().get(0).code())
                                .isEqualTo("ConditionalCheckFailed"));
    }
}
