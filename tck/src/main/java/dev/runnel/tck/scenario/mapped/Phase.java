package dev.runnel.tck.scenario.mapped;

import dev.runnel.model.Code;

/** The codes are in another order than the constants. */
public enum Phase {
    @Code(30)
    FIRST,
    @Code(-1)
    SECOND,
    @Code(Integer.MAX_VALUE)
    THIRD
}
