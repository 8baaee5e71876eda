package dev.runnel.driver.dynamo;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByKey;
import dev.runnel.spi.ReadItems.ByPartition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads items. Reads of tables are consistent; a read of an index is not. The next page is read once the rows of the
 * last one are requested.
 */
final class ItemReads {
    private static final int MAX_BATCH_KEYS = 100;

    private final Calls calls;

    /** One page of items, and where the next one begins; empty for the last one. */
    private record Page(List<Map<String, AttributeValue>> items, Map<String, AttributeValue> next) {}

    /** The condition of a query: names and values of its placeholders, and whether an index answers it. */
    private record KeyCondition(
            @Nullable String index, String text, Map<String, String> names, Map<String, AttributeValue> values) {}

    ItemReads(Calls calls) {
        this.calls = calls;
    }

    Flux<Map<String, AttributeValue>> items(ReadItems read, Object[] values) {
        TableLayout layout = new TableLayout(read.table());
        if (read.access() instanceof ByKey byKey) {
            return byKeys(layout, ReadItems.keys(byKey.key(), values));
        }
        if (read.access() instanceof ByPartition byPartition) {
            return queries(layout, conditions(layout, ReadItems.keys(byPartition.key(), values)));
        }
        if (read.access() instanceof ByIndex byIndex) {
            return byIndex(layout, byIndex, ReadItems.keys(byIndex.key(), values));
        }
        return scan(layout);
    }

    private Flux<Map<String, AttributeValue>> byIndex(
            TableLayout layout, ByIndex access, Collection<List<Object>> keys) {
        Table table = layout.table();
        Optional<NamedColumns> unique = named(table.uniques(), access.columns());
        if (unique.isPresent()) {
            return byUnique(layout, unique.get(), keys);
        }
        String index = named(table.indexes(), access.columns())
                .orElseThrow(() -> new IllegalArgumentException("an index of " + table + " was not declared"))
                .name();
        List<KeyCondition> conditions = new ArrayList<>();
        for (List<Object> key : keys) {
            indexCondition(index, access.columns(), key).ifPresent(conditions::add);
        }
        return queries(layout, conditions);
    }

    private static Optional<NamedColumns> named(List<NamedColumns> sets, List<Column> columns) {
        return sets.stream().filter(set -> set.columns().equals(columns)).findFirst();
    }

    private static boolean matches(List<Column> columns, List<Object> key, Map<String, AttributeValue> item) {
        for (int i = 0; i < key.size(); i++) {
            Object value =
                    Attributes.value(columns.get(i), item.get(columns.get(i).name()));
            if (!Objects.deepEquals(key.get(i), value)) {
                return false;
            }
        }
        return columns.stream().allMatch(column -> item.containsKey(column.name()));
    }

    /** Reads the items of the unique values, then the rows that own them. */
    private Flux<Map<String, AttributeValue>> byUnique(
            TableLayout layout, NamedColumns unique, Collection<List<Object>> keys) {
        Table claims = TableLayout.uniqueTable(layout.table(), unique);
        List<Column> owner = layout.table().key();
        return byKeys(new TableLayout(claims), keys)
                .map(claim -> owner.stream()
                        .map(column -> Objects.requireNonNull(Attributes.value(column, claim.get(column.name()))))
                        .toList())
                .collectList()
                .flatMapMany(owners -> byKeys(layout, owners))
                .filter(item -> keys.stream().anyMatch(key -> matches(unique.columns(), key, item)));
    }

    private Optional<KeyCondition> indexCondition(String index, List<Column> columns, List<Object> key) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            AttributeValue value = new TableLayout.KeyAttribute("", List.of(columns.get(i)), Integer.MAX_VALUE)
                    .find(List.of(key.get(i)));
            if (value == null) {
                return Optional.empty();
            }
            names.put("#k" + i, columns.get(i).name());
            values.put(":k" + i, value);
            terms.add("#k" + i + " = :k" + i);
        }
        return Optional.of(
                new KeyCondition(TableLayout.requireName(index), String.join(" AND ", terms), names, values));
    }

    private static List<KeyCondition> conditions(TableLayout layout, Collection<List<Object>> keys) {
        List<KeyCondition> conditions = new ArrayList<>();
        int parts = layout.table().partition();
        for (List<Object> key : keys) {
            Map<String, String> names = new HashMap<>();
            Map<String, AttributeValue> values = new HashMap<>();
            AttributeValue partition = layout.partition().find(key.subList(0, parts));
            if (partition == null) {
                continue;
            }
            names.put("#p", layout.partition().name());
            values.put(":p", partition);
            String text = "#p = :p";
            if (key.size() > parts) {
                TableLayout.KeyAttribute sort = Objects.requireNonNull(layout.sort());
                AttributeValue prefix = sort.find(key.subList(parts, key.size()));
                if (prefix == null) {
                    continue;
                }
                names.put("#s", sort.name());
                values.put(":s", prefix);
                text += " AND begins_with(#s, :s)";
            }
            conditions.add(new KeyCondition(null, text, names, values));
        }
        return conditions;
    }

    private Flux<Map<String, AttributeValue>> queries(TableLayout layout, List<KeyCondition> conditions) {
        return conditions.size() == 1
                ? query(layout, conditions.get(0))
                : Flux.fromIterable(conditions)
                        .flatMap(condition -> query(layout, condition), Calls.CONCURRENCY, Calls.CONCURRENCY);
    }

    private Flux<Map<String, AttributeValue>> query(TableLayout layout, KeyCondition condition) {
        return pages(next -> calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.query(request -> request.tableName(layout.name())
                                .indexName(condition.index)
                                .consistentRead(condition.index == null)
                                .keyConditionExpression(condition.text)
                                .expressionAttributeNames(condition.names)
                                .expressionAttributeValues(condition.values)
                                .exclusiveStartKey(next.isEmpty() ? null : next)
                                .overrideConfiguration(configuration)))
                .map(answer -> new Page(answer.items(), answer.lastEvaluatedKey())));
    }

    private Flux<Map<String, AttributeValue>> scan(TableLayout layout) {
        return pages(next -> calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.scan(request -> request.tableName(layout.name())
                                .consistentRead(true)
                                .exclusiveStartKey(next.isEmpty() ? null : next)
                                .overrideConfiguration(configuration)))
                .map(answer -> new Page(answer.items(), answer.lastEvaluatedKey())));
    }

    private interface PageCall {
        Mono<Page> page(Map<String, AttributeValue> next);
    }

    private static Flux<Map<String, AttributeValue>> pages(PageCall call) {
        return call.page(Map.of())
                .expand(page -> page.next.isEmpty() ? Mono.empty() : call.page(page.next))
                .concatMapIterable(Page::items, 1);
    }

    private Flux<Map<String, AttributeValue>> byKeys(TableLayout layout, Collection<List<Object>> components) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (List<Object> one : components) {
            Map<String, AttributeValue> key = layout.findKey(one);
            if (key != null) {
                keys.add(key);
            }
        }
        if (keys.size() == 1) {
            return byKey(layout, keys.iterator().next()).flux();
        }
        return Flux.fromIterable(keys)
                .buffer(MAX_BATCH_KEYS)
                .concatMap(
                        some -> batch(
                                layout,
                                some,
                                System.nanoTime() + calls.timeout().toNanos(),
                                0),
                        0)
                .concatMapIterable(items -> items, 1);
    }

    Mono<Map<String, AttributeValue>> byKey(TableLayout layout, Map<String, AttributeValue> key) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.getItem(request -> request.tableName(layout.name())
                                .key(key)
                                .consistentRead(true)
                                .overrideConfiguration(configuration)))
                .flatMap(answer -> answer.hasItem() ? Mono.just(answer.item()) : Mono.empty());
    }

    /** Reads up to 100 keys, and again those that the database left out. */
    private Flux<List<Map<String, AttributeValue>>> batch(
            TableLayout layout, List<Map<String, AttributeValue>> keys, long deadline, int attempts) {
        KeysAndAttributes wanted =
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) ->
                                client.batchGetItem(request -> request.requestItems(Map.of(layout.name(), wanted))
                                        .overrideConfiguration(configuration)))
                .flatMapMany(answer -> {
                    List<Map<String, AttributeValue>> items = answer.responses().getOrDefault(layout.name(), List.of());
                    KeysAndAttributes rest = answer.unprocessedKeys().get(layout.name());
                    if (rest == null || rest.keys().isEmpty()) {
                        return Flux.just(items);
                    }
                    boolean progress = rest.keys().size() < keys.size();
                    if (System.nanoTime() > deadline) {
                        return Flux.error(new dev.runnel.error.StatementTimeoutException(
                                "the database left keys out until the statement timed out", null));
                    }
                    Mono<Long> pause = progress ? Mono.just(0L) : Mono.delay(Calls.backoff(attempts));
                    return Flux.just(items)
                            .concatWith(pause.flatMapMany(
                                    waited -> batch(layout, rest.keys(), deadline, progress ? 0 : attempts + 1)));
                });
    }
}
