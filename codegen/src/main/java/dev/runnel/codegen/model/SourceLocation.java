package dev.runnel.codegen.model;

/** A position in the source. Only the reader knows its content. */
public interface SourceLocation {}
