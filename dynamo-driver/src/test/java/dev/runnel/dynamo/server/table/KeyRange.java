package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.expression.ComparisonOperator;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of the rows of a store, in one direction: all of them, or those of one partition within bounds. */
public final class KeyRange {
    private final @Nullable RowKey low;
    private final @Nullable RowKey high;
    private final boolean isForward;
    private final @Nullable Item start;

    private KeyRange(@Nullable RowKey low, @Nullable RowKey high, boolean isForward, @Nullable Item start) {
        this.low = low;
        this.high = high;
        this.isForward = isForward;
        this.start = start;
    }

    /** All rows. */
    public static KeyRange all() {
        return new KeyRange(null, null, true, null);
    }

    /** The rows with these partition values and with sort values that begin with these. */
    public static KeyRange of(List<AttributeValue> partition, List<AttributeValue> sort) {
        return new KeyRange(RowKey.before(partition, sort), RowKey.after(partition, sort), true, null);
    }

    /** The rows with these values and a next sort value that compares so. */
    public static KeyRange comparing(
            List<AttributeValue> partition,
            List<AttributeValue> sort,
            ComparisonOperator operator,
            AttributeValue value) {
        List<AttributeValue> with = plus(sort, value);
        RowKey first = RowKey.before(partition, sort);
        RowKey last = RowKey.after(partition, sort);
        RowKey before = RowKey.before(partition, with);
        RowKey after = RowKey.after(partition, with);
        return switch (operator) {
            case EQUAL -> new KeyRange(before, after, true, null);
            case LESS -> new KeyRange(first, before, true, null);
            case LESS_OR_EQUAL -> new KeyRange(first, after, true, null);
            case GREATER -> new KeyRange(after, last, true, null);
            case GREATER_OR_EQUAL -> new KeyRange(before, last, true, null);
            case NOT_EQUAL -> throw new IllegalArgumentException("no range for <>");
        };
    }

    /** The rows with these values and a next sort value between two values, both included. */
    public static KeyRange between(
            List<AttributeValue> partition, List<AttributeValue> sort, AttributeValue low, AttributeValue high) {
        return new KeyRange(
                RowKey.before(partition, plus(sort, low)), RowKey.after(partition, plus(sort, high)), true, null);
    }

    /** The rows with these values and a next sort value that begins so. */
    public static KeyRange beginningWith(
            List<AttributeValue> partition, List<AttributeValue> sort, AttributeValue prefix) {
        return between(partition, sort, prefix, KeySchema.lastWith(prefix));
    }

    /** Says whether the place of an item's key is within the bounds. */
    public boolean contains(KeySchema key, Item item) {
        RowKey place = key.keyOf(item, null);
        return (low == null || low.compareTo(place) < 0) && (high == null || place.compareTo(high) < 0);
    }

    private static List<AttributeValue> plus(List<AttributeValue> values, AttributeValue value) {
        List<AttributeValue> all = new ArrayList<>(values);
        all.add(value);
        return all;
    }

    /** The same rows in the other direction, if the order is not forward. */
    public KeyRange inDirection(boolean forward) {
        return new KeyRange(low, high, forward, start);
    }

    /** The rows behind a key, in the direction of the range. */
    public KeyRange behind(@Nullable Item key) {
        return new KeyRange(low, high, isForward, key);
    }

    @Nullable
    RowKey low() {
        return low;
    }

    @Nullable
    RowKey high() {
        return high;
    }

    boolean isForward() {
        return isForward;
    }

    /** The key to go on from, or null for the first row. */
    @Nullable
    Item start() {
        return start;
    }
}
