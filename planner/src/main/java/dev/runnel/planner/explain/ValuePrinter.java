package dev.runnel.planner.explain;

import dev.runnel.type.Value;

/**
 * Prints a value: {@code $2} for a parameter of the statement, {@code $} for a parameter of an inserted row, {@code
 * $3…} for a list parameter, a literal as it is.
 */
final class ValuePrinter {
    private ValuePrinter() {}

    static String of(Value value) {
        if (value instanceof Value.Param param) {
            return param.slot() == Value.Param.UNNUMBERED ? "$" : "$" + param.slot();
        }
        if (value instanceof Value.ListParam list) {
            return "$" + list.slot() + "…";
        }
        return String.valueOf(((Value.Literal) value).value());
    }
}
