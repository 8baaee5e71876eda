package dev.runnel.driver.dynamo;

import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Column;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The filter expression of a read. A missing attribute is NULL: it is unequal to each value, and no ordering comparison holds for it.
 *
 * @param text the expression; empty for none
 */
record ItemFilter(String text, Map<String, String> names, Map<String, AttributeValue> values) {
    private static final ItemFilter NONE = new ItemFilter("", Map.of(), Map.of());
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_LIST = 100;

    /** Returns the filter; empty if it is longer than an expression may be, or has a value that no attribute has. */
    static Optional<ItemFilter> of(TableExpr condition, @Nullable Object[] parameters) {
        if (condition.equals(ValueExpr.TRUE)) {
            return Optional.of(NONE);
        }
        Writer writer = new Writer(parameters);
        try {
            String text = writer.write(condition);
            return text.length() > MAX_LENGTH
                    ? Optional.empty()
                    : Optional.of(new ItemFilter(text, writer.names, writer.values));
        } catch (InvalidValueException | UnusualValueException inMemory) {
            return Optional.empty();
        }
    }

    /** A value that an expression does not take, or takes with another meaning: a long list, an empty list, a search for an empty text. */
    private static final class UnusualValueException extends RuntimeException {
        UnusualValueException() {
            super("a value is not for an expression", null, false, false);
        }
    }

    private static final class Writer {
        private final @Nullable Object[] parameters;
        private final Map<String, String> placeholders = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Map<String, AttributeValue> values = new HashMap<>();

        Writer(@Nullable Object[] parameters) {
            this.parameters = parameters;
        }

        String write(TableExpr condition) {
            if (condition instanceof And and) {
                return joined(and.terms(), " AND ");
            }
            if (condition instanceof Or or) {
                return joined(or.terms(), " OR ");
            }
            if (condition instanceof Not not) {
                return "(NOT " + write(not.condition()) + ")";
            }
            if (condition instanceof IsNull absent) {
                return "attribute_not_exists(" + name(absent.operand()) + ")";
            }
            if (condition instanceof InList in) {
                return in(in);
            }
            if (condition instanceof Compare compare) {
                String name = name(compare.left());
                String text = name + " " + compare.op().symbol() + " " + value(compare.left(), compare.right());
                return compare.op() == CompareOp.NE
                        ? "(attribute_not_exists(" + name + ") OR " + text + ")"
                        : "(" + text + ")";
            }
            Call call = (Call) condition;
            String function = call.function() == BuiltInFunctions.STARTS_WITH ? "begins_with" : "contains";
            TableExpr column = call.operands().get(0);
            String placeholder = value(column, call.operands().get(1));
            if ("".equals(Objects.requireNonNull(values.get(placeholder)).s())) {
                throw new UnusualValueException();
            }
            return function + "(" + name(column) + ", " + placeholder + ")";
        }

        private String joined(List<TableExpr> terms, String operator) {
            return terms.stream().map(this::write).collect(Collectors.joining(operator, "(", ")"));
        }

        private String in(InList in) {
            List<?> list = (List<?>) parameters[in.list().slot()];
            if (list.isEmpty() || list.size() > MAX_LIST) {
                throw new UnusualValueException();
            }
            List<String> all = new ArrayList<>();
            for (Object element : list) {
                all.add(placeholder(in.operand(), element));
            }
            return name(in.operand()) + " IN (" + String.join(", ", all) + ")";
        }

        private String name(TableExpr column) {
            String name = ((ColumnRef) column).column().name();
            return placeholders.computeIfAbsent(name, absent -> {
                String placeholder = "#f" + names.size();
                names.put(placeholder, name);
                return placeholder;
            });
        }

        private String value(TableExpr column, TableExpr value) {
            Value constant = ((ValueExpr) value).value();
            return placeholder(column, ReadItems.valueOf(constant, parameters, 0));
        }

        private String placeholder(TableExpr column, Object value) {
            Column stored = ((ColumnRef) column).column();
            String placeholder = ":f" + values.size();
            values.put(placeholder, Attributes.of(stored, value));
            return placeholder;
        }
    }
}
