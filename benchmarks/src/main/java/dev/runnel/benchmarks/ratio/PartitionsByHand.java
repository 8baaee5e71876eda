package dev.runnel.benchmarks.ratio;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The same calls by the asynchronous client of the AWS SDK, over the HTTP client and on the threads of Runnel's driver. */
final class PartitionsByHand implements PartitionCalls, AutoCloseable {
    private final DynamoDbAsyncClient client;

    PartitionsByHand(URI endpoint, Region region, int connections) {
        client = DynamoDbAsyncClient.builder()
                .region(region)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .asyncConfiguration(configuration -> configuration.advancedOption(
                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(connections))
                .build();
    }

    @Override
    public Mono<Tile> tile(long board, int number) {
        return Mono.fromFuture(() -> client.getItem(request ->
                        request.tableName("tiles").key(key(board, number)).consistentRead(true)))
                .map(answer -> tile(answer.item()));
    }

    @Override
    public Mono<List<Tile>> tiles(long board) {
        return Mono.fromFuture(() -> client.query(request -> request.tableName("tiles")
                        .keyConditionExpression("#board = :board")
                        .expressionAttributeNames(Map.of("#board", "board"))
                        .expressionAttributeValues(Map.of(":board", number(board)))
                        .consistentRead(true)))
                .map(answer -> tiles(answer.items()));
    }

    @Override
    public Mono<List<Tile>> tiles(long board, List<Integer> numbers) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(numbers.stream().map(number -> key(board, number)).toList())
                .consistentRead(true)
                .build();
        return Mono.fromFuture(() -> client.batchGetItem(request -> request.requestItems(Map.of("tiles", keys))))
                .map(answer -> tiles(answer.responses().get("tiles")));
    }

    @Override
    public Mono<List<Chip>> insert(List<Chip> chips) {
        List<TransactWriteItem> items = new ArrayList<>();
        for (Chip chip : chips) {
            Map<String, AttributeValue> item = new HashMap<>(key(chip.board(), chip.number()));
            item.put("text", AttributeValue.fromS(chip.text()));
            item.put("amount", number(chip.amount()));
            items.add(TransactWriteItem.builder()
                    .put(put -> put.tableName("chips")
                            .item(item)
                            .conditionExpression("attribute_not_exists(#board)")
                            .expressionAttributeNames(Map.of("#board", "board")))
                    .build());
        }
        return Mono.fromFuture(() -> client.transactWriteItems(request -> request.transactItems(items)))
                .thenReturn(chips);
    }

    private static Map<String, AttributeValue> key(long board, int number) {
        return Map.of("board", number(board), "number", number(number));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static List<Tile> tiles(List<Map<String, AttributeValue>> items) {
        List<Tile> tiles = new ArrayList<>(items.size());
        items.forEach(item -> tiles.add(tile(item)));
        return tiles;
    }

    private static Tile tile(Map<String, AttributeValue> item) {
        return new Tile(
                Long.parseLong(item.get("board").n()),
                Integer.parseInt(item.get("number").n()),
                item.get("text").s(),
                Long.parseLong(item.get("amount").n()));
    }

    @Override
    public void close() {
        client.close();
    }
}
