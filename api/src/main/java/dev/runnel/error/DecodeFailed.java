package dev.runnel.error;

/** A value of the database is not one of its field. */
public final class DecodeFailed extends RunnelException {
    public DecodeFailed(String what) {
        super(ErrorCode.DECODE_FAILED, what, null);
    }

    @Override
    public DecodeFailed with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public DecodeFailed hint(String text) {
        super.hint(text);
        return this;
    }
}
