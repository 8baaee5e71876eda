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

/** What is selected of the rows of a model, while it is collected: each part has a position, by which it is read. */
public final class SelectionBuilder {
    private final Entity entity;
    private final List<ModelExpr> shapes = new ArrayList<>();
    private final List<Include> related = new ArrayList<>();
    private Object[] values = BoundExpr.NO_VALUES;
    private Object[] relatedValues = BoundExpr.NO_VALUES;
    private LambdaScope scope = new LambdaScope();
    private boolean made;

    public SelectionBuilder(Entity entity) {
        this.entity = entity;
    }

    /** Closes what is added from now on to this scope. */
    public SelectionBuilder in(LambdaScope inner) {
        scope = inner;
        return this;
    }

    /** @return its position */
    public int add(BoundExpr fragment) {
        shapes.add(ModelExprs.bindScope(fragment.shape(), scope));
        values = BoundExpr.join(values, fragment.values());
        return shapes.size() - 1;
    }

    /**
     * Adds what is there on every row.
     *
     * @throws InvalidStatementException when it may be absent, because an optional relation leads to it
     */
    public int addPresent(BoundExpr fragment) {
        if (fragment.shape().type().nullable()) {
            throw mayBeAbsent();
        }
        return add(fragment);
    }

    /** What cannot be selected as it is, because an optional relation leads to it. */
    public InvalidStatementException mayBeAbsent() {
        return new InvalidStatementException(
                        ErrorCode.NULLABLE_SELECTED,
                        "the selected value is behind an optional relation, so it can be NULL")
                .with("model", entity.name())
                .hint("select it with .optional(), as an Optional");
    }

    /** Something is made of what the store holds, and the store does not know of it. */
    public void make() {
        made = true;
    }

    public boolean isMade() {
        return made;
    }

    /** A column that nobody reads, so that the store gives a row. */
    public void addNothing() {
        add(new BoundExpr(ModelExpr.ValueExpr.TRUE));
    }

    /**
     * Adds related rows.
     *
     * @return where they lie, once everything is added: behind the expressions
     */
    public IntSupplier addRelated(Include.OfRelation include, Object[] includeValues) {
        int number = related.size();
        related.add(include);
        relatedValues = BoundExpr.join(relatedValues, includeValues);
        return () -> Math.max(1, shapes.size()) + number;
    }

    /** The expressions; one at least. */
    public List<ModelExpr> shapes() {
        return shapes.isEmpty() ? List.of(ModelExpr.ValueExpr.TRUE) : List.copyOf(shapes);
    }

    public Object[] values() {
        return values;
    }

    /** The query that selects all that was added. */
    public QueryState from(QueryState query) {
        return query.withSelectedRelations(related, relatedValues);
    }
}
