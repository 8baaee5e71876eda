package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the application with places for arguments: one text for all databases, or one for each of some databases.
 *
 * @param variants the texts, at least one; each has the places of all arguments
 * @param arguments the arguments in the order of their places
 */
public record SqlTemplate(List<Variant> variants, List<Argument> arguments) {
    public SqlTemplate {
        variants = List.copyOf(variants);
        arguments = List.copyOf(arguments);
    }

    /**
     * The text for a database, cut at its places.
     *
     * @param database the name of the database; null for all databases
     * @param pieces the text around the places: one piece more than there are arguments
     */
    public record Variant(@Nullable String database, List<String> pieces) {
        public Variant {
            pieces = List.copyOf(pieces);
        }
    }

    /** An argument. */
    public sealed interface Argument permits Expression, TableName, ColumnName {}

    /**
     * An expression, or the parameter for a value or a list of values.
     *
     * @param expr the expression
     */
    public record Expression(ModelExpr expr) implements Argument {}

    /**
     * The name of a table.
     *
     * @param entity the model of the table
     */
    public record TableName(Entity entity) implements Argument {}

    /**
     * The name of a column, without its table.
     *
     * @param field the field of the column
     */
    public record ColumnName(Field field) implements Argument {}

    /** Returns the text for a database, cut at its places; empty if there is none. */
    public Optional<List<String>> pieces(String database) {
        return variants.stream()
                .filter(variant ->
                        variant.database() == null || variant.database().equals(database))
                .reduce((first, second) -> first.database() == null ? second : first)
                .map(Variant::pieces);
    }

    /** Returns the expressions among the arguments. */
    public List<ModelExpr> expressions() {
        return arguments.stream()
                .filter(Expression.class::isInstance)
                .map(argument -> ((Expression) argument).expr())
                .toList();
    }

    /** Returns this template with {@code f} applied to each expression, or {@code this} if nothing changed. */
    public SqlTemplate mapExpressions(UnaryOperator<ModelExpr> f) {
        boolean[] changed = {false};
        List<Argument> mapped = arguments.stream()
                .<Argument>map(argument -> {
                    if (!(argument instanceof Expression expression)) {
                        return argument;
                    }
                    ModelExpr expr = f.apply(expression.expr());
                    changed[0] |= expr != expression.expr();
                    return expr == expression.expr() ? argument : new Expression(expr);
                })
                .toList();
        return changed[0] ? new SqlTemplate(variants, mapped) : this;
    }
}
