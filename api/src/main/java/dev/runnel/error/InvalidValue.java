package dev.runnel.error;

/** A value does not fit its field: null where it is required, outside the exact range of the column, or text that no store can hold. Before any I/O. */
public final class InvalidValue extends RunnelException {
    private final String field;
    private final Reason reason;

    /** Why a value does not fit. */
    public enum Reason {
        NULL,
        NUL_CHARACTER,
        UNPAIRED_SURROGATE,
        OUT_OF_RANGE
    }

    public InvalidValue(String field, Reason reason, String what) {
        super(ErrorCode.INVALID_VALUE, what, null);
        this.field = field;
        this.reason = reason;
        with("field", field);
    }

    /** The field, as {@code Todo.title}. */
    public String field() {
        return field;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public InvalidValue with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidValue hint(String text) {
        super.hint(text);
        return this;
    }
}
