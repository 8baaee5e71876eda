package dev.runnel.codegen.model;

/** The types of columns: a storage value each, by the name it has in the api. */
public enum Scalar {
    BOOL("java.lang.Boolean"),
    I64("java.lang.Long"),
    TEXT("java.lang.String"),
    UUID("java.util.UUID"),
    INSTANT("java.time.Instant");

    private final String javaType;

    Scalar(String javaType) {
        this.javaType = javaType;
    }

    /** The class of a present value. */
    public String javaType() {
        return javaType;
    }
}
