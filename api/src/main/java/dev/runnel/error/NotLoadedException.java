package dev.runnel.error;

/**
 * The value of a {@code Deferred} is read, and the query did not load it.
 *
 * <p>Include the relation or column in the query, for example {@code Users.all().include(u -> u.posts())}.
 */
public final class NotLoadedException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     */
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
