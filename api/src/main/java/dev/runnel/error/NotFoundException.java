package dev.runnel.error;

import java.util.List;

/** A required row does not exist: {@code one()} found none, or an update or delete of one record matched none. */
public final class NotFoundException extends RunnelException {
    private final List<Object> key;

    public NotFoundException(String what, List<Object> key) {
        super(ErrorCode.NOT_FOUND, what, null);
        this.key = List.copyOf(key);
    }

    /** The key of the missing row, in key order; empty where the statement has no key. Keys are values, so no error text contains them. */
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
