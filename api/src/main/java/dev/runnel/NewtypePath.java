package dev.runnel;

/**
 * A required column whose Java type is a newtype, a record of one component.
 *
 * @param <M> the model that the expression starts at
 * @param <T> the type of the record
 * @param <P> the type of the path of its component
 */
public interface NewtypePath<M, T, P> extends Path<M, T> {
    /** Returns the same column with the type and the operators of the component. */
    P unwrapped();
}
