package dev.runnel;

import dev.runnel.error.InvalidValue;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.Identity;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.Storage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds calls of functions. */
final class Calls {
    private Calls() {}

    /** A function of a text, whose value is stored as {@code result}. */
    static Fragment ofText(FunctionDescriptor function, Storage result, Fragment text) {
        return new Fragment(new Call(function, List.of(text.shape()), Identity.of(result)), text.values());
    }

    /** A function of a text that is a text. */
    static <M> StringExpr<M> text(FunctionDescriptor function, Fragment text) {
        Fragment call = ofText(function, Storage.TEXT, text);
        return () -> call;
    }

    static Fragment coalesce(Fragment value, @Nullable Object otherwise) {
        if (otherwise == null) {
            throw new InvalidValue(UserValues.nameOf(value.shape()), InvalidValue.Reason.NULL);
        }
        return coalesce(value, UserValues.operand(value.shape(), otherwise), ModelExprs.mapping(value.shape()));
    }

    /** A value as an expression is stored as the first operand is. */
    static Fragment coalesce(Fragment value, Fragment otherwise) {
        if (otherwise.shape() instanceof ValueExpr) {
            return coalesce(value, otherwise.values()[0]);
        }
        UserValues.checkForms(value.shape(), otherwise.shape());
        return coalesce(value, otherwise, ModelExprs.mapping(value.shape()).ofAllDigits());
    }

    /** @param mapping how both operands are stored */
    static Fragment coalesce(Fragment value, Fragment otherwise, Encoding<?, ?> mapping) {
        Call call = new Call(BuiltInFunctions.COALESCE, List.of(value.shape(), otherwise.shape()), mapping);
        return new Fragment(call, Fragment.join(value.values(), otherwise.values())).of(value, otherwise);
    }
}
