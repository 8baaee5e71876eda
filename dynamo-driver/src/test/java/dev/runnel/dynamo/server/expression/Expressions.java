package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.value.AttributeValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The expressions of one request, which share its names and values. */
public final class Expressions {
    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");

    private final Placeholders placeholders;
    private boolean hasExpression;
    private boolean hasValueExpression;
    private final boolean hasNames;
    private final boolean hasValues;

    /**
     * @param names null if the request has none
     * @param values null if the request has none
     */
    public Expressions(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        hasNames = names != null;
        hasValues = values != null;
        placeholders = new Placeholders(names == null ? Map.of() : names, values == null ? Map.of() : values);
        requireForm("ExpressionAttributeNames", names, NAME);
        requireForm("ExpressionAttributeValues", values, VALUE);
    }

    private static void requireForm(String parameter, @Nullable Map<String, ?> placeholders, Pattern form) {
        if (placeholders == null) {
            return;
        }
        if (placeholders.isEmpty()) {
            throw ServiceException.validation(parameter + " must not be empty");
        }
        for (String placeholder : placeholders.keySet()) {
            if (!form.matcher(placeholder).matches()) {
                throw ServiceException.validation(
                        parameter + " contains invalid key: Syntax error; key: \"" + placeholder + "\"");
            }
        }
    }

    /**
     * Parses a condition.
     *
     * @param parameter the name of the request's member, for messages
     * @param expression null if the request has none
     */
    public Optional<Condition> condition(String parameter, @Nullable String expression) {
        hasValueExpression |= expression != null;
        return parse(parameter, expression, ConditionParser::parse);
    }

    public Optional<Update> update(@Nullable String expression) {
        hasValueExpression |= expression != null;
        return parse("UpdateExpression", expression, UpdateParser::parse);
    }

    public Optional<Projection> projection(@Nullable String expression) {
        return parse("ProjectionExpression", expression, ProjectionParser::parse);
    }

    private <T> Optional<T> parse(
            String parameter, @Nullable String expression, BiFunction<String, Placeholders, T> parser) {
        if (expression == null) {
            return Optional.empty();
        }
        hasExpression = true;
        try {
            return Optional.of(parser.apply(expression, placeholders));
        } catch (ExpressionError error) {
            throw ServiceException.validation("Invalid " + parameter + ": " + error.getMessage());
        }
    }

    /** Requires that the expressions, all of which were parsed, use each name and each value. */
    public void requireAllUsed() {
        if (hasNames && !hasExpression) {
            throw ServiceException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (hasValues && !hasValueExpression) {
            throw ServiceException.validation("ExpressionAttributeValues can only be specified when using expressions");
        }
        placeholders.requireAllUsed();
    }
}
