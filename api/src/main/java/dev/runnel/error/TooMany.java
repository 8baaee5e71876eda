package dev.runnel.error;

/** {@code one()} found more than one row. */
public final class TooMany extends RunnelException {
    public TooMany(String what) {
        super(ErrorCode.TOO_MANY, what, null);
    }

    @Override
    public TooMany with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public TooMany hint(String text) {
        super.hint(text);
        return this;
    }
}
