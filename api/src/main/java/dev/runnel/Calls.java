package dev.runnel;

import dev.runnel.error.InvalidValue;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.Identity;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.FunctionOp;
import dev.runnel.type.Storage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds calls of functions. */
final class Calls {
    private Calls() {}

    static Fragment length(Fragment text) {
        return new Fragment(
                new Call(FunctionOp.LENGTH, List.of(text.shape()), Identity.of(Storage.I64)), text.values());
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
        Call call = new Call(FunctionOp.COALESCE, List.of(value.shape(), otherwise.shape()), mapping);
        return new Fragment(call, Fragment.join(value.values(), otherwise.values())).of(value, otherwise);
    }
}
