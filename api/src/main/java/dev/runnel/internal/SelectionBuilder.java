package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Collects the expressions that a query selects. Each has a position, at which it is read. */
public final class SelectionBuilder {
    private final Entity entity;
    private final List<ModelExpr> shapes = new ArrayList<>();
    private final List<Include> related = new ArrayList<>();
    private Object[] values = BoundExpr.NO_VALUES;
    private Object[] relatedValues = BoundExpr.NO_VALUES;
    private LambdaScope scope = new LambdaScope();
    private boolean made;

    /** Creates a builder for the rows of a model. */
    public SelectionBuilder(Entity entity) {
        this.entity = entity;
    }

    /** Binds the expressions that are added from now on to this scope. */
    public SelectionBuilder in(LambdaScope inner) {
        scope = inner;
        return this;
    }

    /**
     * Adds an expression.
     *
     * @return its position
     */
    public int add(BoundExpr fragment) {
        shapes.add(ModelExprs.bindScope(fragment.shape(), scope));
        values = BoundExpr.join(values, fragment.values());
        return shapes.size() - 1;
    }

    /**
     * Adds an expression that must not be NULL.
     *
     * @return its position
     * @throws InvalidStatementException if it may be NULL because an optional relation leads to it
     */
    public int addPresent(BoundExpr fragment) {
        if (fragment.shape().type().nullable()) {
            throw mayBeAbsent();
        }
        return add(fragment);
    }

    /**
     * Adds a computed value that must not be NULL.
     *
     * @return its position
     * @throws InvalidStatementException if it may be NULL because an operand may be
     */
    public int addComputed(BoundExpr value) {
        if (value.shape().type().nullable()) {
            throw new InvalidStatementException(
                            ErrorCode.NULLABLE_SELECTED,
                            "the selected value is computed from an operand that can be NULL, so it can be NULL")
                    .with("model", entity.name())
                    .hint("select it with .optional(), as an Optional, or replace NULL with .coalesce(…)");
        }
        return add(value);
    }

    /** Returns the error for a required expression to which an optional relation leads. */
    public InvalidStatementException mayBeAbsent() {
        return new InvalidStatementException(
                        ErrorCode.NULLABLE_SELECTED,
                        "the selected value is behind an optional relation, so it can be NULL")
                .with("model", entity.name())
                .hint("select it with .optional(), as an Optional");
    }

    /** Marks the selection as one whose values are computed in memory, outside of the database. */
    public void make() {
        made = true;
    }

    /** Returns whether values of the selection are computed in memory. */
    public boolean isMade() {
        return made;
    }

    /** Adds a column that is not read, so that the database returns a row. */
    public void addNothing() {
        add(new BoundExpr(ModelExpr.ValueExpr.TRUE));
    }

    /**
     * Adds related rows.
     *
     * @return their position, after the expressions; it is known when all expressions are added
     */
    public IntSupplier addRelated(Include.OfRelation include, Object[] includeValues) {
        int number = related.size();
        related.add(include);
        relatedValues = BoundExpr.join(relatedValues, includeValues);
        return () -> Math.max(1, shapes.size()) + number;
    }

    /** Returns the expressions, at least one. */
    public List<ModelExpr> shapes() {
        return shapes.isEmpty() ? List.of(ModelExpr.ValueExpr.TRUE) : List.copyOf(shapes);
    }

    /** Returns the values of the expressions. */
    public Object[] values() {
        return values;
    }

    /** Returns the query that selects everything that was added. */
    public QueryState from(QueryState query) {
        return query.withSelectedRelations(related, relatedValues);
    }
}
