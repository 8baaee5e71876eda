package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/**
 * No connection became free within the acquire timeout of the pool.
 *
 * <p>Shorten transactions and pinned blocks, raise {@code poolSize}, or send fewer statements at the same time.
 */
public final class PoolExhaustedException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param what the violation, without a full stop
     * @param cause the cause; null for none, or if it may quote values
     */
    public PoolExhaustedException(String what, @Nullable Throwable cause) {
        super(ErrorCode.POOL_EXHAUSTED, what, cause);
    }

    @Override
    public PoolExhaustedException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public PoolExhaustedException hint(String text) {
        super.hint(text);
        return this;
    }
}
