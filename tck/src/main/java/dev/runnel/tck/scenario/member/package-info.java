/** Has-one relations: a member may have a profile, a profile an avatar. */
@NullMarked
package dev.runnel.tck.scenario.member;

import org.jspecify.annotations.NullMarked;
