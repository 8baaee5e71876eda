package dev.runnel;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.PreservedOperator;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds calls of numeric functions. The encoding of the first operand is that of the result. */
final class ArithmeticExprs {
    /** No decimal has more digits after the point. */
    private static final int MOST_FRACTION_DIGITS = 16_383;

    private ArithmeticExprs() {}

    static BoundExpr with(BoundExpr left, FunctionDescriptor function, @Nullable Object value) {
        return result(left, function, operand(left, value));
    }

    static BoundExpr of(BoundExpr left, FunctionDescriptor function, BoundExpr right) {
        if (right.shape() instanceof ValueExpr) {
            return with(left, function, right.values()[0]);
        }
        ParameterValues.checkSameEncoding(left.shape(), right.shape());
        return result(left, function, right);
    }

    /**
     * Divides by a constant.
     *
     * @throws InvalidValueException if it is zero
     */
    static BoundExpr divided(BoundExpr left, FunctionDescriptor function, @Nullable Object divisor) {
        BoundExpr right = operand(left, divisor);
        if (((Number) right.values()[0]).doubleValue() == 0 && isZero(right.values()[0])) {
            throw new InvalidValueException(
                    ParameterValues.nameOf(left.shape()), InvalidValueException.Reason.DIVISION_BY_ZERO);
        }
        return result(left, function, right);
    }

    /** A decimal below the range of {@code double} is not zero. */
    private static boolean isZero(Object number) {
        return !(number instanceof BigDecimal decimal) || decimal.signum() == 0;
    }

    /** Divides by an expression. The quotient is NULL where it is zero. */
    static BoundExpr divided(BoundExpr left, FunctionDescriptor function, BoundExpr divisor) {
        if (divisor.shape() instanceof ValueExpr) {
            return divided(left, function, divisor.values()[0]);
        }
        ParameterValues.checkSameEncoding(left.shape(), divisor.shape());
        StorageType storage = divisor.shape().type().storage();
        Encoding<?, ?> encoding = ModelExprs.mapping(divisor.shape()).storageForm();
        Call unlessZero = new Call(BuiltInFunctions.NULL_IF, List.of(divisor.shape(), zero(storage)), encoding);
        return result(left, function, new BoundExpr(unlessZero, divisor.values()).of(divisor, divisor));
    }

    private static ValueExpr zero(StorageType storage) {
        Object zero = switch (storage) {
            case I16 -> (short) 0;
            case I32 -> 0;
            case I64 -> 0L;
            case F32 -> 0.0f;
            case F64 -> 0.0;
            default -> BigDecimal.ZERO;
        };
        return new ValueExpr(new Value.Literal(zero, Type.of(storage)));
    }

    /** Subtracts a number from zero. */
    static BoundExpr negated(BoundExpr number) {
        Call difference =
                Call.of(BuiltInFunctions.MINUS, zero(number.shape().type().storage()), number.shape());
        Encoding<?, ?> encoding = ModelExprs.mapping(number.shape()).storageForm();
        return new BoundExpr(new Call(BuiltInFunctions.MINUS, difference.operands(), encoding), number.values())
                .of(number, number);
    }

    /** Calls a function of one number whose result has the type of the number. */
    static BoundExpr call(FunctionDescriptor function, BoundExpr number) {
        Encoding<?, ?> encoding = ModelExprs.mapping(number.shape()).storageForm();
        return new BoundExpr(new Call(function, List.of(number.shape()), encoding), number.values()).of(number, number);
    }

    /** Converts a number to another storage type; returns the number itself if it has the type. A constant remains a constant. */
    static BoundExpr converted(FunctionDescriptor function, StorageType result, BoundExpr number) {
        if (number.shape().type().storage() == result) {
            return number;
        }
        if (number.shape() instanceof ValueExpr constant && constant.value() instanceof Value.Param) {
            Object value = function.evaluate(Arrays.asList(number.values()));
            return Constant.bound(result, Objects.requireNonNull(value)).of(number, number);
        }
        return new BoundExpr(new Call(function, List.of(number.shape()), IdentityEncoding.of(result)), number.values())
                .of(number, number);
    }

    static BoundExpr decimal(BoundExpr number) {
        return converted(BuiltInFunctions.TO_DECIMAL, StorageType.DECIMAL, number);
    }

    static BoundExpr whole(BoundExpr number) {
        return converted(BuiltInFunctions.TO_LONG, StorageType.I64, number);
    }

    static BoundExpr floating(BoundExpr number) {
        return converted(BuiltInFunctions.TO_DOUBLE, StorageType.F64, number);
    }

    /**
     * Rounds a decimal.
     *
     * @throws InvalidValueException if the number of digits is negative
     */
    static BoundExpr rounded(BoundExpr decimal, int digits) {
        if (digits < 0) {
            throw new InvalidValueException(
                    ParameterValues.nameOf(decimal.shape()), InvalidValueException.Reason.OUT_OF_RANGE);
        }
        int kept = Math.min(digits, MOST_FRACTION_DIGITS);
        ValueExpr scale = new ValueExpr(new Value.Literal(kept, Type.of(StorageType.I32)));
        Call call = new Call(
                BuiltInFunctions.ROUND,
                List.of(decimal.shape(), scale),
                ModelExprs.mapping(decimal.shape()).storageForm());
        return new BoundExpr(call, decimal.values());
    }

    private static BoundExpr operand(BoundExpr left, @Nullable Object value) {
        if (value == null) {
            throw new InvalidValueException(ParameterValues.nameOf(left.shape()), InvalidValueException.Reason.NULL);
        }
        return ParameterValues.assigned(left.shape(), value);
    }

    private static BoundExpr result(BoundExpr left, FunctionDescriptor function, BoundExpr right) {
        if (!ModelExprs.mapping(left.shape()).preserves(PreservedOperator.PLUS)) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ADDITIVE,
                            "the stored forms of this field cannot be added: its encoding does not preserve sums")
                    .with("field", ParameterValues.nameOf(left.shape()))
                    .hint(
                            "read the values and add them in the application, or store the field in an encoding that preserves sums");
        }
        Call call = Call.of(function, left.shape(), right.shape());
        return new BoundExpr(call, BoundExpr.join(left.values(), right.values())).of(left, right);
    }
}
