package dev.runnel.codegen.model;

/** The storage types, named as in the api. */
public enum StorageTypeName {
    BOOL,
    I16,
    I32,
    I64,
    F32,
    F64,
    DECIMAL,
    TEXT,
    BYTES,
    UUID,
    DATE,
    TIME,
    DATETIME,
    INSTANT;

    public boolean isNumber() {
        return switch (this) {
            case I16, I32, I64, F32, F64, DECIMAL -> true;
            case BOOL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> false;
        };
    }
}
