package dev.runnel.dynamo.server.operation;

import dev.runnel.dynamo.server.error.ServiceException;
import dev.runnel.dynamo.server.expression.ComparisonOperator;
import dev.runnel.dynamo.server.expression.Condition;
import dev.runnel.dynamo.server.expression.Condition.And;
import dev.runnel.dynamo.server.expression.Condition.BeginsWith;
import dev.runnel.dynamo.server.expression.Condition.Between;
import dev.runnel.dynamo.server.expression.Condition.Comparison;
import dev.runnel.dynamo.server.expression.Operand;
import dev.runnel.dynamo.server.expression.Operand.Constant;
import dev.runnel.dynamo.server.expression.Operand.PathOperand;
import dev.runnel.dynamo.server.table.KeyAttribute;
import dev.runnel.dynamo.server.table.KeyRange;
import dev.runnel.dynamo.server.table.KeySchema;
import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The range of a key condition: an equality for each attribute of the partition, equalities for the first sort attributes, and one comparison of the next
 * one.
 */
final class KeyConditions {
    private static final String PARAMETER = "KeyConditionExpression";

    private final Map<String, KeyTest> tests = new LinkedHashMap<>();

    private KeyConditions() {}

    /** A test of one attribute; the values are the bounds of {@code BETWEEN}, or one value. */
    private record KeyTest(Kind kind, ComparisonOperator operator, List<AttributeValue> values) {
        private enum Kind {
            COMPARISON,
            BETWEEN,
            BEGINS_WITH
        }

        boolean isEquality() {
            return kind == Kind.COMPARISON && operator == ComparisonOperator.EQUAL;
        }
    }

    static KeyRange range(Condition condition, KeySchema key) {
        KeyConditions conditions = new KeyConditions();
        conditions.collect(condition);
        return conditions.range(key);
    }

    private void collect(Condition condition) {
        if (condition instanceof And and) {
            collect(and.left());
            collect(and.right());
        } else if (condition instanceof Comparison comparison) {
            collect(comparison);
        } else if (condition instanceof Between between) {
            add(
                    attribute(between.operand(), "BETWEEN"),
                    KeyTest.Kind.BETWEEN,
                    ComparisonOperator.EQUAL,
                    List.of(constant(between.low()), constant(between.high())));
        } else if (condition instanceof BeginsWith beginsWith) {
            add(
                    attribute(beginsWith.operand(), "begins_with"),
                    KeyTest.Kind.BEGINS_WITH,
                    ComparisonOperator.EQUAL,
                    List.of(constant(beginsWith.prefix())));
        } else {
            throw ServiceException.validation("Invalid operator used in " + PARAMETER + ": " + name(condition));
        }
    }

    private void collect(Comparison comparison) {
        if (comparison.operator() == ComparisonOperator.NOT_EQUAL) {
            throw ServiceException.validation("Invalid operator used in " + PARAMETER + ": <>");
        }
        boolean isMirrored = comparison.left() instanceof Constant;
        Operand path = isMirrored ? comparison.right() : comparison.left();
        Operand value = isMirrored ? comparison.left() : comparison.right();
        ComparisonOperator operator = isMirrored ? comparison.operator().mirrored() : comparison.operator();
        add(attribute(path, operator.symbol()), KeyTest.Kind.COMPARISON, operator, List.of(constant(value)));
    }

    private void add(String attribute, KeyTest.Kind kind, ComparisonOperator operator, List<AttributeValue> values) {
        if (tests.put(attribute, new KeyTest(kind, operator, values)) != null) {
            throw ServiceException.validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static String attribute(Operand operand, String operator) {
        if (operand instanceof Operand.Size) {
            throw ServiceException.validation("KeyConditionExpressions cannot contain nested operations");
        }
        if (!(operand instanceof PathOperand path)) {
            throw ServiceException.validation("Invalid condition in " + PARAMETER + ": " + operator
                    + " operator must have the key attribute as its first operand");
        }
        if (path.path().isNested()) {
            throw ServiceException.validation("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        return path.path().attribute();
    }

    private static AttributeValue constant(Operand operand) {
        if (operand instanceof Constant constant) {
            return constant.value();
        }
        throw ServiceException.validation(
                "Invalid condition in " + PARAMETER + ": Multiple attribute names used in one condition");
    }

    private static String name(Condition condition) {
        return condition.getClass().getSimpleName();
    }

    private KeyRange range(KeySchema key) {
        List<AttributeValue> partition = new ArrayList<>();
        for (KeyAttribute attribute : key.partition()) {
            KeyTest test = tests.remove(attribute.name());
            if (test == null) {
                throw ServiceException.validation("Query condition missed key schema element: " + attribute.name());
            }
            requireValues(attribute, test, new KeySchema(List.of(attribute), List.of()));
            if (!test.isEquality()) {
                throw ServiceException.validation("Query key condition not supported");
            }
            partition.add(test.values().get(0));
        }
        return sortRange(partition, key.sort());
    }

    private KeyRange sortRange(List<AttributeValue> partition, List<KeyAttribute> sort) {
        List<AttributeValue> equal = new ArrayList<>();
        KeyRange range = null;
        int read = 0;
        for (KeyAttribute attribute : sort) {
            KeyTest test = tests.get(attribute.name());
            if (test == null || range != null) {
                break;
            }
            tests.remove(attribute.name());
            read++;
            requireValues(attribute, test, new KeySchema(List.of(), List.of(attribute)));
            if (test.isEquality()) {
                equal.add(test.values().get(0));
            } else {
                range = range(partition, equal, test);
            }
        }
        requireNone(tests.keySet(), sort.subList(read, sort.size()));
        return range == null ? KeyRange.of(partition, equal) : range;
    }

    private static KeyRange range(List<AttributeValue> partition, List<AttributeValue> equal, KeyTest test) {
        AttributeValue value = test.values().get(0);
        return switch (test.kind()) {
            case COMPARISON -> KeyRange.comparing(partition, equal, test.operator(), value);
            case BETWEEN ->
                KeyRange.between(partition, equal, value, test.values().get(1));
            case BEGINS_WITH -> KeyRange.beginningWith(partition, equal, value);
        };
    }

    private static void requireNone(Set<String> rest, List<KeyAttribute> sort) {
        if (rest.isEmpty()) {
            return;
        }
        String missed = sort.stream()
                .map(KeyAttribute::name)
                .filter(name -> !rest.contains(name))
                .findFirst()
                .orElse("");
        throw ServiceException.validation(
                missed.isEmpty()
                        ? "Query key condition not supported"
                        : "Query condition missed key schema element: " + missed);
    }

    private static void requireValues(KeyAttribute attribute, KeyTest test, KeySchema alone) {
        for (AttributeValue value : test.values()) {
            if (value.type() != attribute.type()) {
                throw ServiceException.validation("One or more parameter values were invalid: Condition parameter type"
                        + " does not match schema type");
            }
            alone.requireSizes(new Item(Map.of(attribute.name(), value)));
        }
    }
}
