package dev.runnel.dynamo.server.table;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.ValueType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table with its items and its indexes. */
public final class Table implements RowStore {
    /** The bytes of names and values of an item at most. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    private final String name;
    private final KeySchema key;
    private final List<SecondaryIndex> indexes;
    private final SortedRows rows = new SortedRows();

    Table(String name, KeySchema key, List<SecondaryIndex> indexes) {
        this.name = name;
        this.key = key;
        this.indexes = List.copyOf(indexes);
    }

    public String name() {
        return name;
    }

    @Override
    public KeySchema key() {
        return key;
    }

    public List<SecondaryIndex> indexes() {
        return indexes;
    }

    public Optional<SecondaryIndex> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }

    @Override
    public List<KeyAttribute> startKeyAttributes() {
        return key.attributes();
    }

    @Override
    public boolean hasAllAttributes() {
        return true;
    }

    /** Requires that these attributes are a key of the table and nothing else. */
    public void requireKey(Item attributes) {
        boolean matches = attributes.attributes().size() == key.attributes().size()
                && key.attributes().stream().allMatch(attribute -> hasType(attributes, attribute));
        if (!matches) {
            throw ServiceException.validation("The provided key element does not match the schema");
        }
        key.requireSizes(attributes);
    }

    /** Requires that an item has its key, that the values of index keys fit, and that it is not too large. */
    public void requireItem(Item item, String tooLarge) {
        for (KeyAttribute attribute : key.attributes()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw invalid("Missing the key " + attribute.name() + " in the item");
            }
            if (value.type() != attribute.type()) {
                throw invalid("Type mismatch for key " + attribute.name() + " expected: " + attribute.type()
                        + " actual: " + value.type());
            }
        }
        key.requireSizes(item);
        indexes.forEach(index -> requireIndexKey(index, item));
        if (item.sizeBytes() > MAX_ITEM_BYTES) {
            throw ServiceException.validation(tooLarge);
        }
    }

    private static void requireIndexKey(SecondaryIndex index, Item item) {
        for (KeyAttribute attribute : index.key().attributes()) {
            AttributeValue value = item.get(attribute.name());
            requireIndexType(index, attribute, value == null ? null : value.type());
        }
        index.key().requireSizes(item);
    }

    /** Requires that these types of attributes fit the keys of the indexes. */
    public void requireIndexTypes(Map<String, ValueType> types) {
        for (SecondaryIndex index : indexes) {
            index.key()
                    .attributes()
                    .forEach(attribute -> requireIndexType(index, attribute, types.get(attribute.name())));
        }
    }

    private static void requireIndexType(SecondaryIndex index, KeyAttribute attribute, @Nullable ValueType type) {
        if (type != null && type != attribute.type()) {
            throw invalid("Type mismatch for Index Key " + attribute.name() + " Expected: " + attribute.type()
                    + " Actual: " + type + " IndexName: " + index.name());
        }
    }

    private static boolean hasType(Item item, KeyAttribute attribute) {
        AttributeValue value = item.get(attribute.name());
        return value != null && value.type() == attribute.type();
    }

    private static ServiceException invalid(String message) {
        return ServiceException.validation("One or more parameter values were invalid: " + message);
    }

    /** The item with this key, or null. */
    public @Nullable Item get(Item keyAttributes) {
        return rows.get(key.keyOf(keyAttributes, null));
    }

    /**
     * Stores an item, or removes it.
     *
     * @param keyAttributes an item with at least the key
     * @param after null to remove
     * @param indexDelayNanos the time after which the indexes show the change
     */
    public void store(Item keyAttributes, @Nullable Item after, long indexDelayNanos) {
        RowKey rowKey = key.keyOf(keyAttributes, null);
        Item before = rows.get(rowKey);
        if (after == null) {
            rows.remove(rowKey);
        } else {
            rows.put(rowKey, after);
        }
        indexes.forEach(index -> index.change(rowKey, before, after, indexDelayNanos));
    }

    @Override
    public Collection<Item> scan(KeyRange range) {
        Item start = range.start();
        return rows.range(range, start == null ? null : key.keyOf(start, null));
    }

    @Override
    public int rowCount() {
        return rows.count();
    }

    @Override
    public long sizeBytes() {
        return rows.sizeBytes();
    }
}
