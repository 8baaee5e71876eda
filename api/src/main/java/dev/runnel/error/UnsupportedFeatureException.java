package dev.runnel.error;

/** The database does not support a feature that the statement uses. Raised before any I/O. */
public final class UnsupportedFeatureException extends RunnelException {
    public UnsupportedFeatureException(ErrorCode code, String what) {
        super(code, what, null);
    }

    @Override
    public UnsupportedFeatureException with(String label, String name) {
        super.with(label, name);
        return this;
    }

    @Override
    public UnsupportedFeatureException hint(String text) {
        super.hint(text);
        return this;
    }
}
