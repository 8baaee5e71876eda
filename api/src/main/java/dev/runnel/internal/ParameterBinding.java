package dev.runnel.internal;

import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ParameterSlot;
import org.jspecify.annotations.Nullable;

/** The values for one execution of a prepared statement. Not thread-safe: it binds one statement. */
public final class ParameterBinding {
    private final Object[] arguments;
    private boolean exact = true;

    /** @param arguments a value for each parameter, none of them null */
    public ParameterBinding(Object... arguments) {
        this.arguments = arguments;
    }

    /**
     * Returns the values of a statement with the storage value in place of each {@link ParameterSlot}; the same array if it has none.
     *
     * @throws dev.runnel.error.InvalidValueException if a value does not fit
     */
    public @Nullable Object[] values(@Nullable Object[] template) {
        Object[] bound = template;
        for (int i = 0; i < template.length; i++) {
            if (template[i] instanceof ParameterSlot slot) {
                bound = bound == template ? template.clone() : bound;
                Object value = slot.bind(arguments);
                exact &= value != null;
                bound[i] = value;
            }
        }
        return bound;
    }

    /** Returns an expression with its values bound. See {@link #values}. */
    public BoundExpr expr(BoundExpr template) {
        Object[] bound = values(template.values());
        return bound == template.values() ? template : new BoundExpr(template.shape(), bound);
    }

    /** Returns whether every value fits the shape of the template. If not, the bound statement must not run. */
    public boolean isExact() {
        return exact;
    }
}
