package dev.runnel.internal;

/**
 * A statement that may be the template of a prepared statement.
 *
 * @param <S> the type of the statement
 */
public interface BindableStatement<S> {
    /** Returns this statement with the values of a binding in place of its {@link dev.runnel.stmt.ParameterSlot}s. */
    S bind(ParameterBinding binding);
}
