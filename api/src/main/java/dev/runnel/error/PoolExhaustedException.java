package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** No connection became free within the acquire timeout. */
public final class PoolExhaustedException extends RunnelException {
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
