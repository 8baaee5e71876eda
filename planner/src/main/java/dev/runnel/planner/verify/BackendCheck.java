package dev.runnel.planner.verify;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.JsonText;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import java.util.stream.Collectors;

/** Rejects models that the database does not support, when a Db is opened. */
public final class BackendCheck {
    private BackendCheck() {}

    /**
     * @throws UnsupportedFeatureException if the database does not support a model of the schema
     * @throws dev.runnel.error.InvalidConfigurationException if a model has JSON and no JSON codec is configured
     */
    public static void check(Schema schema, Capabilities capabilities) {
        for (Entity entity : schema.entities()) {
            checkUniques(entity, capabilities);
            for (Field field : entity.fields()) {
                if ((Encoding<?, ?>) field.mapping() instanceof JsonText<?> json) {
                    json.checkFormat();
                }
                if (field.isIdentity() && !capabilities.keys().identity()) {
                    throw new UnsupportedFeatureException(
                                    ErrorCode.IDENTITY_UNSUPPORTED, "the database has no auto-increment keys")
                            .with("backend", capabilities.name())
                            .with("field", field.toString())
                            .hint("use @Auto with a UUID, or set the key of each new row");
                }
            }
        }
    }

    private static void checkUniques(Entity entity, Capabilities capabilities) {
        for (FieldGroup index : entity.indexes()) {
            if (index.whereNull() != null && !capabilities.keys().partialUniques()) {
                throw new UnsupportedFeatureException(
                                ErrorCode.PARTIAL_UNIQUE_UNSUPPORTED,
                                "the database has no unique indexes that compare some rows alone")
                        .with("backend", capabilities.name())
                        .with("model", entity.name())
                        .with("fields", index.fields().stream().map(Field::name).collect(Collectors.joining(", ")))
                        .hint("declare the set without whereNull, or let the application keep it unique");
            }
        }
    }
}
