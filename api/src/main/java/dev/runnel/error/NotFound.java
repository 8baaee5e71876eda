package dev.runnel.error;

import java.util.List;

/** A row that must be there is not: {@code one()} found none, or an update or delete of one record missed it. */
public final class NotFound extends RunnelException {
    private final List<Object> key;

    public NotFound(String what, List<Object> key) {
        super(ErrorCode.NOT_FOUND, what, null);
        this.key = List.copyOf(key);
    }

    /** The key that was looked for, in key order; empty where none was given. A value: not part of any text. */
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
