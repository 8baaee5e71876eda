package dev.runnel.companion;

import dev.runnel.schema.Entity;
import dev.runnel.spi.Decoder;

/** Hands a model to a Db. Generated, nested in the companion, and registered in {@code META-INF/services}. */
public interface ModelProvider {
    /** The version of what generated code and this module agree on. Raised when either changes. */
    int VERSION = 1;

    /** The {@link #VERSION} that the companion was generated for, as a constant of its own. */
    int version();

    Entity entity();

    Decoder<?> decoder();
}
