package dev.runnel.exec.window;

import java.util.List;

/**
 * Rows of a read that were loaded together and are complete.
 *
 * @param last whether none follow: then the lease goes back before they are given on
 */
public record Window<T>(List<T> rows, boolean last) {}
