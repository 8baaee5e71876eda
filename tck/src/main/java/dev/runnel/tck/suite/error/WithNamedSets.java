package dev.runnel.tck.suite.error;

import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.spi.Decoder;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A model whose named keys, unique sets and indexes have other names. The names of its tables and columns are those of
 * the Db.
 */
record WithNamedSets(ModelProvider model, UnaryOperator<String> names) implements ModelProvider {
    @Override
    public int version() {
        return model.version();
    }

    @Override
    public Entity entity() {
        Entity plain = model.entity();
        Field[] fields = plain.fields().toArray(Field[]::new);
        Entity bare = new Entity(
                plain.type(),
                plain.companion(),
                plain.table(),
                plain.schema(),
                plain.fields(),
                plain.relations(),
                plain.key(),
                null,
                plain.partition(),
                List.of(),
                List.of(),
                plain.views());
        return Renamed.withNamedSets(bare, plain, fields, names);
    }

    @Override
    public Decoder<?> decoder() {
        return model.decoder();
    }
}
