package dev.runnel.dynamo.server.value;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an item or of a key, with their size. Items are immutable. */
public final class Item {
    public static final Item EMPTY = new Item(Map.of());

    private final Map<String, AttributeValue> attributes;
    private final int sizeBytes;

    public Item(Map<String, AttributeValue> attributes) {
        this.attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += Utf8.length(attribute.getKey()) + attribute.getValue().sizeBytes();
        }
        this.sizeBytes = size;
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public @Nullable AttributeValue get(String name) {
        return attributes.get(name);
    }

    /** The bytes of names and values, as the documentation counts them. */
    public int sizeBytes() {
        return sizeBytes;
    }

    /** The item without the attributes that are not named. */
    public Item only(Collection<String> names) {
        Map<String, AttributeValue> kept = new LinkedHashMap<>(attributes);
        kept.keySet().retainAll(names);
        return new Item(kept);
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) -> json.set(name, value.toJson()));
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && attributes.equals(item.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return attributes.toString();
    }
}
