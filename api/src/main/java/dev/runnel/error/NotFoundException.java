package dev.runnel.error;

import java.util.List;

/**
 * A required row does not exist: {@code one()} found no row, or an update or delete of one record found no row with its
 * key.
 *
 * <p>Use {@code first()} if the row may be missing, or report the error to the caller.
 */
public final class NotFoundException extends RunnelException {
    private final List<Object> key;

    /**
     * Creates the error.
     *
     * @param what the violation
     * @param key the components of the key, in key order; empty if the statement has no key
     */
    public NotFoundException(String what, List<Object> key) {
        super(ErrorCode.NOT_FOUND, what, null);
        this.key = List.copyOf(key);
    }

    /**
     * Returns the components of the key of the missing row, in key order; empty if the statement has no key. The text
     * does not contain them, because they are values.
     */
    public List<Object> key() {
        return key;
    }

    @Override
    public NotFoundException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public NotFoundException hint(String text) {
        super.hint(text);
        return this;
    }
}
