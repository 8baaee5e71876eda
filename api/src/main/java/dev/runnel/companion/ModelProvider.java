package dev.runnel.companion;

import dev.runnel.schema.Entity;
import dev.runnel.spi.Decoder;

/** Provides a model to a Db. The processor generates it inside the companion and registers it in {@code META-INF/services}. */
public interface ModelProvider {
    /** The version of the contract between generated code and this module. It increases when either side changes. */
    int VERSION = 1;

    /** Returns the {@link #VERSION} that the companion was generated for. */
    int version();

    /** Returns the entity of the model. */
    Entity entity();

    /** Returns the decoder of its rows. */
    Decoder<?> decoder();
}
