package dev.runnel.error;

/** A write of a record with a {@code @Version} found another version in the row. Nothing was written. */
public final class OptimisticLockException extends RunnelException {
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
