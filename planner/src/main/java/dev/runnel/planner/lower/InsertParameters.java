package dev.runnel.planner.lower;

import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.Value.Param;

/** Numbers the holes of a row that is created, from 0 through all of its expressions: their values come with each row. */
final class InsertParameters {
    private int next;

    ModelExpr number(ModelExpr expr) {
        return expr instanceof ValueExpr value && value.value() instanceof Param param
                ? new ValueExpr(new Param(next++, param.type()))
                : expr.mapChildren(this::number);
    }
}
