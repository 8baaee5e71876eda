package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Rejects a sum that is assigned to a decimal column of a declared scale, if an addend may have more decimal digits than the column: the
 * database would round the sum. Products and quotients may be rounded.
 */
final class DecimalScaleCheck {
    private final Field field;
    private final ColumnType.Numeric declared;

    /** The values of the remaining parameters, from left to right. */
    private final Iterator<Object> values;

    private DecimalScaleCheck(Field field, ColumnType.Numeric declared, Iterator<Object> values) {
        this.field = field;
        this.declared = declared;
        this.values = values;
    }

    /**
     * @throws InvalidValueException when an added value has more decimal digits than the column
     * @throws InvalidStatementException when an added column may have more decimal digits than the column
     */
    static void check(Field field, BoundExpr computed) {
        if (field.columnType() instanceof ColumnType.Numeric declared) {
            new DecimalScaleCheck(
                            field, declared, Arrays.asList(computed.values()).iterator())
                    .check(computed.shape(), true);
        }
    }

    /** @param added whether the part is an addend of the sum, and not inside a product or quotient */
    private void check(ModelExpr part, boolean added) {
        if (part instanceof Call call) {
            boolean kept = added && BuiltInFunctions.keepsDigits(call.function());
            for (int i = 0; i < call.operands().size(); i++) {
                check(call.operands().get(i), kept && isResult(call.function(), i));
            }
        } else if (part instanceof ValueExpr constant) {
            Object next = constant.value() instanceof Value.Literal ? null : values.next();
            if (added && next instanceof BigDecimal value && value.scale() > declared.scale()) {
                throw new InvalidValueException(field.toString(), InvalidValueException.Reason.TOO_MANY_DIGITS)
                        .with("column", declared.toString());
            }
        } else if (!(part instanceof FieldRef)) {
            part.mapChildren(child -> {
                check(child, false);
                return child;
            });
            for (int i = ParameterCount.ofItself(part); i > 0; i--) {
                values.next();
            }
        } else if (added && part instanceof FieldRef other && isFiner(other.field())) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ASSIGNABLE,
                            "the added column has more decimal digits than the column that is set, so the database would round")
                    .with("field", field.toString())
                    .with("column", declared.toString())
                    .with("finer", other.field().toString())
                    .hint(
                            "declare the same scale for both columns, or read the row and set the value that you rounded");
        }
    }

    /** The condition of a case and the number that {@code nullIf} compares with are not part of the result. */
    private static boolean isResult(FunctionDescriptor function, int operand) {
        return !(function == BuiltInFunctions.CASE && operand == 0
                || function == BuiltInFunctions.NULL_IF && operand == 1);
    }

    private boolean isFiner(Field other) {
        return !(other.columnType() instanceof ColumnType.Numeric numeric) || numeric.scale() > declared.scale();
    }
}
