package dev.runnel.codegen.model;

/** The declaration of a component as nullable. */
public enum Nullability {
    NEVER,
    OPTIONAL,
    NULLABLE
}
