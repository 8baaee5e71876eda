package dev.runnel;

/**
 * A nullable column whose Java type is a newtype, a record of one component.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the type of the record
 * @param <P> the type of the path of its component
 */
public interface NullableNewtypePath<M, T, P> extends NullablePath<M, T> {
    /** Returns the same column with the type and the operators of the component. */
    P unwrapped();
}
