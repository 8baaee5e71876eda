package dev.runnel.spi;

/**
 * An operation in the form that its driver sends, for example with rendered SQL. It is immutable: all executions of a
 * plan share it, on any thread and any lease of the driver.
 */
public interface CompiledOperation {
    /** Returns the operation that was compiled. */
    Operation operation();

    /** Returns the text that the driver sends, for {@code explain}. The text contains no values. */
    String explain();
}
