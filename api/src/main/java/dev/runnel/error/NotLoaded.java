package dev.runnel.error;

/** The value of a {@code Deferred} was read, and the query did not load it. */
public final class NotLoaded extends RunnelException {
    public NotLoaded(String what) {
        super(ErrorCode.NOT_LOADED, what, null);
    }

    @Override
    public NotLoaded with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public NotLoaded hint(String text) {
        super.hint(text);
        return this;
    }
}
