package dev.runnel.codegen.model;

/** How a component says that it may be absent. */
public enum Nullability {
    NEVER,
    OPTIONAL,
    NULLABLE
}
