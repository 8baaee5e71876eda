package dev.runnel.error;

/** A guarded write found a row that is not as it expected. */
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
