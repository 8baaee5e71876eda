package dev.runnel.error;

/**
 * A limit of an option is exceeded: the number of rows that a read buffers, the number of values that a transaction
 * buffers until COMMIT, or the number of statements of one subscription.
 *
 * <p>Narrow the query, or raise the option that the text names.
 */
public final class LimitExceededException extends RunnelException {
    private final long limit;

    /**
     * Creates the error with the code {@link ErrorCode#LIMIT_EXCEEDED}.
     *
     * @param limit the value of the option
     * @param option the name of the option
     * @param what the violation
     */
    public LimitExceededException(long limit, String option, String what) {
        this(ErrorCode.LIMIT_EXCEEDED, limit, option, what);
    }

    /**
     * Creates the error.
     *
     * @param code the code
     * @param limit the value of the option
     * @param option the name of the option
     * @param what the violation
     */
    public LimitExceededException(ErrorCode code, long limit, String option, String what) {
        super(code, what, null);
        this.limit = limit;
        with("option", option);
        with("limit", Long.toString(limit));
    }

    /** Returns the value of the option. */
    public long limit() {
        return limit;
    }

    @Override
    public LimitExceededException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public LimitExceededException hint(String text) {
        super.hint(text);
        return this;
    }
}
