package dev.runnel.error;

/** A read would hold more rows in memory than an option allows. */
public final class TooLarge extends RunnelException {
    private final long limit;

    public TooLarge(long limit, String option, String what) {
        super(ErrorCode.TOO_LARGE, what, null);
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
