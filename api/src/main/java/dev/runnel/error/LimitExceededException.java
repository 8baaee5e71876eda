package dev.runnel.error;

/** A limit of an option was exceeded: rows that a read buffers, or statements of one subscription. */
public final class LimitExceededException extends RunnelException {
    private final long limit;

    public LimitExceededException(long limit, String option, String what) {
        this(ErrorCode.LIMIT_EXCEEDED, limit, option, what);
    }

    public LimitExceededException(ErrorCode code, long limit, String option, String what) {
        super(code, what, null);
        this.limit = limit;
        with("option", option);
        with("limit", Long.toString(limit));
    }

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
