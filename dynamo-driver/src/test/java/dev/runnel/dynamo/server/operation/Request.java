package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.Expressions;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.Item;
import dev.runnel.dynamo.server.value.ValueReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An object of a request. Each member is read with its type: another one is a {@code SerializationException}. A member that the server does not know is
 * refused, where the service ignores it.
 */
public final class Request {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]+");

    private final JsonNode json;

    private Request(JsonNode json) {
        this.json = json;
    }

    /**
     * @param known the names of all members that the server reads
     */
    static Request of(JsonNode json, Set<String> known) {
        if (!json.isObject()) {
            throw ServiceException.serialization("Expected an object instead of " + json.getNodeType());
        }
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw ServiceException.validation("The server of the tests does not know the member " + name);
            }
        }
        return new Request(json);
    }

    /** The member, or null if it is missing or null. */
    @Nullable
    JsonNode get(String name) {
        JsonNode member = json.get(name);
        return member == null || member.isNull() ? null : member;
    }

    JsonNode required(String name) {
        JsonNode member = get(name);
        if (member == null) {
            throw ServiceException.constraint(lowerFirst(name), "Member must not be null");
        }
        return member;
    }

    @Nullable
    String string(String name) {
        JsonNode member = get(name);
        if (member != null && !member.isString()) {
            throw ServiceException.serialization(member.getNodeType() + " can not be converted to a String");
        }
        return member == null ? null : member.stringValue();
    }

    String requiredString(String name) {
        required(name);
        return String.valueOf(string(name));
    }

    /** A name of a table or index. */
    String requiredName(String name) {
        String value = requiredString(name);
        if (value.length() < 3 || value.length() > 255) {
            throw ServiceException.validation(
                    name + " must be at least 3 characters long and at most 255 characters long");
        }
        if (!NAME.matcher(value).matches()) {
            throw ServiceException.constraint(
                    lowerFirst(name), "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        }
        return value;
    }

    @Nullable
    String optionalName(String name) {
        return get(name) == null ? null : requiredName(name);
    }

    boolean bool(String name, boolean fallback) {
        JsonNode member = get(name);
        if (member != null && !member.isBoolean()) {
            throw ServiceException.serialization(member.getNodeType() + " can not be converted to a Boolean");
        }
        return member == null ? fallback : member.booleanValue();
    }

    /** A number of at least one, or null. */
    @Nullable
    Integer positive(String name) {
        JsonNode member = get(name);
        if (member == null) {
            return null;
        }
        if (!member.isIntegralNumber() || !member.canConvertToInt()) {
            throw ServiceException.serialization(member.getNodeType() + " can not be converted to an Integer");
        }
        if (member.intValue() < 1) {
            throw ServiceException.constraint(lowerFirst(name), "Member must have value greater than or equal to 1");
        }
        return member.intValue();
    }

    /** One of the values, or the first if the member is missing. */
    String oneOf(String name, String... values) {
        String value = string(name);
        if (value == null) {
            return values[0];
        }
        if (!List.of(values).contains(value)) {
            throw ServiceException.constraint(
                    lowerFirst(name), "Member must satisfy enum value set: " + Arrays.toString(values));
        }
        return value;
    }

    List<JsonNode> list(String name) {
        JsonNode member = get(name);
        if (member == null) {
            return List.of();
        }
        if (!member.isArray()) {
            throw ServiceException.serialization("Expected a list instead of " + member.getNodeType());
        }
        return new ArrayList<>(member.values());
    }

    /** The members of an object, in their order. */
    Map<String, JsonNode> map(String name) {
        JsonNode member = get(name);
        if (member == null) {
            return Map.of();
        }
        if (!member.isObject()) {
            throw ServiceException.serialization("Expected an object instead of " + member.getNodeType());
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        member.properties().forEach(each -> members.put(each.getKey(), each.getValue()));
        return members;
    }

    Item requiredItem(String name) {
        return ValueReader.readItem(required(name));
    }

    @Nullable
    Item item(String name) {
        JsonNode member = get(name);
        return member == null ? null : ValueReader.readItem(member);
    }

    /** The names and values for the expressions of this object. */
    Expressions expressions() {
        Map<String, String> names = null;
        if (get("ExpressionAttributeNames") != null) {
            names = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> name :
                    map("ExpressionAttributeNames").entrySet()) {
                if (!name.getValue().isString()) {
                    throw ServiceException.serialization("The name of an attribute is no String");
                }
                names.put(name.getKey(), name.getValue().stringValue());
            }
        }
        Map<String, AttributeValue> values = null;
        if (get("ExpressionAttributeValues") != null) {
            values = requiredItem("ExpressionAttributeValues").attributes();
        }
        return new Expressions(names, values);
    }

    private static String lowerFirst(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
