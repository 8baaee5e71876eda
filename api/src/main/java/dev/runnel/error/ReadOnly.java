package dev.runnel.error;

import org.jspecify.annotations.Nullable;

/** A statement that writes, in a transaction that is only to read, where nothing was sent; or on a database that takes no writes. */
public final class ReadOnly extends RunnelException {
    public ReadOnly(String what, @Nullable Throwable cause) {
        super(ErrorCode.READ_ONLY, what, cause);
    }

    @Override
    public ReadOnly with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ReadOnly hint(String text) {
        super.hint(text);
        return this;
    }
}
