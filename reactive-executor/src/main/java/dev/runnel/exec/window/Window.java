package dev.runnel.exec.window;

import java.util.List;

/**
 * Rows of a read that were loaded together, with their includes.
 *
 * @param last whether it is the last window: the lease is released before its rows are emitted
 */
public record Window<T>(List<T> rows, boolean last) {}
