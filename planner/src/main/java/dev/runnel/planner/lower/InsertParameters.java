package dev.runnel.planner.lower;

import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Value.Param;

/** Numbers the parameters of an inserted row, from 0 through all of its expressions. Each row has its own values. */
final class InsertParameters {
    private int next;

    ModelExpr number(ModelExpr expr) {
        return expr instanceof ValueExpr value && value.value() instanceof Param param
                ? new ValueExpr(new Param(next++, param.type()))
                : expr.mapChildren(this::number);
    }
}
