package dev.runnel.error;

/** {@code one()} found more than one row. */
public final class NonUniqueResultException extends RunnelException {
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
