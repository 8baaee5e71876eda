package dev.runnel.tck.suite.error;

import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.NamingStrategy;
import dev.runnel.schema.Relation;
import dev.runnel.spi.Decoder;
import java.util.List;
import java.util.function.UnaryOperator;

/** A model whose table and columns have other names, and so have its constraints and indexes. */
record Renamed(ModelProvider model, UnaryOperator<String> names) implements ModelProvider {
    @Override
    public int version() {
        return model.version();
    }

    @Override
    public Entity entity() {
        Entity plain = model.entity();
        Field[] fields = plain.fields().stream()
                .map(field -> field.inColumn(names.apply(NamingStrategy.SNAKE_CASE.column(field.name()))))
                .toArray(Field[]::new);
        Entity renamed = Entity.of(plain.type(), plain.companion(), fields)
                .inTable(names.apply(NamingStrategy.SNAKE_CASE.table(plain.companion())))
                .withRelations(plain.relations().toArray(Relation[]::new))
                .withKey(pick(fields, plain.key()))
                .withPartition(plain.partition());
        return withNamedSets(renamed, plain, fields, names);
    }

    /** Copies the key name, the unique sets and the indexes of {@code plain} to these fields, with changed names. */
    static Entity withNamedSets(Entity bare, Entity plain, Field[] fields, UnaryOperator<String> names) {
        Entity named = plain.keyName() == null ? bare : bare.withKeyName(names.apply(plain.keyName()));
        for (FieldGroup unique : plain.uniques()) {
            Field[] picked = pick(fields, unique.fields());
            named = unique.name() == null
                    ? named.withUnique(picked)
                    : named.withUnique(names.apply(unique.name()), picked);
        }
        for (FieldGroup index : plain.indexes()) {
            Field[] picked = pick(fields, index.fields());
            named = index.name() == null ? named.withIndex(picked) : named.withIndex(names.apply(index.name()), picked);
        }
        return named;
    }

    @Override
    public Decoder<?> decoder() {
        return model.decoder();
    }

    private static Field[] pick(Field[] fields, List<Field> some) {
        return some.stream().map(field -> fields[field.index()]).toArray(Field[]::new);
    }
}
