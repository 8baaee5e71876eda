package dev.runnel;

import dev.runnel.error.InvalidValueException;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds calls of functions. */
final class FunctionCalls {
    private FunctionCalls() {}

    /** A function of a text, whose value is stored as {@code result}. */
    static BoundExpr ofText(FunctionDescriptor function, StorageType result, BoundExpr text) {
        return new BoundExpr(new Call(function, List.of(text.shape()), IdentityEncoding.of(result)), text.values());
    }

    /** A function of a text that is a text. */
    static <M> StringExpr<M> text(FunctionDescriptor function, BoundExpr text) {
        BoundExpr call = ofText(function, StorageType.TEXT, text);
        return (StringExpr<M> & BoundExprSource) () -> call;
    }

    static BoundExpr coalesce(BoundExpr value, @Nullable Object otherwise) {
        if (otherwise == null) {
            throw new InvalidValueException(ParameterValues.nameOf(value.shape()), InvalidValueException.Reason.NULL);
        }
        return coalesce(value, ParameterValues.operand(value.shape(), otherwise), ModelExprs.mapping(value.shape()));
    }

    /** A value as an expression is stored as the first operand is. */
    static BoundExpr coalesce(BoundExpr value, BoundExpr otherwise) {
        if (otherwise.shape() instanceof ValueExpr) {
            return coalesce(value, otherwise.values()[0]);
        }
        ParameterValues.checkSameEncoding(value.shape(), otherwise.shape());
        return coalesce(value, otherwise, ModelExprs.mapping(value.shape()).ofAllDigits());
    }

    /** @param mapping how both operands are stored */
    static BoundExpr coalesce(BoundExpr value, BoundExpr otherwise, Encoding<?, ?> mapping) {
        Call call = new Call(BuiltInFunctions.COALESCE, List.of(value.shape(), otherwise.shape()), mapping);
        return new BoundExpr(call, BoundExpr.join(value.values(), otherwise.values())).of(value, otherwise);
    }
}
