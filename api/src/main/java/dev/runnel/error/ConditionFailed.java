package dev.runnel.error;

/** A write of a record with a {@code @Version} found another version in the row. Nothing was written. */
public final class ConditionFailed extends RunnelException {
    public ConditionFailed(String what) {
        super(ErrorCode.CONDITION_FAILED, what, null);
    }

    @Override
    public ConditionFailed with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public ConditionFailed hint(String text) {
        super.hint(text);
        return this;
    }
}
