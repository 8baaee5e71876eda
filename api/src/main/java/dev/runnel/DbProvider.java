package dev.runnel;

import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.NamingOptions;
import dev.runnel.spi.Driver;
import java.util.List;

/** Creates the {@link Db}. The executor registers its provider in {@code META-INF/services}; applications use {@link Db#builder()}. */
public interface DbProvider {
    /**
     * Returns a Db over the driver. No I/O.
     *
     * @throws dev.runnel.error.InvalidSchemaException when the models contradict each other
     */
    Db open(Driver driver, List<ModelProvider> models, NamingOptions names, DbOptions options);
}
