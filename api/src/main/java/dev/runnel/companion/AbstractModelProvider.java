package dev.runnel.companion;

import dev.runnel.schema.Entity;
import dev.runnel.spi.Decoder;
import java.util.function.Supplier;

/** The superclass of generated providers. It reports the version without an initialization of the companion. */
public abstract class AbstractModelProvider implements ModelProvider {
    private final int version;
    private final Supplier<ModelMetadata<?>> metadata;

    /**
     * @param version the {@link ModelProvider#VERSION} that the companion was generated for
     * @param metadata returns the metadata; it initializes the companion, so it is not called before the version has been checked
     */
    protected AbstractModelProvider(int version, Supplier<ModelMetadata<?>> metadata) {
        this.version = version;
        this.metadata = metadata;
    }

    @Override
    public final int version() {
        return version;
    }

    @Override
    public final Entity entity() {
        return metadata.get().entity();
    }

    @Override
    public final Decoder<?> decoder() {
        return metadata.get().decoder();
    }
}
