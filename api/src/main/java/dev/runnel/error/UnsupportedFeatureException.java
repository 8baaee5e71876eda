package dev.runnel.error;

/**
 * The database does not support a feature that the statement, the transaction or the model uses. The error is raised
 * before any I/O.
 *
 * <p>Use another feature, or another database: {@link #code} names the feature.
 */
public final class UnsupportedFeatureException extends RunnelException {
    /**
     * Creates the error.
     *
     * @param code the code of the error
     * @param what the violation, without a full stop
     */
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
