package dev.runnel.codegen.model;

/** The types of columns: a storage value each, by the name it has in the api. */
public enum Scalar {
    BOOL,
    I64,
    TEXT,
    UUID,
    INSTANT
}
