package dev.runnel;

import dev.runnel.companion.ColumnName;
import dev.runnel.companion.StatementParts;
import dev.runnel.companion.TableName;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.ClassEncodings;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ParameterSlot;
import dev.runnel.stmt.SqlTemplate;
import dev.runnel.stmt.SqlTemplate.Argument;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of SQL: names, and expressions with the values of their parameters. */
final class SqlArguments {
    private static final String ARGUMENT = "argument ";

    private final List<Argument> arguments = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    private SqlArguments() {}

    /** NULL as a value of a storage type. */
    record Null(StorageType storage) implements SqlArgument {}

    static SqlArguments of(@Nullable Object @Nullable [] given) {
        SqlArguments all = new SqlArguments();
        if (given == null) {
            throw invalid("an argument of the SQL is null", 0);
        }
        for (int i = 0; i < given.length; i++) {
            Object argument = given[i];
            if (argument == null) {
                throw invalid("an argument of the SQL is null", i);
            }
            all.add(argument, i);
        }
        return all;
    }

    List<Argument> arguments() {
        return arguments;
    }

    /** The values of the parameters, in the order of the arguments. */
    @Nullable
    Object[] values() {
        return values.toArray();
    }

    private void add(Object argument, int at) {
        if (argument instanceof TableName<?> name) {
            arguments.add(new SqlTemplate.TableName(name.entity()));
        } else if (argument instanceof ColumnName name) {
            arguments.add(new SqlTemplate.ColumnName(name.field()));
        } else if (argument instanceof Null absent) {
            parameter(Type.optional(absent.storage()), null);
        } else if (argument instanceof ParameterExpr<?> parameter && !(parameter.value() instanceof ParameterSlot)) {
            add(parameter.value(), at);
        } else if (argument instanceof Expr<?, ?> expr) {
            expression(StatementParts.expr(expr).isExact());
        } else if (argument instanceof Condition<?> condition) {
            expression(StatementParts.condition(condition));
        } else if (argument instanceof Collection<?> elements) {
            list(elements, at);
        } else {
            Encoding<Object, Object> encoding = encoding(argument, at);
            parameter(Type.of(encoding.storage()), stored(encoding, argument, at));
        }
    }

    private void expression(BoundExpr expr) {
        arguments.add(new SqlTemplate.Expression(expr.shape()));
        values.addAll(Arrays.asList(expr.values()));
    }

    private void parameter(Type.Scalar type, @Nullable Object stored) {
        bound(new ValueExpr(Value.Param.of(type)), stored);
    }

    private void bound(ModelExpr parameter, @Nullable Object value) {
        arguments.add(new SqlTemplate.Expression(parameter));
        values.add(value);
    }

    private void list(Collection<?> elements, int at) {
        if (elements.isEmpty()) {
            throw new InvalidStatementException(
                            ErrorCode.EMPTY_LIST, "a list in the SQL is empty, which is not a list of SQL")
                    .with("argument", Integer.toString(at + 1))
                    .hint("leave the condition out where the list is empty");
        }
        List<Object> stored = new ArrayList<>(elements.size());
        Encoding<Object, Object> encoding = null;
        for (Object element : elements) {
            if (element == null) {
                throw new InvalidStatementException(
                                ErrorCode.NULL_IN_LIST, "the list contains null, which equals no row")
                        .with("argument", Integer.toString(at + 1))
                        .hint("remove null from the list, or add … is null");
            }
            Encoding<Object, Object> other = encoding(element, at);
            if (encoding != null && !encoding.equals(other)) {
                throw invalid("a list in the SQL has elements of several classes", at);
            }
            encoding = other;
            stored.add(stored(encoding, element, at));
        }
        bound(new ValueExpr(Value.ListParam.of(Type.of(encoding.storage()))), stored);
    }

    private static Object stored(Encoding<Object, Object> encoding, Object value, int at) {
        InvalidValueException.Reason unfit = encoding.violation(value);
        if (unfit != null) {
            throw new InvalidValueException(ARGUMENT + (at + 1), unfit);
        }
        return encoding.encode(value);
    }

    private static Encoding<Object, Object> encoding(Object value, int at) {
        Encoding<Object, Object> encoding = ClassEncodings.of(value.getClass());
        if (encoding == null) {
            throw invalid("an argument of the SQL has a class that no column stores", at)
                    .with("class", value.getClass().getName());
        }
        return encoding;
    }

    /** @throws InvalidStatementException if no column stores the class */
    static Encoding<Object, Object> encoding(Class<?> type) {
        Encoding<Object, Object> encoding = ClassEncodings.of(type);
        if (encoding == null) {
            throw new InvalidStatementException(ErrorCode.SQL_ARGUMENT, "no column stores values of the class")
                    .with("class", type.getName())
                    .hint("use a class that a field without annotations can have");
        }
        return encoding;
    }

    private static InvalidStatementException invalid(String what, int at) {
        return new InvalidStatementException(ErrorCode.SQL_ARGUMENT, what)
                .with("argument", Integer.toString(at + 1))
                .hint("pass a value, a collection of values, a name or an expression; Sql.nullOf(…) for NULL");
    }
}
