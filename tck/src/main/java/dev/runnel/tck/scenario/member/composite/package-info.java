/** The same as in {@code scenario.member}, over keys of two parts: a profile and a post share the region of their member. */
@NullMarked
package dev.runnel.tck.scenario.member.composite;

import org.jspecify.annotations.NullMarked;
