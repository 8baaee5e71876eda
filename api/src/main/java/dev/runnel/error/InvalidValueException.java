package dev.runnel.error;

/** A value does not fit its field: null in a required field, outside the range of the column, or text that no database stores. Raised before any I/O, except for values that the database computes. */
public final class InvalidValueException extends RunnelException {
    private static final String EXPRESSION = "expression";

    private final String field;
    private final Reason reason;

    /** Why a value does not fit. */
    public enum Reason {
        NULL("the value is null, and the field is required", "set a value, or declare the component Optional"),
        NULL_INSIDE(
                "the newtype contains null",
                "put a value into the newtype; for NULL, leave out the newtype as a whole"),
        NUL_CHARACTER("the text contains a NUL character, which no text column stores", "remove U+0000 from the text"),
        UNPAIRED_SURROGATE(
                "the text contains half of a surrogate pair, which is not a character",
                "truncate texts between code points"),
        TOO_LONG("the text is longer than its column", "shorten the text, or widen the column"),
        WRONG_LENGTH(
                "the number of bytes is not the length of the column",
                "pass exactly as many bytes as the column has, or store them as a blob"),
        TOO_MANY_DIGITS(
                "the number has more digits than its column",
                "round the number to the digits of the column, or widen the column"),
        NOT_A_NUMBER("the value is NaN, which databases compare and sort differently", "use NULL for a missing number"),
        INFINITE("an operand is infinite, so the result can be NaN", "compute with finite numbers"),
        OUT_OF_RANGE("the value is outside the range of its column", "use a value within the range"),
        NOT_MAPPED(
                "the mapping of the field has no stored form of the value",
                "use a value that the mapping or the type of the column accepts"),
        NOT_SUPPLIED(
                "the supplier of the default value threw an exception", "fix the supplier, or set the field yourself"),
        COMPUTED(
                "the value that the database computed does not fit its column",
                "keep the expression within the range of the column, or widen the column");

        private final String what;
        private final String advice;

        Reason(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }
    }

    /** A value that the database computed, for a field that it does not report. Nothing was written. */
    public static InvalidValueException computed() {
        return new InvalidValueException(EXPRESSION, Reason.COMPUTED);
    }

    /** Whether the error is about one field of a model. */
    public boolean namesField() {
        return !field.equals(EXPRESSION);
    }

    /** The same error, about this field. */
    public InvalidValueException withField(String name) {
        InvalidValueException other = new InvalidValueException(name, reason);
        names().forEach((label, text) -> {
            if (!label.equals("field")) {
                other.with(label, text);
            }
        });
        other.setStackTrace(getStackTrace());
        return other;
    }

    public InvalidValueException(String field, Reason reason) {
        super(ErrorCode.INVALID_VALUE, reason.what, null);
        this.field = field;
        this.reason = reason;
        with("field", field);
        hint(reason.advice);
    }

    /** The field, for example {@code Todo.title}; {@code expression} where no single field is known: then {@code names()} has candidates. */
    public String field() {
        return field;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public InvalidValueException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public InvalidValueException hint(String text) {
        super.hint(text);
        return this;
    }
}
