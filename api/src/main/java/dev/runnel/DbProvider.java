package dev.runnel;

import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.NamingOptions;
import dev.runnel.spi.Driver;
import java.util.List;

/** Makes the {@link Db}. The executor registers one in {@code META-INF/services}; applications use {@link Db#builder()}. */
public interface DbProvider {
    Db open(Driver driver, List<ModelProvider> models, NamingOptions names, DbOptions options);
}
