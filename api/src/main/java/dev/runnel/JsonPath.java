package dev.runnel;

/**
 * A required column that the store does not look into: JSON. It is selected, and not compared.
 *
 * @param <M> the model it starts at
 * @param <T> the Java type of its value
 */
public interface JsonPath<M, T> extends Selectable<M, T> {
    /** This column, selected as an {@code Optional}: for one that is reached through an optional relation. */
    NullableJsonPath<M, T> optional();
}
