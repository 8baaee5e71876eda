package dev.runnel.error;

/** The backend cannot do what the statement asks for. Before any I/O. */
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
