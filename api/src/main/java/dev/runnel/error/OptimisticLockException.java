package dev.runnel.error;

/**
 * An update or delete of a record with a {@link dev.runnel.model.Version} found another version in its row: another
 * write came first. Nothing was written.
 *
 * <p>Read the record again, and repeat the change on it.
 */
public final class OptimisticLockException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     */
    public OptimisticLockException(String what) {
        super(ErrorCode.OPTIMISTIC_LOCK, what, null);
    }

    @Override
    public OptimisticLockException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public OptimisticLockException hint(String text) {
        super.hint(text);
        return this;
    }
}
