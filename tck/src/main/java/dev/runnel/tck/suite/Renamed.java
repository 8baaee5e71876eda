package dev.runnel.tck.suite;

import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldSet;
import dev.runnel.schema.Naming;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Decoder;
import java.util.List;
import java.util.function.UnaryOperator;

/** A model whose table and columns are called otherwise, and so its constraints and indexes. */
record Renamed(ModelProvider model, UnaryOperator<String> names) implements ModelProvider {
    @Override
    public int version() {
        return model.version();
    }

    @Override
    public Entity entity() {
        Entity plain = model.entity();
        Field[] fields = plain.fields().stream()
                .map(field -> field.inColumn(names.apply(Naming.SNAKE_CASE.column(field.name()))))
                .toArray(Field[]::new);
        Entity renamed = Entity.of(plain.type(), plain.companion(), fields)
                .inTable(names.apply(Naming.SNAKE_CASE.table(plain.companion())))
                .withRelations(plain.relations().toArray(Relation[]::new))
                .withKey(pick(fields, plain.key()))
                .withPartition(plain.partition());
        for (FieldSet unique : plain.uniques()) {
            renamed = renamed.withUnique(pick(fields, unique.fields()));
        }
        for (FieldSet index : plain.indexes()) {
            renamed = renamed.withIndex(pick(fields, index.fields()));
        }
        return renamed;
    }

    @Override
    public Decoder<?> decoder() {
        return model.decoder();
    }

    private static Field[] pick(Field[] fields, List<Field> some) {
        return some.stream().map(field -> fields[field.index()]).toArray(Field[]::new);
    }
}
