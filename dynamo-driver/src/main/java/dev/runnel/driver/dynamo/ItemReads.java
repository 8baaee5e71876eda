package dev.runnel.driver.dynamo;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.AnyOf;
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
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads items. Reads of tables are consistent unless the operation allows otherwise; a read of an index is not. The next page is read once the rows of the
 * last one are requested.
 */
final class ItemReads {
    private static final int MAX_BATCH_KEYS = 100;

    private final Calls calls;

    /** One page of items, and where the next one begins; empty for the last one. */
    private record Page(List<Map<String, AttributeValue>> items, int count, Map<String, AttributeValue> next) {}

    /** The condition of a query: names and values of its placeholders, and whether an index answers it. */
    private record KeyCondition(
            @Nullable String index, String text, Map<String, String> names, Map<String, AttributeValue> values) {}

    ItemReads(Calls calls) {
        this.calls = calls;
    }

    Flux<Map<String, AttributeValue>> items(ReadItems read, Object[] values) {
        if (read.access() instanceof AnyOf any) {
            return Flux.range(0, any.paths().size())
                    .flatMap(i -> branch(any.paths(), i, read, values), Calls.CONCURRENCY, Calls.CONCURRENCY);
        }
        TableLayout layout = new TableLayout(read.table());
        if (read.access() instanceof ByKey byKey) {
            return byKeys(layout, ReadItems.keys(byKey.key(), values), !read.eventual());
        }
        if (read.access() instanceof ByIndex byIndex) {
            Optional<NamedColumns> unique = named(read.table().uniques(), byIndex.columns());
            if (unique.isPresent()) {
                return byUnique(layout, unique.get(), ReadItems.keys(byIndex.key(), values), !read.eventual());
            }
        }
        PageRequest request = new PageRequest(read, values, ItemFilter.of(read.condition(), values));
        return searches(layout, read, values)
                .map(conditions -> queries(layout, conditions, request))
                .orElseGet(() -> scan(layout, request));
    }

    /** The items of one of several access paths, without those that an earlier path finds: those have its key. */
    private Flux<Map<String, AttributeValue>> branch(
            List<ReadItems.Access> paths, int number, ReadItems read, Object[] values) {
        List<Collection<List<Object>>> earlier = new ArrayList<>();
        for (ReadItems.Access path : paths.subList(0, number)) {
            earlier.add(ReadItems.keys(path instanceof ByKey key ? key.key() : ((ByPartition) path).key(), values));
        }
        return items(read.withAccess(paths.get(number)), values)
                .filter(item -> earlier.stream()
                        .noneMatch(keys -> keys.stream()
                                .anyMatch(key -> matches(read.table().key(), key, item))));
    }

    /** The numbers of the items of each page, without the items. */
    Flux<Long> counts(ReadItems read, Object[] values) {
        TableLayout layout = new TableLayout(read.table());
        PageRequest request = new PageRequest(
                read,
                values,
                Optional.of(ItemFilter.of(read.condition(), values)
                        .orElseThrow(() -> new IllegalArgumentException("a count was not declared"))));
        return searches(layout, read, values)
                .map(conditions -> Flux.fromIterable(conditions)
                        .flatMap(
                                condition -> pages(next -> queryPage(layout, condition, request, next)),
                                Calls.CONCURRENCY,
                                1))
                .orElseGet(() -> pages(next -> scanPage(layout, request, next)))
                .map(page -> (long) page.count);
    }

    /** The conditions of the queries of a read; empty for a scan. */
    private static Optional<List<KeyCondition>> searches(TableLayout layout, ReadItems read, Object[] values) {
        if (read.access() instanceof ByPartition byPartition) {
            return Optional.of(conditions(layout, ReadItems.keys(byPartition.key(), values), read, values));
        }
        return read.access() instanceof ByIndex byIndex
                ? Optional.of(byIndex(layout.table(), byIndex, ReadItems.keys(byIndex.key(), values), read, values))
                : Optional.empty();
    }

    private static List<KeyCondition> byIndex(
            Table table, ByIndex access, Collection<List<Object>> keys, ReadItems read, Object[] values) {
        String index = named(table.indexes(), access.columns())
                .orElseThrow(() -> new IllegalArgumentException("an index of " + table + " was not declared"))
                .name();
        List<KeyCondition> conditions = new ArrayList<>();
        KeyBounds bounds = KeyBounds.of(read, values);
        if (bounds.isEmpty()) {
            return conditions;
        }
        for (List<Object> key : keys) {
            indexCondition(index, access.columns(), key, bounds).ifPresent(conditions::add);
        }
        return conditions;
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
            TableLayout layout, NamedColumns unique, Collection<List<Object>> keys, boolean consistent) {
        Table claims = TableLayout.uniqueTable(layout.table(), unique);
        List<Column> owner = layout.table().key();
        return byKeys(new TableLayout(claims), keys, consistent)
                .map(claim -> owner.stream()
                        .map(column -> Objects.requireNonNull(Attributes.value(column, claim.get(column.name()))))
                        .toList())
                .collectList()
                .flatMapMany(owners -> byKeys(layout, owners, consistent))
                .filter(item -> keys.stream().anyMatch(key -> matches(unique.columns(), key, item)));
    }

    private static Optional<KeyCondition> indexCondition(
            String index, List<Column> columns, List<Object> key, KeyBounds bounds) {
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
        bounds.ofColumn()
                .ifPresent(range -> range.addTo("#r", columns.get(key.size()).name(), terms, names, values));
        return Optional.of(
                new KeyCondition(TableLayout.requireName(index), String.join(" AND ", terms), names, values));
    }

    private static List<KeyCondition> conditions(
            TableLayout layout, Collection<List<Object>> keys, ReadItems read, Object[] parameters) {
        List<KeyCondition> conditions = new ArrayList<>();
        int parts = layout.table().partition();
        KeyBounds bounds = KeyBounds.of(read, parameters);
        if (bounds.isEmpty()) {
            return conditions;
        }
        for (List<Object> key : keys) {
            Map<String, String> names = new HashMap<>();
            Map<String, AttributeValue> values = new HashMap<>();
            AttributeValue partition = layout.partition().find(key.subList(0, parts));
            if (partition == null) {
                continue;
            }
            names.put("#p", layout.partition().name());
            values.put(":p", partition);
            List<String> terms = new ArrayList<>(List.of("#p = :p"));
            TableLayout.KeyAttribute sort = layout.sort();
            if (sort != null) {
                Optional<KeyBounds.Range> range = bounds.of(sort, key.subList(parts, key.size()));
                if (range.isEmpty()) {
                    continue;
                }
                range.get().addTo("#s", sort.name(), terms, names, values);
            }
            conditions.add(new KeyCondition(null, String.join(" AND ", terms), names, values));
        }
        return conditions;
    }

    private Flux<Map<String, AttributeValue>> queries(
            TableLayout layout, List<KeyCondition> conditions, PageRequest request) {
        return conditions.size() == 1
                ? query(layout, conditions.get(0), request)
                : Flux.fromIterable(conditions)
                        .flatMap(condition -> query(layout, condition, request), Calls.CONCURRENCY, Calls.CONCURRENCY);
    }

    private Flux<Map<String, AttributeValue>> query(TableLayout layout, KeyCondition condition, PageRequest request) {
        Flux<Map<String, AttributeValue>> items =
                items(next -> queryPage(layout, condition, request, next)).filter(request::isWithin);
        Long limit = request.limit();
        return limit == null ? items : limit == 0 ? Flux.empty() : items.take(limit);
    }

    private Mono<Page> queryPage(
            TableLayout layout, KeyCondition condition, PageRequest request, Map<String, AttributeValue> next) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.query(query -> query.tableName(layout.name())
                                .indexName(condition.index)
                                .consistentRead(condition.index == null && !request.read.eventual())
                                .keyConditionExpression(condition.text)
                                .scanIndexForward(request.isDescending() ? false : null)
                                .limit(request.pageLimit())
                                .filterExpression(request.filterText())
                                .select(request.select())
                                .expressionAttributeNames(request.names(condition.names))
                                .expressionAttributeValues(request.values(condition.values))
                                .exclusiveStartKey(next.isEmpty() ? null : next)
                                .overrideConfiguration(configuration)))
                .map(answer -> new Page(answer.items(), answer.count(), answer.lastEvaluatedKey()));
    }

    private Flux<Map<String, AttributeValue>> scan(TableLayout layout, PageRequest request) {
        return items(next -> scanPage(layout, request, next));
    }

    private Mono<Page> scanPage(TableLayout layout, PageRequest request, Map<String, AttributeValue> next) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.scan(scan -> scan.tableName(layout.name())
                                .consistentRead(!request.read.eventual())
                                .filterExpression(request.filterText())
                                .select(request.select())
                                .expressionAttributeNames(request.names(Map.of()))
                                .expressionAttributeValues(request.values(Map.of()))
                                .exclusiveStartKey(next.isEmpty() ? null : next)
                                .overrideConfiguration(configuration)))
                .map(answer -> new Page(answer.items(), answer.count(), answer.lastEvaluatedKey()));
    }

    /** The parts of a query or scan that do not depend on its key. */
    private record PageRequest(ReadItems read, Object[] values, Optional<ItemFilter> filter) {
        @Nullable
        Long limit() {
            ReadItems.Sequence sequence = read.sequence();
            return sequence == null || sequence.limit() == null
                    ? null
                    : (Long) ReadItems.valueOf(sequence.limit(), values, 0);
        }

        /** A page of as many items as are wanted; null for one of the greatest size. */
        @Nullable
        Integer pageLimit() {
            Long limit = limit();
            return limit == null ? null : (int) Math.min(limit, Integer.MAX_VALUE);
        }

        boolean isDescending() {
            return read.sequence() != null && read.sequence().descending();
        }

        /** Tests the bounds that the condition of a query does not express. */
        boolean isWithin(Map<String, AttributeValue> item) {
            ReadItems.Sequence sequence = read.sequence();
            if (sequence == null) {
                return true;
            }
            for (ReadItems.Bound bound : sequence.bounds()) {
                Object value =
                        Attributes.value(bound.column(), item.get(bound.column().name()));
                if (value == null || !bound.contains(value, values)) {
                    return false;
                }
            }
            return true;
        }

        @Nullable
        String filterText() {
            return filter.map(ItemFilter::text).filter(text -> !text.isEmpty()).orElse(null);
        }

        @Nullable
        Select select() {
            return read.counted() ? Select.COUNT : null;
        }

        @Nullable
        Map<String, String> names(Map<String, String> own) {
            return joined(own, filter.map(ItemFilter::names).orElse(Map.of()));
        }

        @Nullable
        Map<String, AttributeValue> values(Map<String, AttributeValue> own) {
            return joined(own, filter.map(ItemFilter::values).orElse(Map.of()));
        }

        private static <T> @Nullable Map<String, T> joined(Map<String, T> own, Map<String, T> others) {
            if (others.isEmpty()) {
                return own.isEmpty() ? null : own;
            }
            Map<String, T> all = new HashMap<>(own);
            all.putAll(others);
            return all;
        }
    }

    private interface PageCall {
        Mono<Page> page(Map<String, AttributeValue> next);
    }

    private static Flux<Page> pages(PageCall call) {
        return call.page(Map.of()).expand(page -> page.next.isEmpty() ? Mono.empty() : call.page(page.next));
    }

    private static Flux<Map<String, AttributeValue>> items(PageCall call) {
        return pages(call).concatMapIterable(Page::items, 1);
    }

    private Flux<Map<String, AttributeValue>> byKeys(
            TableLayout layout, Collection<List<Object>> components, boolean consistent) {
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (List<Object> one : components) {
            Map<String, AttributeValue> key = layout.findKey(one);
            if (key != null) {
                keys.add(key);
            }
        }
        if (keys.size() == 1) {
            return byKey(layout, keys.iterator().next(), consistent).flux();
        }
        return Flux.fromIterable(keys)
                .buffer(MAX_BATCH_KEYS)
                .concatMap(
                        some -> batch(
                                layout,
                                some,
                                consistent,
                                System.nanoTime() + calls.timeout().toNanos(),
                                0),
                        0)
                .concatMapIterable(items -> items, 1);
    }

    /** Reads the latest state of an item. */
    Mono<Map<String, AttributeValue>> byKey(TableLayout layout, Map<String, AttributeValue> key) {
        return byKey(layout, key, true);
    }

    private Mono<Map<String, AttributeValue>> byKey(
            TableLayout layout, Map<String, AttributeValue> key, boolean consistent) {
        return calls.call(
                        Calls.Repeat.YES,
                        (client, configuration) -> client.getItem(request -> request.tableName(layout.name())
                                .key(key)
                                .consistentRead(consistent)
                                .overrideConfiguration(configuration)))
                .flatMap(answer -> answer.hasItem() ? Mono.just(answer.item()) : Mono.empty());
    }

    /** Reads up to 100 keys, and again those that the database left out. */
    private Flux<List<Map<String, AttributeValue>>> batch(
            TableLayout layout,
            List<Map<String, AttributeValue>> keys,
            boolean consistent,
            long deadline,
            int attempts) {
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(consistent)
                .build();
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
                        return Flux.error(calls.timeout("the database left keys out until the statement timed out"));
                    }
                    Mono<Long> pause = progress ? Mono.just(0L) : Mono.delay(Calls.backoff(attempts));
                    return Flux.just(items)
                            .concatWith(pause.flatMapMany(waited ->
                                    batch(layout, rest.keys(), consistent, deadline, progress ? 0 : attempts + 1)));
                });
    }
}
