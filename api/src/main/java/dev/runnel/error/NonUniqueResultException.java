package dev.runnel.error;

/**
 * {@code one()} found more than one row.
 *
 * <p>Use {@code first()} if any row will do, or narrow the condition.
 */
public final class NonUniqueResultException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     */
    public NonUniqueResultException(String what) {
        super(ErrorCode.NON_UNIQUE_RESULT, what, null);
    }

    @Override
    public NonUniqueResultException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public NonUniqueResultException hint(String text) {
        super.hint(text);
        return this;
    }
}
