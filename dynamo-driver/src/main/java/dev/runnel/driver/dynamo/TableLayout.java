package dev.runnel.driver.dynamo;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.schema.Column;
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.TransactWrite.PutItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The attributes of the items of a table. A column is an attribute of its name, and NULL is no attribute. A partition or
 * local key of one component is the attribute of its column; one of several components is a binary attribute beside
 * those of its columns.
 */
final class TableLayout {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
    private static final int MAX_PARTITION_BYTES = 2048;
    private static final int MAX_SORT_BYTES = 1024;

    private final Table table;
    private final KeyAttribute partition;
    private final @Nullable KeyAttribute sort;

    /**
     * A part of the primary key.
     *
     * @param name the name of the attribute
     * @param columns the columns of which it consists
     */
    record KeyAttribute(String name, List<Column> columns, int maxBytes) {
        ScalarAttributeType type() {
            return columns.size() == 1 ? Attributes.type(columns.get(0)) : ScalarAttributeType.B;
        }

        /** The value of the attribute; null if no item has it, because it is empty, too long or out of range. */
        @Nullable
        AttributeValue find(List<Object> components) {
            try {
                return of(components);
            } catch (dev.runnel.error.InvalidValueException noSuchKey) {
                return null;
            }
        }

        AttributeValue of(List<Object> components) {
            AttributeValue value = columns.size() == 1
                    ? Attributes.of(columns.get(0), components.get(0))
                    : AttributeValue.fromB(SdkBytes.fromByteArray(CompositeKeyEncoding.encode(columns, components)));
            int bytes = value.n() != null
                    ? 1
                    : value.s() != null
                            ? value.s().getBytes(StandardCharsets.UTF_8).length
                            : value.b().asByteArrayUnsafe().length;
            if (bytes == 0 || bytes > maxBytes) {
                throw Attributes.outOfRange(columns.get(0));
            }
            return value;
        }
    }

    TableLayout(Table table) {
        this.table = table;
        List<Column> key = table.key();
        this.partition = attribute("#partition", key.subList(0, table.partition()), MAX_PARTITION_BYTES);
        this.sort = table.partition() == key.size()
                ? null
                : attribute("#sort", key.subList(table.partition(), key.size()), MAX_SORT_BYTES);
    }

    private static KeyAttribute attribute(String name, List<Column> columns, int maxBytes) {
        return new KeyAttribute(columns.size() == 1 ? columns.get(0).name() : name, List.copyOf(columns), maxBytes);
    }

    /** @throws InvalidSchemaException if the name is not one that DynamoDB takes */
    String name() {
        return requireName(table.name());
    }

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidSchemaException(
                            ErrorCode.INVALID_NAME,
                            "a name of DynamoDB has three to 255 letters, digits, underscores, hyphens and dots")
                    .with("name", name)
                    .hint("name the table or the index in its annotation");
        }
        return name;
    }

    Table table() {
        return table;
    }

    KeyAttribute partition() {
        return partition;
    }

    @Nullable
    KeyAttribute sort() {
        return sort;
    }

    /** The tables of unique index items, as the planner derives them. */
    static Table uniqueTable(Table table, NamedColumns unique) {
        QualifiedName name = new QualifiedName(table.at().schema(), unique.name());
        Set<Column> sources = new LinkedHashSet<>(unique.columns());
        sources.addAll(table.key());
        List<Column> columns = new ArrayList<>();
        for (Column source : sources) {
            columns.add(new Column(name.toString(), source.name(), columns.size(), source.type()));
        }
        int parts = unique.columns().size();
        return new Table(
                name, columns, columns.subList(0, parts), unique.name(), parts, List.of(), List.of(), List.of());
    }

    /** The key of an item; null if no item can have it. */
    @Nullable
    Map<String, AttributeValue> findKey(List<Object> components) {
        try {
            return key(components);
        } catch (dev.runnel.error.InvalidValueException noSuchKey) {
            return null;
        }
    }

    /** @throws dev.runnel.error.InvalidValueException if a key attribute cannot have the value */
    Map<String, AttributeValue> key(List<Object> components) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        int parts = table.partition();
        key.put(partition.name(), partition.of(components.subList(0, parts)));
        if (sort != null) {
            key.put(sort.name(), sort.of(components.subList(parts, components.size())));
        }
        return key;
    }

    Map<String, AttributeValue> item(PutItem put) {
        Map<String, AttributeValue> item = new HashMap<>();
        List<Object> key = new ArrayList<>();
        for (Column column : table.columns()) {
            Object value = put.item()[column.index()];
            requireNullable(column, value);
            if (value != null) {
                item.put(column.name(), attribute(column, value));
            }
        }
        for (Column column : table.key()) {
            key.add(java.util.Objects.requireNonNull(put.item()[column.index()]));
        }
        item.putAll(key(key));
        return item;
    }

    /** @throws dev.runnel.error.InvalidValueException if the attribute of the column cannot have the value */
    AttributeValue attribute(Column column, Object value) {
        AttributeValue attribute = Attributes.of(column, value);
        if (isEmpty(attribute)
                && table.indexes().stream().anyMatch(index -> index.columns().contains(column))) {
            throw Attributes.outOfRange(column);
        }
        return attribute;
    }

    private static boolean isEmpty(AttributeValue value) {
        return "".equals(value.s()) || value.b() != null && value.b().asByteArrayUnsafe().length == 0;
    }

    static void requireNullable(Column column, @Nullable Object value) {
        if (value == null && !column.type().nullable()) {
            throw new ConstraintViolationException(
                    ConstraintViolationException.Kind.NOT_NULL, null, List.of(column.name()));
        }
    }
}
