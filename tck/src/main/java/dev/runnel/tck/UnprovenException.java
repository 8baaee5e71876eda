package dev.runnel.tck;

import org.opentest4j.TestAbortedException;

/** Ends a test that fails on a backend for a reason that its module lists. The page of the suite shows the behaviour as not proven there. */
public final class UnprovenException extends TestAbortedException {
    /** @param reason the reason, as the module lists it */
    public UnprovenException(String reason) {
        super(reason);
    }
}
