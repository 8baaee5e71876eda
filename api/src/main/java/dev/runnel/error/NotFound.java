package dev.runnel.error;

import java.util.List;

/** A required row does not exist: {@code one()} found none, or an update or delete of one record matched none. */
public final class NotFound extends RunnelException {
    private final List<Object> key;

    public NotFound(String what, List<Object> key) {
        super(ErrorCode.NOT_FOUND, what, null);
        this.key = List.copyOf(key);
    }

    /** The key of the missing row, in key order; empty where the statement has no key. Keys are values, so no error text contains them. */
    public List<Object> key() {
        return key;
    }

    @Override
    public NotFound with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public NotFound hint(String text) {
        super.hint(text);
        return this;
    }
}
