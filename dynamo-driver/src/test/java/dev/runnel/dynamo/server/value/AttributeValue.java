package dev.runnel.dynamo.server.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value of an attribute. Values are immutable; two numbers are equal if they are numerically equal, two sets if they have the same elements. */
public sealed interface AttributeValue {
    ValueType type();

    /** The part of the item size that the documentation counts for this value. */
    int sizeBytes();

    /** The content of the value on the wire, inside the object that names the type. */
    JsonNode content();

    /** The value on the wire: an object with the type as its only name. */
    default ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(type().name(), content());
        return json;
    }

    record Text(String value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.S;
        }

        @Override
        public int sizeBytes() {
            return Utf8.length(value);
        }

        @Override
        public JsonNode content() {
            return JsonNodeFactory.instance.stringNode(value);
        }
    }

    /** @param value without trailing zeros, so that equal numbers are equal values */
    record Number(BigDecimal value) implements AttributeValue {
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public ValueType type() {
            return ValueType.N;
        }

        /** One byte for two digits, one for the number, one for a sign. */
        @Override
        public int sizeBytes() {
            return (value.precision() + 1) / 2 + 1 + (value.signum() < 0 ? 1 : 0);
        }

        @Override
        public JsonNode content() {
            return JsonNodeFactory.instance.stringNode(value.toPlainString());
        }
    }

    record Binary(byte[] bytes) implements AttributeValue {
        public Binary {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        /** The number of bytes. */
        public int length() {
            return bytes.length;
        }

        /** Compares the bytes without sign. */
        public int compareTo(Binary other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }

        @Override
        public ValueType type() {
            return ValueType.B;
        }

        @Override
        public int sizeBytes() {
            return bytes.length;
        }

        @Override
        public JsonNode content() {
            return JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(bytes));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + new String(bytes, StandardCharsets.ISO_8859_1) + "]";
        }
    }

    record Bool(boolean value) implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }

        @Override
        public int sizeBytes() {
            return 1;
        }

        @Override
        public JsonNode content() {
            return JsonNodeFactory.instance.booleanNode(value);
        }
    }

    record Null() implements AttributeValue {
        @Override
        public ValueType type() {
            return ValueType.NULL;
        }

        @Override
        public int sizeBytes() {
            return 1;
        }

        @Override
        public JsonNode content() {
            return JsonNodeFactory.instance.booleanNode(true);
        }
    }

    record ListValue(List<AttributeValue> elements) implements AttributeValue {
        public ListValue {
            elements = List.copyOf(elements);
        }

        @Override
        public ValueType type() {
            return ValueType.L;
        }

        @Override
        public int sizeBytes() {
            return 3 + elements.size() + sizeOf(elements);
        }

        @Override
        public JsonNode content() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            elements.forEach(element -> array.add(element.toJson()));
            return array;
        }
    }

    /** @param entries in the order of the request */
    record MapValue(Map<String, AttributeValue> entries) implements AttributeValue {
        public MapValue {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public ValueType type() {
            return ValueType.M;
        }

        @Override
        public int sizeBytes() {
            int names = entries.keySet().stream().mapToInt(Utf8::length).sum();
            return 3 + entries.size() + names + sizeOf(entries.values());
        }

        @Override
        public ObjectNode content() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            entries.forEach((name, value) -> object.set(name, value.toJson()));
            return object;
        }
    }

    /** @param elements scalars of one type, in the order of the request */
    record SetValue(ValueType type, Set<AttributeValue> elements) implements AttributeValue {
        public SetValue {
            elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
        }

        @Override
        public int sizeBytes() {
            return sizeOf(elements);
        }

        @Override
        public JsonNode content() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            elements.forEach(element -> array.add(element.content()));
            return array;
        }
    }

    private static int sizeOf(Collection<AttributeValue> values) {
        return values.stream().mapToInt(AttributeValue::sizeBytes).sum();
    }
}
