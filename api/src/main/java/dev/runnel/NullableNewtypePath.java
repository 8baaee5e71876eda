package dev.runnel;

/**
 * A nullable column of newtypes: records of one component.
 *
 * @param <M> the model it starts at
 * @param <T> the record
 * @param <P> the path of its component
 */
public interface NullableNewtypePath<M, T, P> extends NullablePath<M, T> {
    /** The same column as what its records hold, with the operators of that. */
    P unwrapped();
}
