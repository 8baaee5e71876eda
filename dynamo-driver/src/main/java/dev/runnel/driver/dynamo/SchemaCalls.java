package dev.runnel.driver.dynamo;

import dev.runnel.error.SchemaMismatchException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Creates and drops on-demand tables, their indexes with all attributes, and the tables of their unique index items. */
final class SchemaCalls {
    private final Calls calls;

    SchemaCalls(Calls calls) {
        this.calls = calls;
    }

    Mono<Void> create(Collection<Table> tables) {
        return Flux.fromIterable(withUniqueTables(tables))
                .concatMap(this::create)
                .then();
    }

    Mono<Void> drop(Collection<Table> tables) {
        return Flux.fromIterable(withUniqueTables(tables))
                .flatMap(this::drop, Calls.CONCURRENCY)
                .then();
    }

    private static List<Table> withUniqueTables(Collection<Table> tables) {
        return tables.stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table),
                        table.uniques().stream().map(unique -> TableLayout.uniqueTable(table, unique))))
                .toList();
    }

    private Mono<Void> create(Table table) {
        return Mono.defer(() -> {
            CreateTableRequest wanted = request(new TableLayout(table));
            return calls.call(
                            Calls.Repeat.YES,
                            (client, configuration) -> client.createTable(wanted.toBuilder()
                                            .overrideConfiguration(configuration)
                                            .build())
                                    .handle((answer, failure) -> unless(ResourceInUseException.class, failure)))
                    .then(Mono.defer(() -> awaitActive(
                            wanted, System.nanoTime() + calls.timeout().toNanos(), 0)));
        });
    }

    private Mono<Void> drop(Table table) {
        return Mono.defer(() -> {
            String name = new TableLayout(table).name();
            return calls.call(
                            Calls.Repeat.YES,
                            (client, configuration) -> client.deleteTable(
                                            request -> request.tableName(name).overrideConfiguration(configuration))
                                    .handle((answer, failure) -> unless(ResourceNotFoundException.class, failure)))
                    .then(Mono.defer(() ->
                            awaitGone(name, System.nanoTime() + calls.timeout().toNanos(), 0)));
        });
    }

    private static Boolean unless(Class<? extends Throwable> ignored, Throwable failure) {
        if (failure == null || ignored.isInstance(failure) || ignored.isInstance(failure.getCause())) {
            return failure == null;
        }
        throw failure instanceof RuntimeException runtime ? runtime : new CompletionException(failure);
    }

    private Mono<Void> awaitActive(CreateTableRequest wanted, long deadline, int attempts) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.describeTable(
                                request -> request.tableName(wanted.tableName()).overrideConfiguration(configuration)))
                .flatMap(answer -> {
                    requireSameKeys(wanted, answer.table());
                    return isActive(answer.table())
                            ? Mono.empty()
                            : later(
                                    wanted.tableName(),
                                    deadline,
                                    attempts,
                                    awaitActive(wanted, deadline, attempts + 1));
                });
    }

    private Mono<Void> awaitGone(String name, long deadline, int attempts) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.describeTable(
                                        request -> request.tableName(name).overrideConfiguration(configuration))
                                .handle((answer, failure) -> unless(ResourceNotFoundException.class, failure)))
                .flatMap(exists -> exists
                        ? later(name, deadline, attempts, Mono.defer(() -> awaitGone(name, deadline, attempts + 1)))
                        : Mono.empty());
    }

    private static Mono<Void> later(String table, long deadline, int attempts, Mono<Void> next) {
        return System.nanoTime() > deadline
                ? Mono.error(new StatementTimeoutException("a table did not become ready within statementTimeout", null)
                        .with("table", table))
                : Mono.delay(Calls.backoff(attempts)).then(next);
    }

    private static boolean isActive(TableDescription table) {
        return table.tableStatus() == TableStatus.ACTIVE
                && (!table.hasGlobalSecondaryIndexes()
                        || table.globalSecondaryIndexes().stream()
                                .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE));
    }

    private static void requireSameKeys(CreateTableRequest wanted, TableDescription found) {
        Set<AttributeDefinition> types = new HashSet<>(found.attributeDefinitions());
        Map<String, List<KeySchemaElement>> indexes = new LinkedHashMap<>();
        if (found.hasGlobalSecondaryIndexes()) {
            found.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), index.keySchema()));
        }
        boolean same = wanted.keySchema().equals(found.keySchema())
                && types.containsAll(wanted.attributeDefinitions())
                && (!wanted.hasGlobalSecondaryIndexes()
                        || wanted.globalSecondaryIndexes().stream()
                                .allMatch(index -> index.keySchema().equals(indexes.get(index.indexName()))));
        if (!same) {
            throw new SchemaMismatchException("the table has other keys or indexes than the model", null)
                    .with("table", wanted.tableName())
                    .hint("correct the mapping of the model, or copy the items to a new table");
        }
    }

    private static CreateTableRequest request(TableLayout layout) {
        Map<String, ScalarAttributeType> types = new LinkedHashMap<>();
        List<KeySchemaElement> key = new ArrayList<>();
        key.add(element(layout.partition().name(), KeyType.HASH));
        types.put(layout.partition().name(), layout.partition().type());
        TableLayout.KeyAttribute sort = layout.sort();
        if (sort != null) {
            key.add(element(sort.name(), KeyType.RANGE));
            types.put(sort.name(), sort.type());
        }
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (NamedColumns index : layout.table().indexes()) {
            List<KeySchemaElement> parts = new ArrayList<>();
            for (Column column : index.columns()) {
                parts.add(element(column.name(), parts.isEmpty() ? KeyType.HASH : KeyType.RANGE));
                types.put(column.name(), Attributes.type(column));
            }
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(TableLayout.requireName(index.name()))
                    .keySchema(parts)
                    .projection(projection -> projection.projectionType(ProjectionType.ALL))
                    .build());
        }
        return CreateTableRequest.builder()
                .tableName(layout.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key)
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList())
                .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)
                .build();
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
