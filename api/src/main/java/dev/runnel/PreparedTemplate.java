package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.mapping.ClassEncodings;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.ParameterSlot;
import dev.runnel.stmt.ParameterValueException;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is built once with slots for the values of its parameters. If there is no such statement, because it depends on the values,
 * the function builds one for each execution.
 */
final class PreparedTemplate<S extends Statement<?>> {
    private final List<Class<?>> classes;
    private final Function<List<Parameter<?>>, ? extends S> function;
    private final @Nullable S template;

    private PreparedTemplate(
            List<Class<?>> classes, Function<List<Parameter<?>>, ? extends S> function, @Nullable S template) {
        this.classes = classes;
        this.function = function;
        this.template = template;
    }

    static <S extends Statement<?>> PreparedTemplate<S> of(
            List<Class<?>> classes, Function<List<Parameter<?>>, ? extends S> function) {
        List<Parameter<?>> slots = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Encoding<Object, Object> encoding = encoding(classes.get(i));
            slots.add(ParameterExpr.of(encoding, ParameterSlot.of(i, encoding)));
        }
        return new PreparedTemplate<>(classes, function, built(slots, function));
    }

    /** Returns the statement with slots; null if it depends on a value. */
    private static <S extends Statement<?>> @Nullable S built(
            List<Parameter<?>> slots, Function<List<Parameter<?>>, ? extends S> function) {
        S statement;
        try {
            statement = function.apply(slots);
        } catch (ParameterValueException dependsOnValue) {
            return null;
        }
        if (!StatementParts.isBindable(statement)) {
            return null;
        }
        for (BoundStatement<?> request : StatementParts.requests(statement)) {
            for (Object value : request.values()) {
                if (value instanceof ParameterSlot slot && !slot.isEncoded()) {
                    throw new InvalidStatementException(
                                    ErrorCode.PARAMETER_CLASS,
                                    "a parameter is an operand where no column determines how its value is stored")
                            .hint(
                                    "compare the parameter with a column, or pass a parameter of a class that columns store");
                }
            }
        }
        return statement;
    }

    private static @Nullable Encoding<Object, Object> encoding(Class<?> type) {
        return ClassEncodings.of(MethodType.methodType(type).wrap().returnType());
    }

    S with(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new InvalidValueException(ParameterSlot.nameOf(i), InvalidValueException.Reason.NULL);
            }
        }
        if (template != null) {
            ParameterBinding binding = new ParameterBinding(values);
            S bound = StatementParts.bind(template, binding);
            if (binding.isExact()) {
                return bound;
            }
        }
        List<Parameter<?>> constants = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Encoding<Object, Object> encoding = encoding(classes.get(i));
            InvalidValueException.Reason violation = encoding == null ? null : encoding.violation(values[i]);
            if (violation != null) {
                throw new InvalidValueException(ParameterSlot.nameOf(i), violation);
            }
            constants.add(ParameterExpr.of(encoding, values[i]));
        }
        return function.apply(constants);
    }
}
