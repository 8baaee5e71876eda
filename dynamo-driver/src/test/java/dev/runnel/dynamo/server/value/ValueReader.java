package dev.runnel.dynamo.server.value;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue.Binary;
import dev.runnel.dynamo.server.value.AttributeValue.Bool;
import dev.runnel.dynamo.server.value.AttributeValue.ListValue;
import dev.runnel.dynamo.server.value.AttributeValue.MapValue;
import dev.runnel.dynamo.server.value.AttributeValue.Null;
import dev.runnel.dynamo.server.value.AttributeValue.SetValue;
import dev.runnel.dynamo.server.value.AttributeValue.Text;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads values and items of requests. JSON of another shape is a {@code SerializationException}, a value out of its rules a {@code ValidationException}. */
public final class ValueReader {
    private static final int MAX_DEPTH = 32;

    private ValueReader() {}

    /** Reads the attributes of an item or of a key. */
    public static Item readItem(JsonNode json) {
        return new Item(readMap(json, 0));
    }

    public static AttributeValue read(JsonNode json) {
        return read(json, 0);
    }

    private static Map<String, AttributeValue> readMap(JsonNode json, int depth) {
        requireObject(json);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        json.properties().forEach(member -> attributes.put(member.getKey(), read(member.getValue(), depth)));
        return attributes;
    }

    private static AttributeValue read(JsonNode json, int depth) {
        requireObject(json);
        if (depth > MAX_DEPTH) {
            throw ServiceException.validation(
                    "Nesting Levels have exceeded supported limits: Attributes may not be nested more than 32 levels");
        }
        List<AttributeValue> values = new ArrayList<>();
        json.properties()
                .forEach(member -> ValueType.named(member.getKey())
                        .ifPresent(type -> values.add(readContent(type, member.getValue(), depth))));
        if (values.isEmpty()) {
            throw ServiceException.validation(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (values.size() > 1) {
            throw ServiceException.validation(
                    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported"
                            + " datatypes");
        }
        return values.get(0);
    }

    private static AttributeValue readContent(ValueType type, JsonNode content, int depth) {
        return switch (type) {
            case S -> new Text(string(content));
            case N -> Numbers.parse(string(content));
            case B -> new Binary(binary(content));
            case BOOL -> new Bool(bool(content));
            case NULL -> readNull(content);
            case L -> readList(content, depth);
            case M -> new MapValue(readMap(content, depth + 1));
            case SS -> readSet(ValueType.S, content);
            case NS -> readSet(ValueType.N, content);
            case BS -> readSet(ValueType.B, content);
        };
    }

    private static Null readNull(JsonNode content) {
        if (!bool(content)) {
            throw invalid("Null attribute value types must have the value of true");
        }
        return new Null();
    }

    private static ListValue readList(JsonNode content, int depth) {
        requireArray(content);
        List<AttributeValue> elements = new ArrayList<>();
        content.forEach(element -> elements.add(read(element, depth + 1)));
        return new ListValue(elements);
    }

    private static SetValue readSet(ValueType element, JsonNode content) {
        requireArray(content);
        if (content.isEmpty()) {
            throw invalid("A set of type " + element.setOf() + " may not be empty");
        }
        Set<AttributeValue> elements = new LinkedHashSet<>();
        for (JsonNode member : content) {
            if (!elements.add(readContent(element, member, 0))) {
                throw invalid("Input collection contains duplicates");
            }
        }
        return new SetValue(element.setOf(), elements);
    }

    private static ServiceException invalid(String message) {
        return ServiceException.validation("One or more parameter values were invalid: " + message);
    }

    private static String string(JsonNode content) {
        if (!content.isString()) {
            throw ServiceException.serialization(content.getNodeType() + " can not be converted to a String");
        }
        return content.stringValue();
    }

    private static boolean bool(JsonNode content) {
        if (!content.isBoolean()) {
            throw ServiceException.serialization(content.getNodeType() + " can not be converted to a Boolean");
        }
        return content.booleanValue();
    }

    private static byte[] binary(JsonNode content) {
        try {
            return Base64.getDecoder().decode(string(content));
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.serialization("The value is no Base64");
        }
    }

    private static void requireObject(JsonNode json) {
        if (!json.isObject()) {
            throw ServiceException.serialization("Expected an object instead of " + json.getNodeType());
        }
    }

    private static void requireArray(JsonNode json) {
        if (!json.isArray()) {
            throw ServiceException.serialization("Expected a list instead of " + json.getNodeType());
        }
    }
}
