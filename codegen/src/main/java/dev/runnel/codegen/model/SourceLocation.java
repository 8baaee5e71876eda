package dev.runnel.codegen.model;

/** Where in the source something is written. Only the reader knows what it holds. */
public interface SourceLocation {}
