package dev.runnel.codegen.emit;

/**
 * A generated source file.
 *
 * @param type the qualified name of the type in it
 */
public record SourceText(String type, String text) {}
