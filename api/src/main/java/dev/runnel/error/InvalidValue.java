package dev.runnel.error;

/** A value does not fit its field: null where it is required, outside the exact range of the column, or text that no store can hold. Before any I/O, but for what the store computes. */
public final class InvalidValue extends RunnelException {
    private final String field;
    private final Reason reason;

    /** Why a value does not fit. */
    public enum Reason {
        NULL("a required field takes no null", "give it a value, or declare the component Optional"),
        NULL_INSIDE(
                "a newtype holds no null", "give it a value inside; where it may be absent, leave out the whole of it"),
        NUL_CHARACTER("no text column can hold a NUL character", "remove U+0000 from the text"),
        UNPAIRED_SURROGATE("half a surrogate pair is not a character", "cut texts between code points"),
        TOO_LONG("the text is longer than its column", "shorten it, or widen the column"),
        WRONG_LENGTH("the bytes are more or fewer than those of its column", "give as many, or store them as a blob"),
        TOO_MANY_DIGITS("the number has more digits than its column", "round it as you mean it, or widen the column"),
        NOT_A_NUMBER("NaN equals nothing, and no store orders it as Java does", "use an absent value"),
        INFINITE("what is computed with an infinity may be NaN", "compute with finite numbers"),
        OUT_OF_RANGE("the value is outside the range of its column", "use a value that the backend holds"),
        NOT_MAPPED(
                "the mapping of the field has no stored value for it", "use a value that its bijection or type takes"),
        NOT_SUPPLIED("the supplier of a default failed", "mend the supplier, or give the field a value"),
        COMPUTED("what the store computes does not fit", "compute within the range of the column, or widen it");

        private final String what;
        private final String advice;

        Reason(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }
    }

    /** What a store computed, of which it does not say for which field. Nothing was written. */
    public static InvalidValue computed() {
        return new InvalidValue("expression", Reason.COMPUTED);
    }

    public InvalidValue(String field, Reason reason) {
        super(ErrorCode.INVALID_VALUE, reason.what, null);
        this.field = field;
        this.reason = reason;
        with("field", field);
        hint(reason.advice);
    }

    /** The field, as {@code Todo.title}; {@code expression} where a value is none of a single field. */
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
