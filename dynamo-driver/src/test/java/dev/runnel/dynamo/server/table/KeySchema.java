package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.AttributeValue.Binary;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table or of a secondary index.
 *
 * @param partition one attribute, or up to four in an index
 * @param sort at most one attribute, or up to four in an index
 */
public record KeySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {
    private static final int MAX_PARTITION_BYTES = 2048;
    private static final int MAX_SORT_BYTES = 1024;

    public KeySchema {
        partition = List.copyOf(partition);
        sort = List.copyOf(sort);
    }

    public List<KeyAttribute> attributes() {
        return Stream.concat(partition.stream(), sort.stream()).toList();
    }

    public List<String> names() {
        return attributes().stream().map(KeyAttribute::name).toList();
    }

    /** Says whether an item has all attributes of the key. */
    boolean isIn(Item item) {
        return attributes().stream().allMatch(attribute -> item.get(attribute.name()) != null);
    }

    /** The key of an item that has all its attributes. */
    RowKey keyOf(Item item, @Nullable RowKey primary) {
        return RowKey.of(values(partition, item), values(sort, item), primary);
    }

    private static List<AttributeValue> values(List<KeyAttribute> attributes, Item item) {
        List<AttributeValue> values = new ArrayList<>();
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw new IllegalArgumentException("no " + attribute.name());
            }
            values.add(value);
        }
        return values;
    }

    /** A value behind all sort values that begin so: the prefix, and more of the last character than a sort value can have. */
    static AttributeValue lastWith(AttributeValue prefix) {
        if (prefix instanceof Text text) {
            return new Text(
                    text.value() + Character.toString(Character.MAX_CODE_POINT).repeat(MAX_SORT_BYTES));
        }
        byte[] start = ((Binary) prefix).bytes();
        byte[] last = Arrays.copyOf(start, start.length + MAX_SORT_BYTES);
        Arrays.fill(last, start.length, last.length, (byte) 0xFF);
        return new Binary(last);
    }

    /** Checks the sizes of the key's values: not empty, and within their limits. */
    public void requireSizes(Item item) {
        requireSizes(partition, MAX_PARTITION_BYTES, "Size of hashkey has exceeded the maximum size limit of", item);
        requireSizes(sort, MAX_SORT_BYTES, "Aggregated size of all range keys has exceeded the size limit of", item);
    }

    private static void requireSizes(List<KeyAttribute> attributes, int maxBytes, String tooLong, Item item) {
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || value.type() == ValueType.N) {
                continue;
            }
            if (value.sizeBytes() == 0) {
                throw ServiceException.validation("One or more parameter values are not valid. The AttributeValue for a"
                        + " key attribute cannot contain an empty "
                        + (value.type() == ValueType.S ? "string" : "binary") + " value. Key: " + attribute.name());
            }
            if (value.sizeBytes() > maxBytes) {
                throw ServiceException.validation(
                        "One or more parameter values were invalid: " + tooLong + " " + maxBytes + " bytes");
            }
        }
    }
}
