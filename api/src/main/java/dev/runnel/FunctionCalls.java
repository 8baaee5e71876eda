package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds function calls. */
final class FunctionCalls {
    private static final ModelExpr TEXT = Constant.bound(StorageType.TEXT, "").shape();

    private FunctionCalls() {}

    /** Calls a function on a text; {@code result} is the storage type of its value. */
    static BoundExpr ofText(FunctionDescriptor function, StorageType result, BoundExpr text) {
        return new BoundExpr(new Call(function, List.of(text.shape()), IdentityEncoding.of(result)), text.values());
    }

    /** Calls a function from text to text. */
    static <M> ComputedString<M> text(FunctionDescriptor function, BoundExpr text) {
        return new ComputedExprs.Text<>(ofText(function, StorageType.TEXT, text));
    }

    /** Calls a function whose value is a text. */
    static <M> ComputedString<M> text(FunctionDescriptor function, BoundExpr first, BoundExpr... others) {
        return new ComputedExprs.Text<>(call(function, StorageType.TEXT, first, others));
    }

    /** The operands have the encodings of their storage types. */
    static BoundExpr call(FunctionDescriptor function, StorageType result, BoundExpr first, BoundExpr... others) {
        List<ModelExpr> operands = new ArrayList<>();
        operands.add(first.shape());
        Object[] values = first.values();
        for (BoundExpr other : others) {
            operands.add(other.shape());
            values = BoundExpr.join(values, other.values());
        }
        return new BoundExpr(new Call(function, operands, IdentityEncoding.of(result)), values);
    }

    /** Calls a function of one value whose result has another type. */
    static BoundExpr converted(FunctionDescriptor function, StorageType result, BoundExpr value) {
        return new BoundExpr(new Call(function, List.of(value.shape()), IdentityEncoding.of(result)), value.values())
                .of(value, value);
    }

    /** Calls a function from a time to a whole number. */
    static <M> ComputedWhole<M, Integer> part(FunctionDescriptor function, Expr<M, ?> time) {
        return new ComputedExprs.Whole<>(converted(function, StorageType.I32, StatementParts.expr(time)));
    }

    /**
     * An operand that is a text, as the database stores it.
     *
     * @throws dev.runnel.error.InvalidStatementException if the text is stored in another form
     */
    static BoundExpr text(Expr<?, String> text) {
        BoundExpr expr = StatementParts.expr(text);
        ParameterValues.checkSameEncoding(TEXT, expr.shape());
        return expr;
    }

    /**
     * A position in a text, or a length.
     *
     * @throws InvalidValueException if it is negative
     */
    static BoundExpr position(BoundExpr text, int value) {
        if (value < 0) {
            throw new InvalidValueException(
                    ParameterValues.nameOf(text.shape()), InvalidValueException.Reason.OUT_OF_RANGE);
        }
        return Constant.bound(StorageType.I32, value);
    }

    static BoundExpr coalesce(BoundExpr value, @Nullable Object otherwise) {
        if (otherwise == null) {
            throw new InvalidValueException(ParameterValues.nameOf(value.shape()), InvalidValueException.Reason.NULL);
        }
        return coalesce(value, ParameterValues.operand(value.shape(), otherwise), ModelExprs.mapping(value.shape()));
    }

    /** A constant as the second operand is encoded as the first operand is. */
    static BoundExpr coalesce(BoundExpr value, BoundExpr otherwise) {
        if (otherwise.shape() instanceof ValueExpr) {
            return coalesce(value, otherwise.values()[0]);
        }
        ParameterValues.checkSameEncoding(value.shape(), otherwise.shape());
        return coalesce(value, otherwise, ModelExprs.mapping(value.shape()).ofAllDigits());
    }

    /** @param mapping the encoding of both operands */
    static BoundExpr coalesce(BoundExpr value, BoundExpr otherwise, Encoding<?, ?> mapping) {
        Call call = new Call(BuiltInFunctions.COALESCE, List.of(value.shape(), otherwise.shape()), mapping);
        return new BoundExpr(call, BoundExpr.join(value.values(), otherwise.values())).of(value, otherwise);
    }
}
