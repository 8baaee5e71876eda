package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The names and values that the expressions of a request refer to, and which of them they have used. */
final class Placeholders {
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    String name(String placeholder) {
        String name = names.get(placeholder);
        if (name == null) {
            throw new ExpressionError("An expression attribute name used in the document path is not defined;"
                    + " attribute name: " + placeholder);
        }
        used.add(placeholder);
        return name;
    }

    AttributeValue value(String placeholder) {
        AttributeValue value = values.get(placeholder);
        if (value == null) {
            throw new ExpressionError("An expression attribute value used in expression is not defined;"
                    + " attribute value: " + placeholder);
        }
        used.add(placeholder);
        return value;
    }

    void requireAllUsed() {
        requireAllUsed("ExpressionAttributeNames", names.keySet());
        requireAllUsed("ExpressionAttributeValues", values.keySet());
    }

    private void requireAllUsed(String parameter, Set<String> defined) {
        Set<String> unused = new LinkedHashSet<>(defined);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw ServiceException.validation("Value provided in " + parameter + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
