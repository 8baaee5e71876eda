package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.AttributeValue;
import dev.runnel.dynamo.server.value.ScalarOrder;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators between two values. */
public enum ComparisonOperator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    ComparisonOperator(String symbol) {
        this.symbol = symbol;
    }

    static Optional<ComparisonOperator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.isSymbol(operator.symbol))
                .findFirst();
    }

    public String symbol() {
        return symbol;
    }

    /** Says whether the operator needs values that have an order. */
    boolean isOrdered() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** The operator that means the same with exchanged operands. */
    public ComparisonOperator mirrored() {
        return switch (this) {
            case EQUAL, NOT_EQUAL -> this;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    /** Compares two values. A value that does not exist differs from each other value and has no order. */
    public boolean holds(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        boolean bothExist = left != null && right != null;
        return switch (this) {
            case EQUAL -> bothExist && left.equals(right);
            case NOT_EQUAL -> !(bothExist && left.equals(right));
            case LESS -> isOrdered(left, right) && ScalarOrder.COMPARATOR.compare(left, right) < 0;
            case LESS_OR_EQUAL -> isOrdered(left, right) && ScalarOrder.COMPARATOR.compare(left, right) <= 0;
            case GREATER -> isOrdered(left, right) && ScalarOrder.COMPARATOR.compare(left, right) > 0;
            case GREATER_OR_EQUAL -> isOrdered(left, right) && ScalarOrder.COMPARATOR.compare(left, right) >= 0;
        };
    }

    private static boolean isOrdered(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        return left != null && right != null && ScalarOrder.isComparable(left, right);
    }
}
