package dev.runnel.error;

/** The value of a {@code Deferred} was read, and the query did not load it. */
public final class NotLoadedException extends RunnelException {
    public NotLoadedException(String what) {
        super(ErrorCode.NOT_LOADED, what, null);
    }

    @Override
    public NotLoadedException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public NotLoadedException hint(String text) {
        super.hint(text);
        return this;
    }
}
