package dev.runnel.companion;

import dev.runnel.error.InvalidValue;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Field;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.type.ArithmeticOp;
import java.math.BigDecimal;

/** Refuses what is added to a decimal column of a declared scale, and is finer than it: the sum would be rounded. */
final class Addends {
    private Addends() {}

    static void check(Field field, Fragment computed) {
        if (!(field.columnType() instanceof ColumnType.Numeric declared)) {
            return;
        }
        ModelExpr sum = computed.shape();
        int last = computed.values().length;
        while (sum instanceof Arithmetic part
                && (part.op() == ArithmeticOp.PLUS || part.op() == ArithmeticOp.MINUS)
                && part.right() instanceof ValueExpr) {
            last--;
            if (((BigDecimal) computed.values()[last]).scale() > declared.scale()) {
                throw new InvalidValue(field.toString(), InvalidValue.Reason.TOO_MANY_DIGITS)
                        .with("column", declared.toString());
            }
            sum = part.left();
        }
    }
}
