/** Documents whose versions are kept: one of them is the current one, and approvals are of one version. */
@NullMarked
package dev.runnel.tck.scenario.versioned;

import org.jspecify.annotations.NullMarked;
