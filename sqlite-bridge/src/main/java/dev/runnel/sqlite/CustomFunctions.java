package dev.runnel.sqlite;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.Collation;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** The functions, aggregates and collations of the application, which each connection of a factory installs. */
record CustomFunctions(
        Map<String, ScalarFunction> functions,
        Map<String, AggregateFunction> aggregates,
        Map<String, Comparator<String>> collations) {
    private static final int INTEGER = 1;
    private static final int FLOAT = 2;
    private static final int TEXT = 3;
    private static final int BLOB = 4;

    CustomFunctions {
        functions = Map.copyOf(functions);
        aggregates = Map.copyOf(aggregates);
        collations = Map.copyOf(collations);
    }

    void install(SQLiteConnection connection) throws SQLException {
        for (Map.Entry<String, ScalarFunction> added : functions.entrySet()) {
            Function.create(
                    connection, added.getKey(), new FunctionCall(added.getValue()), Function.FLAG_DETERMINISTIC);
        }
        for (Map.Entry<String, AggregateFunction> added : aggregates.entrySet()) {
            Function.create(connection, added.getKey(), new AggregateCall(added.getValue()));
        }
        for (Map.Entry<String, Comparator<String>> added : collations.entrySet()) {
            Comparator<String> order = added.getValue();
            Collation.create(connection, added.getKey(), new Collation() {
                @Override
                protected int xCompare(String a, String b) {
                    return order.compare(a, b);
                }
            });
        }
    }

    private static final class FunctionCall extends Function {
        private final ScalarFunction function;

        FunctionCall(ScalarFunction function) {
            this.function = function;
        }

        @Override
        protected void xFunc() throws SQLException {
            @Nullable Object[] arguments = new Object[args()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = argument(i);
            }
            Object result;
            try {
                result = function.call(arguments);
            } catch (RuntimeException failed) {
                error(String.valueOf(failed.getMessage()));
                return;
            }
            setResult(result);
        }

        private @Nullable Object argument(int index) throws SQLException {
            return switch (value_type(index)) {
                case INTEGER -> value_long(index);
                case FLOAT -> value_double(index);
                case TEXT -> value_text(index);
                case BLOB -> NativeStatement.bytes(value_blob(index));
                default -> null;
            };
        }

        private void setResult(@Nullable Object result) throws SQLException {
            if (result == null) {
                result();
            } else if (result instanceof Long number) {
                result((long) number);
            } else if (result instanceof Double number) {
                result((double) number);
            } else if (result instanceof String text) {
                result(text);
            } else if (result instanceof byte[] bytes) {
                result(bytes);
            } else {
                error("the function returned another type than Long, Double, String, byte[] or null");
            }
        }
    }

    /** The prototype of the accumulators: SQLite clones it for each group. */
    private static final class AggregateCall extends Function.Aggregate {
        private final AggregateFunction function;
        private AggregateFunction.@Nullable Accumulator group;

        AggregateCall(AggregateFunction function) {
            this.function = function;
        }

        private AggregateFunction.Accumulator group() {
            if (group == null) {
                group = function.start();
            }
            return group;
        }

        @Override
        protected void xStep() throws SQLException {
            @Nullable Object[] arguments = new Object[args()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = argument(i);
            }
            try {
                group().add(arguments);
            } catch (RuntimeException failed) {
                error(String.valueOf(failed.getMessage()));
            }
        }

        @Override
        protected void xFinal() throws SQLException {
            Object result;
            try {
                result = group().result();
            } catch (RuntimeException failed) {
                error(String.valueOf(failed.getMessage()));
                return;
            }
            setResult(result);
        }

        private @Nullable Object argument(int index) throws SQLException {
            return switch (value_type(index)) {
                case INTEGER -> value_long(index);
                case FLOAT -> value_double(index);
                case TEXT -> value_text(index);
                case BLOB -> NativeStatement.bytes(value_blob(index));
                default -> null;
            };
        }

        private void setResult(@Nullable Object result) throws SQLException {
            if (result == null) {
                result();
            } else if (result instanceof Long number) {
                result((long) number);
            } else if (result instanceof Double number) {
                result((double) number);
            } else if (result instanceof String text) {
                result(text);
            } else if (result instanceof byte[] bytes) {
                result(bytes);
            } else {
                error("the function returned another type than Long, Double, String, byte[] or null");
            }
        }
    }
}
