package dev.runnel.schema;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchema;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.schema.Table.NamedColumns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The entities of one {@code Db}, their tables, and the mapping between them. Checked as a whole when it is made; read-only. */
public final class Schema {
    private final Map<Class<?>, Entity> entities = new LinkedHashMap<>();
    private final Map<Class<?>, Table> tables = new LinkedHashMap<>();

    private Schema(Collection<Entity> models) {
        Map<String, Entity> byTable = new LinkedHashMap<>();
        for (Entity entity : models) {
            entities.put(entity.type(), entity);
            Entity twin = byTable.put(entity.table(), entity);
            if (twin != null && twin.type() != entity.type()) {
                throw new InvalidSchema(ErrorCode.TABLE_TAKEN, "two models are stored in one table")
                        .with("table", entity.table())
                        .with("models", twin.name() + ", " + entity.name())
                        .hint("name one of them otherwise: @Model(table = …)");
            }
        }
        for (Entity entity : entities.values()) {
            for (Relation relation : entity.relations()) {
                checkRelation(entity, relation);
            }
        }
        for (Entity entity : entities.values()) {
            tables.put(entity.type(), tableOf(entity));
        }
    }

    /**
     * @throws InvalidSchema when two models share a table, or a relation leads to a model or field that is not there
     */
    public static Schema of(Collection<Entity> models) {
        return new Schema(models);
    }

    /** The entities in the order of their registration. */
    public Collection<Entity> entities() {
        return entities.values();
    }

    public Collection<Table> tables() {
        return tables.values();
    }

    /** @throws InvalidSchema when the model is not registered with this Db */
    public Entity entity(Class<?> type) {
        Entity entity = entities.get(type);
        if (entity == null) {
            throw new InvalidSchema(ErrorCode.UNKNOWN_MODEL, "the model is not registered with this Db")
                    .with("model", type.getSimpleName())
                    .hint("name it in Db.builder().models(…), or let the Db discover its models");
        }
        return entity;
    }

    public Table table(Entity entity) {
        entity(entity.type());
        return tables.get(entity.type());
    }

    public Column column(Field field) {
        return table(entity(field.owner())).columns().get(field.index());
    }

    /** The entity that the relation leads to. */
    public Entity target(Relation relation) {
        return entity(relation.target());
    }

    /** The fields of the relation's owner that hold its side of the key, in order. */
    public List<Field> fields(Relation relation) {
        Entity owner = entity(relation.owner());
        return relation.fields().stream()
                .map(name -> owner.field(name).orElseThrow())
                .toList();
    }

    /** The fields of the relation's target, in the order of {@link #fields}. */
    public List<Field> references(Relation relation) {
        Entity target = target(relation);
        return relation.references().stream()
                .map(name -> target.field(name).orElseThrow())
                .toList();
    }

    private void checkRelation(Entity entity, Relation relation) {
        Entity target = entities.get(relation.target());
        if (target == null) {
            throw new InvalidSchema(
                            ErrorCode.UNKNOWN_MODEL, "a relation leads to a model that is not registered with this Db")
                    .with("relation", relation.toString())
                    .with("target", relation.target().getSimpleName())
                    .hint("register it too");
        }
        checkFields(relation, entity, relation.fields());
        checkFields(relation, target, relation.references());
    }

    private static void checkFields(Relation relation, Entity entity, List<String> names) {
        for (String name : names) {
            if (entity.field(name).isEmpty()) {
                throw new InvalidSchema(
                                ErrorCode.UNKNOWN_FIELD, "a relation names a field that its model does not have")
                        .with("relation", relation.toString())
                        .with("model", entity.name())
                        .with("field", name)
                        .hint("compile the models of both ends against each other");
            }
        }
    }

    private Table tableOf(Entity entity) {
        Names.check(entity.table(), entity);
        List<Column> columns = new ArrayList<>();
        for (Field field : entity.fields()) {
            Names.check(field.column(), field);
            columns.add(columnOf(entity, field));
        }
        List<ForeignKey> foreignKeys = new ArrayList<>();
        for (Relation relation : entity.relations()) {
            if (relation.belongsTo()) {
                Entity target = target(relation);
                List<Column> references = references(relation).stream()
                        .map(field -> columnOf(target, field))
                        .toList();
                List<Column> own = pick(columns, fields(relation));
                foreignKeys.add(new ForeignKey(name(entity, own, "fkey"), own, target.table(), references));
            }
        }
        return new Table(
                entity.table(),
                columns,
                pick(columns, entity.key()),
                entity.partition(),
                named(entity, columns, entity.uniques(), "key"),
                named(entity, columns, entity.indexes(), "idx"),
                foreignKeys);
    }

    private static Column columnOf(Entity entity, Field field) {
        return new Column(
                entity.table(), field.column(), field.index(), field.type(), field.isIdentity(), field.columnType());
    }

    private static List<NamedColumns> named(
            Entity entity, List<Column> columns, List<List<Field>> sets, String suffix) {
        return sets.stream()
                .map(fields -> pick(columns, fields))
                .map(picked -> new NamedColumns(name(entity, picked, suffix), picked))
                .toList();
    }

    private static List<Column> pick(List<Column> columns, List<Field> fields) {
        return fields.stream().map(field -> columns.get(field.index())).toList();
    }

    /** {@code todos_user_id_fkey}, the way PostgreSQL names what has no name. */
    private static String name(Entity entity, List<Column> columns, String suffix) {
        return columns.stream().map(Column::name).collect(Collectors.joining("_", entity.table() + "_", "_" + suffix));
    }
}
