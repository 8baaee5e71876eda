package dev.runnel.schema;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities of one {@code Db}, their tables, and the mapping between both. The factory methods check it as a whole.
 * Immutable.
 */
public final class Schema {
    private final Map<Class<?>, Entity> entities = new LinkedHashMap<>();
    private final Map<Class<?>, Table> tables = new LinkedHashMap<>();
    private final NameAssigner names;

    private Schema(Collection<Entity> models, NamingOptions options, IdentifierLimits limits) {
        names = new NameAssigner(options, limits);
        models.forEach(entity -> entities.put(entity.type(), entity));
        for (Entity entity : entities.values()) {
            for (Relation relation : entity.relations()) {
                checkRelation(entity, relation);
            }
        }
        new TableMapper(this, names).of(entities.values()).forEach(tables::put);
    }

    /**
     * Returns the schema of these models with the default names.
     *
     * @throws InvalidSchemaException as {@link #of(Collection, NamingOptions, IdentifierLimits)}
     */
    public static Schema of(Collection<Entity> models) {
        return of(models, NamingOptions.DEFAULT, IdentifierLimits.NONE);
    }

    /**
     * Returns the schema of these models.
     *
     * @param models the models, in the order of registration
     * @param options the options for names
     * @param limits the limits of the database
     * @throws InvalidSchemaException if two models have the same table, a relation leads to an unknown model or field,
     *     or to one with another stored form, or a name is not valid
     */
    public static Schema of(Collection<Entity> models, NamingOptions options, IdentifierLimits limits) {
        return new Schema(models, options, limits);
    }

    /** Returns the entities in the order of registration. */
    public Collection<Entity> entities() {
        return entities.values();
    }

    /** Returns the tables. */
    public Collection<Table> tables() {
        return tables.values();
    }

    /**
     * Returns the entity of a record class.
     *
     * @throws InvalidSchemaException if the model is not registered with this {@code Db}
     */
    public Entity entity(Class<?> type) {
        Entity entity = entities.get(type);
        if (entity == null) {
            throw new InvalidSchemaException(ErrorCode.UNKNOWN_MODEL, "the model is not registered with this Db")
                    .with("model", type.getName())
                    .hint("add it to Db.builder().models(…), or choose a package that contains it with discover(…)");
        }
        return entity;
    }

    /**
     * Returns the table of an entity.
     *
     * @throws InvalidSchemaException if the model is not registered with this {@code Db}
     */
    public Table table(Entity entity) {
        entity(entity.type());
        return tables.get(entity.type());
    }

    /** Returns the column of a field. */
    public Column column(Field field) {
        return table(entity(field.owner())).columns().get(field.index());
    }

    /** Returns the name of the column of a field that belongs to no table, but to the rows of a statement. */
    public String resultColumn(Field field) {
        return names.column(field);
    }

    /** Returns the entity of the related rows. */
    public Entity target(Relation relation) {
        return entity(relation.target());
    }

    /**
     * Returns the fields of the relation's owner that are compared, in order. For a belongs-to relation they are the
     * foreign key.
     */
    public List<Field> fields(Relation relation) {
        Entity owner = entity(relation.owner());
        return relation.fields().stream()
                .map(name -> owner.field(name).orElseThrow())
                .toList();
    }

    /**
     * Returns the fields of the relation's target that are compared, in the order of {@link #fields}. For a has-one or
     * has-many relation they are the foreign key.
     */
    public List<Field> references(Relation relation) {
        Entity target = target(relation);
        return relation.references().stream()
                .map(name -> target.field(name).orElseThrow())
                .toList();
    }

    private void checkRelation(Entity entity, Relation relation) {
        Entity target = entities.get(relation.target());
        if (target == null) {
            throw new InvalidSchemaException(
                            ErrorCode.UNKNOWN_MODEL, "the target of the relation is not registered with this Db")
                    .with("relation", relation.toString())
                    .with("target", relation.target().getName())
                    .hint("annotate the target with @Model, and register it: models(…) or discover(…)");
        }
        checkFields(relation, entity, relation.fields());
        checkFields(relation, target, relation.references());
        for (int i = 0; i < relation.fields().size(); i++) {
            checkForms(
                    relation,
                    entity.field(relation.fields().get(i)).orElseThrow(),
                    target.field(relation.references().get(i)).orElseThrow());
        }
    }

    private static void checkForms(Relation relation, Field field, Field reference) {
        if (!field.mapping().storageForm().equals(reference.mapping().storageForm())
                || !ColumnType.canReference(field.columnType(), reference.columnType())) {
            throw new InvalidSchemaException(
                            ErrorCode.ENCODINGS_DIFFER, "the two ends of the relation have different stored forms")
                    .with("relation", relation.toString())
                    .with("field", field.toString())
                    .with("reference", reference.toString())
                    .hint(
                            "use the same mapping and @Column type for both fields, and compile the models of both ends together");
        }
    }

    private static void checkFields(Relation relation, Entity entity, List<String> names) {
        for (String name : names) {
            if (entity.field(name).isEmpty()) {
                throw new InvalidSchemaException(
                                ErrorCode.UNKNOWN_FIELD, "the relation names a field that the model does not have")
                        .with("relation", relation.toString())
                        .with("model", entity.name())
                        .with("field", name)
                        .hint("correct the name of the field, and compile the models of both ends together");
            }
        }
    }
}
