package dev.runnel.internal;

import java.util.List;

/** The hidden part of a statement. */
public interface BoundStatementSource {
    /** One bound statement, or one for each statement of a batch, in the order in which they run. */
    List<BoundStatement<?>> requests();
}
