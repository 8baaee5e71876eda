package dev.runnel.driver.dynamo;

import dev.runnel.error.InvalidValueException;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.ReadItems.Bound;
import dev.runnel.type.CompareOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The bounds of a sequence as a condition on one key attribute. A query has one such condition, so its range may be wider than the bounds; the items
 * are tested again.
 */
record KeyBounds(List<Bound> bounds, @Nullable Object[] values) {
    private static final int MAX_BYTES = 1024;

    static KeyBounds of(ReadItems read, @Nullable Object[] values) {
        return new KeyBounds(
                read.sequence() == null ? List.of() : read.sequence().bounds(), values);
    }

    /**
     * A condition on a key attribute.
     *
     * @param format the condition, with the placeholders of the attribute and of the values
     */
    record Range(String format, List<AttributeValue> operands) {
        private static final Range ALL = new Range("", List.of());

        /** @param name the placeholder of the attribute */
        void addTo(
                String name,
                String attribute,
                List<String> terms,
                Map<String, String> names,
                Map<String, AttributeValue> parameters) {
            if (operands.isEmpty()) {
                return;
            }
            names.put(name, attribute);
            List<Object> placeholders = new ArrayList<>(List.of(name));
            for (AttributeValue operand : operands) {
                String placeholder = ":" + name.substring(1) + placeholders.size();
                parameters.put(placeholder, operand);
                placeholders.add(placeholder);
            }
            terms.add(String.format(format, placeholders.toArray()));
        }
    }

    /** Whether the lower bound is greater than the upper one. A query rejects such a range. */
    boolean isEmpty() {
        if (bounds.size() < 2) {
            return false;
        }
        Bound first = bounds.get(0);
        int order = first.column()
                .type()
                .storage()
                .order()
                .compare(first.value(values), bounds.get(1).value(values));
        return isLower(first) ? order > 0 : order < 0;
    }

    /** The range of the column itself; empty for all items. */
    Optional<Range> ofColumn() {
        return bounds.isEmpty() ? Optional.empty() : Optional.of(range(lower(), upper()));
    }

    /**
     * The range of a sort attribute; empty if no item is in it.
     *
     * @param pinned the values of its first components
     */
    Optional<Range> of(TableLayout.KeyAttribute sort, List<Object> pinned) {
        if (sort.columns().size() == 1) {
            return pinned.isEmpty()
                    ? Optional.of(ofColumn().orElse(Range.ALL))
                    : Optional.ofNullable(sort.find(pinned)).map(value -> new Range("%s = %s", List.of(value)));
        }
        if (bounds.isEmpty()) {
            return pinned.isEmpty()
                    ? Optional.of(Range.ALL)
                    : Optional.ofNullable(sort.find(pinned))
                            .map(prefix -> new Range("begins_with(%s, %s)", List.of(prefix)));
        }
        byte[] prefix = CompositeKeyEncoding.encode(sort.columns(), pinned);
        byte[] from = prefix;
        byte[] to = after(prefix);
        for (Bound bound : bounds) {
            List<Object> components = new ArrayList<>(pinned);
            components.add(bound.value(values));
            byte[] bytes;
            try {
                bytes = CompositeKeyEncoding.encode(sort.columns(), components);
            } catch (InvalidValueException noSuchKey) {
                continue;
            }
            if (bytes.length > MAX_BYTES) {
                continue;
            }
            boolean behind = bound.op() == CompareOp.GT || bound.op() == CompareOp.LE;
            byte[] end = behind ? after(bytes) : bytes;
            if (isLower(bound)) {
                from = end;
            } else {
                to = end;
            }
        }
        return Optional.of(range(
                from.length == 0 ? null : new Operand(">=", binary(from)),
                to.length == 0 ? null : new Operand("<", binary(to))));
    }

    private record Operand(String op, AttributeValue value) {}

    private static Range range(@Nullable Operand from, @Nullable Operand to) {
        if (from != null && to != null) {
            return new Range("%s BETWEEN %s AND %s", List.of(from.value, to.value));
        }
        Operand one = from != null ? from : to;
        return one == null ? Range.ALL : new Range("%s " + one.op + " %s", List.of(one.value));
    }

    private @Nullable Operand lower() {
        return operand(true);
    }

    private @Nullable Operand upper() {
        return operand(false);
    }

    private @Nullable Operand operand(boolean lower) {
        for (Bound bound : bounds) {
            if (isLower(bound) == lower) {
                AttributeValue value = new TableLayout.KeyAttribute("", List.of(bound.column()), MAX_BYTES)
                        .find(List.of(bound.value(values)));
                return value == null ? null : new Operand(bound.op().symbol(), value);
            }
        }
        return null;
    }

    private static boolean isLower(Bound bound) {
        return bound.op() == CompareOp.GT || bound.op() == CompareOp.GE;
    }

    private static AttributeValue binary(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    /** The first array behind all those that begin with a prefix; empty if there is none. */
    private static byte[] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        return new byte[0];
    }
}
