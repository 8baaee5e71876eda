package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Scope;
import java.util.ArrayList;
import java.util.List;

/** What is selected of the rows of a model, while it is collected: each part has a position, by which it is read. */
public final class Selecting {
    private final Entity entity;
    private final List<ModelExpr> shapes = new ArrayList<>();
    private Object[] values = Fragment.NO_VALUES;
    private Scope scope = new Scope();

    public Selecting(Entity entity) {
        this.entity = entity;
    }

    /** Closes what is added from now on to this scope. */
    public Selecting in(Scope inner) {
        scope = inner;
        return this;
    }

    /** @return its position */
    public int add(Fragment fragment) {
        shapes.add(ModelExprs.close(fragment.shape(), scope));
        values = Fragment.join(values, fragment.values());
        return shapes.size() - 1;
    }

    /**
     * Adds what is there on every row.
     *
     * @throws InvalidStatement when it may be absent, because an optional relation leads to it
     */
    public int addPresent(Fragment fragment) {
        if (fragment.shape().type().nullable()) {
            throw new InvalidStatement(
                            ErrorCode.ABSENT_SELECTED, "what is reached through an optional relation may be absent")
                    .with("model", entity.name())
                    .hint("select it with .optional()");
        }
        return add(fragment);
    }

    /** A column that nobody reads, so that the store gives a row. */
    public void addNothing() {
        add(new Fragment(ModelExpr.ValueExpr.TRUE));
    }

    public List<ModelExpr> shapes() {
        return List.copyOf(shapes);
    }

    public Object[] values() {
        return values;
    }
}
