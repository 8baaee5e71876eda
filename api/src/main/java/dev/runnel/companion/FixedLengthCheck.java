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
import java.util.Arrays;
import java.util.Iterator;

/** Rejects an expression for a column of fixed-length bytes, if its value may have another length: the database would pad the value. */
final class FixedLengthCheck {
    private final Field field;
    private final ColumnType.Binary declared;

    /** The values of the remaining parameters, from left to right. */
    private final Iterator<Object> values;

    private FixedLengthCheck(Field field, ColumnType.Binary declared, Iterator<Object> values) {
        this.field = field;
        this.declared = declared;
        this.values = values;
    }

    /**
     * @throws InvalidValueException when a value has another length
     * @throws InvalidStatementException when another column may have values of another length
     */
    static void check(Field field, BoundExpr computed) {
        if (field.columnType() instanceof ColumnType.Binary declared) {
            new FixedLengthCheck(
                            field, declared, Arrays.asList(computed.values()).iterator())
                    .check(computed.shape());
        }
    }

    private void check(ModelExpr part) {
        if (part instanceof Call call) {
            call.operands().forEach(this::check);
        } else if (part instanceof ValueExpr) {
            Object value = values.next();
            InvalidValueException.Reason unfit = value == null ? null : declared.violation(value);
            if (unfit != null) {
                throw new InvalidValueException(field.toString(), unfit).with("column", declared.toString());
            }
        } else if (part instanceof FieldRef other
                && !declared.equals(other.field().columnType())) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ASSIGNABLE,
                            "the bytes of a column are assigned to a column of fixed length, and their lengths may differ")
                    .with("field", field.toString())
                    .with("column", declared.toString())
                    .with("other", other.field().toString())
                    .hint("declare both columns with the same type, or read the row and set the value");
        }
    }
}
