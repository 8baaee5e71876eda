package dev.runnel.exec;

import dev.runnel.Db;
import dev.runnel.DbOptions;
import dev.runnel.DbProvider;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchema;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.exec.plan.Preparation;
import dev.runnel.planner.Planner;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Entity;
import dev.runnel.schema.NameOptions;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Decoder;
import dev.runnel.spi.Driver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the {@link Db}; found through {@code META-INF/services}. */
public final class ExecutorProvider implements DbProvider {

    @Override
    public Db open(Driver driver, List<ModelProvider> models, NameOptions names, DbOptions options) {
        if (models.isEmpty()) {
            throw new InvalidSchema(ErrorCode.NO_MODELS, "a Db has at least one model")
                    .hint("put @Model records on the class path, with their generated companions");
        }
        List<Entity> entities = new ArrayList<>();
        Map<Class<?>, Decoder<?>> decoders = new HashMap<>();
        for (ModelProvider model : models) {
            if (model.version() != ModelProvider.VERSION) {
                throw new InvalidSchema(
                                ErrorCode.COMPANION_VERSION,
                                "a companion was generated for another version of Runnel than the one that runs")
                        .with("companion", model.getClass().getName())
                        .with("generated for", Integer.toString(model.version()))
                        .with("running", Integer.toString(ModelProvider.VERSION))
                        .hint("compile the model with the processor of the version that runs");
            }
            entities.add(model.entity());
            decoders.put(model.entity().type(), model.decoder());
        }
        Schema schema = Schema.of(entities, names, driver.capabilities().names());
        schema.tables().forEach(table -> checkTypes(table, driver.capabilities()));
        Planner planner = new Planner(schema, driver.capabilities());
        Plans plans = new Plans(new Preparation(driver, options, Map.copyOf(decoders)));
        return ExecutorDb.of(driver, schema, planner::explain, planner::text, planner::plan, plans, options);
    }

    private static void checkTypes(Table table, Capabilities capabilities) {
        for (Column column : table.columns()) {
            ColumnType declared = column.declared();
            if (declared != null && !capabilities.types().takes(declared)) {
                throw new UnsupportedFeature(
                                ErrorCode.COLUMN_TYPE_NOT_NATIVE,
                                "the backend has no such type of columns, or none that is so wide")
                        .with("backend", capabilities.name())
                        .with("column", column.toString())
                        .with("type", declared.toString())
                        .hint("narrow it, leave the type out, or use text");
            }
        }
    }
}
