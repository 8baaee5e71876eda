package dev.runnel;

/**
 * A required JSON column. It can be selected, but not compared or sorted.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the Java type of its value
 */
public interface JsonPath<M, T> extends Selectable<M, T> {
    /** Returns this column as an {@code Optional}, for a selection through an optional relation: empty where the relation has no row. */
    NullableJsonPath<M, T> optional();
}
