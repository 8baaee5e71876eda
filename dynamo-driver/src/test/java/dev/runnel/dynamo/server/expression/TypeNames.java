package dev.runnel.dynamo.server.expression;

import dev.runnel.dynamo.server.value.ValueType;

/** The names of types in the messages about operands. */
final class TypeNames {
    private TypeNames() {}

    static String of(ValueType type) {
        return switch (type) {
            case S -> "STRING";
            case N -> "NUMBER";
            case B -> "BINARY";
            case BOOL -> "BOOLEAN";
            case NULL -> "NULL";
            case L -> "LIST";
            case M -> "MAP";
            case SS -> "STRING_SET";
            case NS -> "NUMBER_SET";
            case BS -> "BINARY_SET";
        };
    }

    static ExpressionError incorrectOperand(String operator, ValueType type) {
        return new ExpressionError("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + of(type));
    }
}
