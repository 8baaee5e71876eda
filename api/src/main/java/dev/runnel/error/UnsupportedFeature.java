package dev.runnel.error;

/** The database does not support a feature that the statement uses. Raised before any I/O. */
public final class UnsupportedFeature extends RunnelException {
    public UnsupportedFeature(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public UnsupportedFeature with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public UnsupportedFeature hint(String text) {
        super.hint(text);
        return this;
    }
}
