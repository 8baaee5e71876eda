package dev.runnel.driver.dynamo;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.schema.Column;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes items: one by its own call, several by one transact write. An increment reads its column first and writes the
 * result on condition that the column is unchanged, again if it is not.
 */
final class ItemWrites {
    static final int MAX_TRANSACT_BYTES = 4 * 1024 * 1024;

    private final Calls calls;
    private final ItemReads reads;

    /** One write in the terms of the database, without placeholders of its own for the caller to know. */
    private record Request(
            String table,
            Map<String, AttributeValue> keyOrItem,
            String condition,
            @Nullable String update,
            Map<String, String> names,
            Map<String, AttributeValue> values) {}

    ItemWrites(Calls calls, ItemReads reads) {
        this.calls = calls;
        this.reads = reads;
    }

    Mono<Void> write(List<Write> writes) {
        return Mono.defer(
                () -> write(writes, System.nanoTime() + calls.timeout().toNanos(), 0));
    }

    private Mono<Void> write(List<Write> writes, long deadline, int attempts) {
        return Flux.range(0, writes.size())
                .flatMapSequential(i -> request(writes.get(i), i), Calls.CONCURRENCY)
                .collectList()
                .flatMap(requests -> send(writes, requests))
                .onErrorResume(Calls.Contention.class, changed -> {
                    if (System.nanoTime() > deadline) {
                        return Mono.error(new dev.runnel.error.ConflictException(
                                        "other statements changed a column each time", null)
                                .hint("run the statement again"));
                    }
                    return Mono.delay(Calls.backoff(attempts))
                            .then(Mono.defer(() -> write(writes, deadline, attempts + 1)));
                });
    }

    private Mono<Void> send(List<Write> writes, List<Request> requests) {
        if (requests.size() > Capabilities.DYNAMODB.writes().maxTransactItems()) {
            return Mono.error(new IllegalArgumentException("a transact of that size was not declared"));
        }
        if (requests.isEmpty()) {
            return Mono.empty();
        }
        boolean single =
                requests.size() == 1 && (!(writes.get(0) instanceof UpdateItem) || requests.get(0).update != null);
        return single ? sendOne(writes.get(0), requests.get(0)) : transact(writes, requests);
    }

    /** The error of a transaction with more bytes than the database accepts. */
    static UnsupportedFeatureException tooManyBytes() {
        return new UnsupportedFeatureException(
                        ErrorCode.TRANSACT_TOO_LARGE,
                        "the statement writes more bytes than one transaction of the database")
                .with("max", Integer.toString(MAX_TRANSACT_BYTES))
                .hint("split the statement, or write its rows inChunks()");
    }

    private Mono<Void> transact(List<Write> writes, List<Request> requests) {
        long bytes = 0;
        for (Request request : requests) {
            bytes += Attributes.bytes(request.keyOrItem);
        }
        if (bytes > MAX_TRANSACT_BYTES) {
            return Mono.error(tooManyBytes());
        }
        List<TransactWriteItem> items = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            items.add(item(writes.get(i), requests.get(i)));
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String token = new UUID(random.nextLong(), random.nextLong()).toString();
        return calls.call(
                        Calls.Repeat.WITH_TOKEN,
                        (client, configuration) -> client.transactWriteItems(request -> request.transactItems(items)
                                        .clientRequestToken(token)
                                        .overrideConfiguration(configuration))
                                .handle((answer, failure) -> {
                                    if (failure != null) {
                                        throw refused(writes, failure);
                                    }
                                    return answer;
                                }))
                .then();
    }

    private static RuntimeException refused(List<Write> writes, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        Throwable error = cause instanceof TransactionCanceledException ? cause : failure;
        if (error instanceof TransactionCanceledException cancelled && cancelled.hasCancellationReasons()) {
            List<CancellationReason> reasons = cancelled.cancellationReasons();
            for (int i = 0; i < reasons.size(); i++) {
                if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
                    return refusal(writes.get(i), i, reasons.get(i).item());
                }
            }
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new java.util.concurrent.CompletionException(failure);
    }

    /** The signal for a failed condition; contention if only a column has changed that the write itself read. */
    private static RuntimeException refusal(Write write, int index, Map<String, AttributeValue> found) {
        if (write instanceof UpdateItem update && !found.isEmpty() && readsColumns(update)) {
            boolean expected = update.expected().stream()
                    .allMatch(check -> java.util.Objects.deepEquals(
                            check.value(),
                            Attributes.value(
                                    check.column(), found.get(check.column().name()))));
            if (expected) {
                return new Calls.Contention();
            }
        }
        return new ConditionCheckFailed(index, write instanceof PutItem || !found.isEmpty());
    }

    private static boolean readsColumns(UpdateItem update) {
        return !read(update).isEmpty();
    }

    /** The columns whose first change is an increment. */
    private static List<Column> read(UpdateItem update) {
        Map<Column, UpdateAction> first = new LinkedHashMap<>();
        update.cells().forEach(cell -> first.putIfAbsent(cell.column(), cell.assign()));
        return first.entrySet().stream()
                .filter(entry -> entry.getValue() != UpdateAction.SET)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Mono<Void> sendOne(Write write, Request one) {
        ReturnValuesOnConditionCheckFailure old = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        Map<String, AttributeValue> values = one.values.isEmpty() ? null : one.values;
        return calls.call(Calls.Repeat.NO, (client, configuration) -> {
                    if (write instanceof PutItem) {
                        return client.putItem(request -> request.tableName(one.table)
                                        .item(one.keyOrItem)
                                        .conditionExpression(one.condition)
                                        .expressionAttributeNames(one.names)
                                        .expressionAttributeValues(values)
                                        .returnValuesOnConditionCheckFailure(old)
                                        .overrideConfiguration(configuration))
                                .handle((answer, failure) -> done(write, failure));
                    }
                    if (write instanceof DeleteItem) {
                        return client.deleteItem(request -> request.tableName(one.table)
                                        .key(one.keyOrItem)
                                        .conditionExpression(one.condition)
                                        .expressionAttributeNames(one.names)
                                        .expressionAttributeValues(values)
                                        .returnValuesOnConditionCheckFailure(old)
                                        .overrideConfiguration(configuration))
                                .handle((answer, failure) -> done(write, failure));
                    }
                    return client.updateItem(request -> request.tableName(one.table)
                                    .key(one.keyOrItem)
                                    .conditionExpression(one.condition)
                                    .updateExpression(one.update)
                                    .expressionAttributeNames(one.names)
                                    .expressionAttributeValues(values)
                                    .returnValuesOnConditionCheckFailure(old)
                                    .overrideConfiguration(configuration))
                            .handle((answer, failure) -> done(write, failure));
                })
                .then();
    }

    private static Boolean done(Write write, @Nullable Throwable failure) {
        if (failure == null) {
            return true;
        }
        Throwable cause = failure.getCause() instanceof ConditionalCheckFailedException ? failure.getCause() : failure;
        if (cause instanceof ConditionalCheckFailedException refused) {
            throw refusal(write, 0, refused.hasItem() ? refused.item() : Map.of());
        }
        throw failure instanceof RuntimeException runtime
                ? runtime
                : new java.util.concurrent.CompletionException(failure);
    }

    private static TransactWriteItem item(Write write, Request one) {
        ReturnValuesOnConditionCheckFailure old = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        Map<String, AttributeValue> values = one.values.isEmpty() ? null : one.values;
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        if (write instanceof PutItem) {
            item.put(put -> put.tableName(one.table)
                    .item(one.keyOrItem)
                    .conditionExpression(one.condition)
                    .expressionAttributeNames(one.names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(old));
        } else if (write instanceof DeleteItem) {
            item.delete(delete -> delete.tableName(one.table)
                    .key(one.keyOrItem)
                    .conditionExpression(one.condition)
                    .expressionAttributeNames(one.names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(old));
        } else if (one.update == null) {
            item.conditionCheck(check -> check.tableName(one.table)
                    .key(one.keyOrItem)
                    .conditionExpression(one.condition)
                    .expressionAttributeNames(one.names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(old));
        } else {
            item.update(update -> update.tableName(one.table)
                    .key(one.keyOrItem)
                    .conditionExpression(one.condition)
                    .updateExpression(one.update)
                    .expressionAttributeNames(one.names)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(old));
        }
        return item.build();
    }

    /** @param index the position of the write */
    private Mono<Request> request(Write write, int index) {
        TableLayout layout = new TableLayout(write.table());
        if (write instanceof PutItem put) {
            return Mono.fromSupplier(() -> {
                Expression expression = new Expression();
                String condition = "attribute_not_exists("
                        + expression.name(layout.partition().name()) + ")";
                return expression.request(layout, layout.item(put), condition, null);
            });
        }
        if (write instanceof UpdateItem update) {
            Map<String, AttributeValue> key = layout.findKey(List.of(update.key()));
            if (key == null) {
                return Mono.error(() -> new ConditionCheckFailed(index, false));
            }
            List<Column> incremented = read(update);
            if (incremented.isEmpty()) {
                return Mono.fromSupplier(() -> request(layout, key, update, Map.of(), List.of()));
            }
            return reads.byKey(layout, key)
                    .defaultIfEmpty(Map.of())
                    .map(found -> request(layout, key, update, found, incremented));
        }
        DeleteItem delete = (DeleteItem) write;
        Map<String, AttributeValue> key = layout.findKey(List.of(delete.key()));
        if (key == null) {
            return Mono.error(() -> new ConditionCheckFailed(index, false));
        }
        return Mono.fromSupplier(() -> {
            Expression expression = new Expression();
            String condition = expression.condition(layout, delete.expected());
            return expression.request(layout, key, condition, null);
        });
    }

    private static Request request(
            TableLayout layout,
            Map<String, AttributeValue> key,
            UpdateItem update,
            Map<String, AttributeValue> found,
            List<Column> incremented) {
        Expression expression = new Expression();
        List<ConditionCheck> checks = new ArrayList<>(update.expected());
        Map<Column, @Nullable Object> after = new LinkedHashMap<>();
        for (Column column : incremented) {
            Object before = Attributes.value(column, found.get(column.name()));
            after.put(column, before);
            if (!found.isEmpty()) {
                checks.add(new ConditionCheck(column, before));
            }
        }
        for (ColumnUpdate cell : update.cells()) {
            after.put(cell.column(), cell.newValue(after.get(cell.column())));
        }
        List<String> sets = new ArrayList<>();
        List<String> removes = new ArrayList<>();
        after.forEach((column, value) -> {
            if (found.isEmpty() && incremented.contains(column)) {
                return;
            }
            TableLayout.requireNullable(column, value);
            String name = expression.name(column.name());
            if (value == null) {
                removes.add(name);
            } else {
                sets.add(name + " = " + expression.value(layout.attribute(column, value)));
            }
        });
        String text = (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
                + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
        return expression.request(
                layout, key, expression.condition(layout, checks), text.isEmpty() ? null : text.strip());
    }

    /** The placeholders of one write. Each name is a placeholder, so none is a reserved word. */
    private static final class Expression {
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, String> placeholders = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();

        String name(String attribute) {
            return placeholders.computeIfAbsent(attribute, added -> {
                String placeholder = "#n" + names.size();
                names.put(placeholder, added);
                return placeholder;
            });
        }

        String value(AttributeValue value) {
            String placeholder = ":v" + values.size();
            values.put(placeholder, value);
            return placeholder;
        }

        String condition(TableLayout layout, List<ConditionCheck> checks) {
            StringBuilder text = new StringBuilder(
                    "attribute_exists(" + name(layout.partition().name()) + ")");
            for (ConditionCheck check : checks) {
                Object value = check.value();
                String name = name(check.column().name());
                text.append(" AND ")
                        .append(
                                value == null
                                        ? "attribute_not_exists(" + name + ")"
                                        : name + " = " + value(Attributes.of(check.column(), value)));
            }
            return text.toString();
        }

        Request request(
                TableLayout layout, Map<String, AttributeValue> keyOrItem, String condition, @Nullable String update) {
            return new Request(layout.name(), keyOrItem, condition, update, names, values);
        }
    }
}
