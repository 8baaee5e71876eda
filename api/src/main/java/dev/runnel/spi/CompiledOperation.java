package dev.runnel.spi;

/** An operation as its driver runs it: an SQL driver has rendered its text. Immutable, shared by every execution of a plan. */
public interface CompiledOperation {
    Operation operation();

    /** The text that is sent, for EXPLAIN. Without values. */
    String explain();
}
