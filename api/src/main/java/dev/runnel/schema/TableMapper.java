package dev.runnel.schema;

import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.schema.Table.NamedColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Derives the tables of entities. */
final class TableMapper {
    private final Schema schema;
    private final NameAssigner namer;
    private final Map<Entity, QualifiedName> names = new LinkedHashMap<>();
    private final Map<Entity, List<Column>> columns = new LinkedHashMap<>();

    /** The names that models set for keys, unique constraints and indexes, by their position. */
    private final Map<List<Object>, String> given = new LinkedHashMap<>();

    TableMapper(Schema schema, NameAssigner namer) {
        this.schema = schema;
        this.namer = namer;
    }

    /**
     * Returns the tables in the order of the entities. Names are assigned in the order of table names, so they do not
     * depend on the order of registration.
     */
    Map<Class<?>, Table> of(Collection<Entity> entities) {
        entities.forEach(entity -> names.put(entity, namer.table(entity)));
        entities.forEach(entity -> columns.put(entity, columnsOf(entity)));
        entities.forEach(this::nameGiven);
        Map<Entity, Table> made = new LinkedHashMap<>();
        entities.stream()
                .sorted(Comparator.comparing(entity -> nameOf(entity).toString()))
                .forEach(entity -> made.put(entity, tableOf(entity)));
        Map<Class<?>, Table> tables = new LinkedHashMap<>();
        entities.forEach(entity -> tables.put(entity.type(), Objects.requireNonNull(made.get(entity))));
        return tables;
    }

    private QualifiedName nameOf(Entity entity) {
        return Objects.requireNonNull(names.get(entity));
    }

    private List<Column> columnsOf(Entity entity) {
        String table = nameOf(entity).toString();
        List<Column> all = entity.fields().stream()
                .map(field -> new Column(
                        table,
                        namer.column(field),
                        field.index(),
                        field.type(),
                        field.isIdentity(),
                        declared(entity, field),
                        field.range()))
                .toList();
        namer.checkColumns(entity, all);
        return all;
    }

    private @Nullable ColumnType declared(Entity entity, Field field) {
        return field.columnType() instanceof ColumnType.Enumerated labels
                ? namer.enumeration(entity, field, labels)
                : field.columnType();
    }

    private void nameGiven(Entity entity) {
        if (entity.keyName() != null) {
            given.put(List.of(entity), namer.given(entity, nameOf(entity), entity.keyName()));
        }
        nameGiven(entity, "key", entity.uniques());
        nameGiven(entity, "idx", entity.indexes());
    }

    private void nameGiven(Entity entity, String suffix, List<FieldGroup> sets) {
        for (FieldGroup set : sets) {
            if (set.name() != null) {
                given.put(List.of(entity, suffix, set), namer.given(entity, nameOf(entity), set.name()));
            }
        }
    }

    private Table tableOf(Entity entity) {
        QualifiedName name = nameOf(entity);
        String keyName = given.get(List.of(entity));
        return new Table(
                name,
                Objects.requireNonNull(columns.get(entity)),
                pick(entity, entity.key()),
                keyName != null ? keyName : namer.made(name, List.of(), "pkey", ""),
                entity.partition(),
                named(entity, entity.uniques(), "key"),
                named(entity, entity.indexes(), "idx"),
                foreignKeys(entity));
    }

    private List<NamedColumns> named(Entity entity, List<FieldGroup> sets, String suffix) {
        List<NamedColumns> named = new ArrayList<>();
        for (FieldGroup set : sets) {
            List<Column> picked = pick(entity, set.fields());
            String name = given.get(List.of(entity, suffix, set));
            Field whereNull = set.whereNull();
            named.add(new NamedColumns(
                    name != null ? name : namer.made(nameOf(entity), picked, suffix, ""),
                    picked,
                    whereNull == null ? null : pick(entity, List.of(whereNull)).get(0)));
        }
        return named;
    }

    private List<ForeignKey> foreignKeys(Entity entity) {
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (Relation relation : entity.relations()) {
            if (relation.belongsTo()) {
                Entity target = schema.target(relation);
                List<Column> own = pick(entity, schema.fields(relation));
                List<Column> references = pick(target, schema.references(relation));
                boolean known = foreignKeys.stream()
                        .anyMatch(key ->
                                key.columns().equals(own) && key.references().equals(references));
                if (!known) {
                    String name = namer.made(nameOf(entity), own, "fkey", references.toString());
                    foreignKeys.add(new ForeignKey(name, own, nameOf(target), references));
                }
            }
        }
        return foreignKeys;
    }

    private List<Column> pick(Entity entity, List<Field> fields) {
        List<Column> all = Objects.requireNonNull(columns.get(entity));
        return fields.stream().map(field -> all.get(field.index())).toList();
    }
}
