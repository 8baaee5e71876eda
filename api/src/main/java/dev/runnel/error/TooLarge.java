package dev.runnel.error;

/** A limit of an option was exceeded: rows that a read buffers, or statements of one subscription. */
public final class TooLarge extends RunnelException {
    private final long limit;

    public TooLarge(long limit, String option, String what) {
        this(ErrorCode.TOO_LARGE, limit, option, what);
    }

    public TooLarge(ErrorCode code, long limit, String option, String what) {
        super(code, what, null);
        this.limit = limit;
        with("option", option);
        with("limit", Long.toString(limit));
    }

    public long limit() {
        return limit;
    }

    @Override
    public TooLarge with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public TooLarge hint(String text) {
        super.hint(text);
        return this;
    }
}
