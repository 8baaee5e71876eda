package dev.runnel.error;

/**
 * A value does not fit its field: null in a required field, a number outside the range of the column, or text that no
 * database stores. The error is raised before any I/O, except for values that the database computes
 * ({@link Reason#COMPUTED}). Nothing was written.
 *
 * <p>Correct the value: {@link #field} and {@link #reason} say which one and why.
 */
public final class InvalidValueException extends RunnelException {
    private static final String EXPRESSION = "expression";

    private final String field;
    private final Reason reason;

    /** The reason why a value does not fit. */
    public enum Reason {
        /** The value is null, and the field is required. */
        NULL("the value is null, and the field is required", "set a value, or declare the component Optional"),
        /** A newtype contains null. */
        NULL_INSIDE(
                "the newtype contains null",
                "put a value into the newtype; for NULL, leave out the newtype as a whole"),
        /** The text contains U+0000. */
        NUL_CHARACTER("the text contains a NUL character, which no text column stores", "remove U+0000 from the text"),
        /** The text contains half of a surrogate pair. */
        UNPAIRED_SURROGATE(
                "the text contains half of a surrogate pair, which is not a character",
                "truncate texts between code points"),
        /** The text or byte array is longer than its column. */
        TOO_LONG("the text is longer than its column", "shorten the text, or widen the column"),
        /** The length of the byte array is not that of the column. */
        WRONG_LENGTH(
                "the number of bytes is not the length of the column",
                "pass exactly as many bytes as the column has, or store them as a blob"),
        /** The number or time has more digits than its column. */
        TOO_MANY_DIGITS(
                "the number has more digits than its column",
                "round the number to the digits of the column, or widen the column"),
        /** The floating-point number is NaN. */
        NOT_A_NUMBER("the value is NaN, which databases compare and sort differently", "use NULL for a missing number"),
        /** An operand of a computation is infinite. */
        INFINITE("an operand is infinite, so the result can be NaN", "compute with finite numbers"),
        /** The value is outside the range of its column. */
        OUT_OF_RANGE("the value is outside the range of its column", "use a value within the range"),
        /** The mapping of the field has no stored form of the value. */
        NOT_MAPPED(
                "the mapping of the field has no stored form of the value",
                "use a value that the mapping or the type of the column accepts"),
        /** The supplier of the default value threw an exception. */
        NOT_SUPPLIED(
                "the supplier of the default value threw an exception", "fix the supplier, or set the field yourself"),
        /** The divisor of a division is the constant zero. */
        DIVISION_BY_ZERO("the divisor is zero", "divide by a number that is not zero"),
        /** A computed value does not fit its type, or the column that it is assigned to. */
        COMPUTED(
                "the computed value does not fit its type or its column",
                "keep the expression within its range: widen the column, or convert operands with toLong() or toDecimal()");

        private final String what;
        private final String advice;

        Reason(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }
    }

    /**
     * Returns the error for a value that the database computed, for a field that the database does not name. Nothing
     * was written.
     */
    public static InvalidValueException computed() {
        return new InvalidValueException(EXPRESSION, Reason.COMPUTED);
    }

    /** Returns whether the error names one field of a model. */
    public boolean namesField() {
        return !field.equals(EXPRESSION);
    }

    /**
     * Returns this error with another field.
     *
     * @param name the field, for example {@code Todo.title}
     */
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

    /**
     * Creates the error.
     *
     * @param field the field, for example {@code Todo.title}
     * @param reason the reason, which determines the text
     */
    public InvalidValueException(String field, Reason reason) {
        super(ErrorCode.INVALID_VALUE, reason.what, null);
        this.field = field;
        this.reason = reason;
        with("field", field);
        hint(reason.advice);
    }

    /**
     * Returns the field, for example {@code Todo.title}; {@code expression} if no single field is known. Then
     * {@link #names} may contain the possible fields as {@code candidates}.
     */
    public String field() {
        return field;
    }

    /** Returns the reason why the value does not fit. */
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
