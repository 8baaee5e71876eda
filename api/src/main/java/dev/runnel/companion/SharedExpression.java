package dev.runnel.companion;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Value;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The value that the create branch of an upsert has for a field whose shared setter is an expression over the stored row. */
final class SharedExpression {
    /** The values of the remaining parameters, in the order in which the parameters occur. */
    private final Iterator<@Nullable Object> remaining;

    private SharedExpression(BoundExpr expr) {
        this.remaining = Arrays.asList(expr.values()).iterator();
    }

    /**
     * Returns a row whose field starts at its default. The client computes sums and differences, and the database any other expression.
     *
     * @throws InvalidStatementException when the field has no default, or the expression reads another field
     */
    static InsertRow create(InsertRow row, Field field, BoundExpr expr) {
        BoundExpr started = expr;
        if (reads(expr.shape(), read -> read.index() == field.index())) {
            Object initial = ParameterValues.encode(field, initial(field));
            ValueExpr parameter = new ValueExpr(Value.Param.of(field.type()));
            started = FieldSubstitution.ofOwn(field, new BoundExpr(parameter, new Object[] {initial}), expr);
        }
        if (reads(started.shape(), read -> true)) {
            throw new InvalidStatementException(
                            ErrorCode.NOT_ASSIGNABLE, "a shared setter of an upsert reads a field that a new row lacks")
                    .with("field", field.toString())
                    .hint("set the field in onCreate(…) and onUpdate(…)");
        }
        if (!isSum(started.shape())) {
            return row.compute(field, started);
        }
        try {
            Object value = new SharedExpression(started).value(started.shape());
            if (value != null) {
                requireFinite(value);
                field.checkFits(value);
            }
            return row.set(field, ColumnAliases.checked(row.entity(), field, value));
        } catch (InvalidValueException unfit) {
            throw unfit.namesField() ? unfit : unfit.withField(field.toString());
        }
    }

    private static void requireFinite(Object value) {
        if ((value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue())) {
            throw InvalidValueException.computed();
        }
    }

    private static @Nullable Object initial(Field field) {
        if (field.initial() instanceof DefaultValue.LiteralDefault literal) {
            return literal.value().apply(Clock.systemUTC());
        }
        throw new InvalidStatementException(
                        ErrorCode.MISSING_DEFAULT,
                        "a shared setter of an upsert reads its field, which has no @Default")
                .with("field", field.toString())
                .hint("declare a @Default, or set the field in onCreate(…) and onUpdate(…)");
    }

    private static boolean reads(ModelExpr expr, Predicate<Field> fields) {
        return expr.contains(part -> part instanceof FieldRef ref && fields.test(ref.field()));
    }

    private static boolean isSum(ModelExpr expr) {
        return expr instanceof ValueExpr
                || expr instanceof Call sum
                        && (sum.function() == BuiltInFunctions.PLUS || sum.function() == BuiltInFunctions.MINUS)
                        && sum.operands().stream().allMatch(SharedExpression::isSum);
    }

    private @Nullable Object value(ModelExpr expr) {
        if (expr instanceof ValueExpr constant) {
            return constant.value() instanceof Value.Literal literal ? literal.value() : remaining.next();
        }
        Call sum = (Call) expr;
        List<@Nullable Object> operands = new ArrayList<>();
        sum.operands().forEach(operand -> operands.add(value(operand)));
        return sum.function().evaluate(operands);
    }
}
