package dev.runnel.codegen.model;

/** The types of columns: a storage value each, by the name it has in the api. */
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
