package dev.runnel.codegen.model;

/**
 * The declaration of a model.
 *
 * @param kind {@code record}, {@code class}, {@code interface} …
 * @param hidden whether it, or a type around it, is private
 * @param exported whether it and every type around it are public
 */
public record Declaration(String kind, boolean generic, boolean hidden, boolean exported) {
    public boolean isRecord() {
        return kind.equals("record");
    }
}
