package dev.runnel.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The description of a model, made from its annotations. Generated code creates one for each model; all {@code Db}
 * objects of the process share it. Immutable. Two entities are equal if their record classes are.
 *
 * @param type the record class
 * @param companion the simple name of the companion, from which the name of the table is derived
 * @param table the unquoted name of the table as the model sets it; null if the naming strategy of a {@code Db} derives
 *     it
 * @param schema the unquoted name of the schema as the model sets it; null for that of the {@code Db}
 * @param fields the stored fields in declaration order, which is their order in a row
 * @param relations the relations in declaration order
 * @param key the fields of the primary key, at least one
 * @param keyName the name of the key constraint as the model sets it; null if it is derived from the table
 * @param partition the number of the first fields of the key that form its partition; without effect in a relational
 *     database
 * @param uniques the further sets of fields whose values are unique
 * @param indexes the sets of fields with an index
 * @param views the second components on columns of the fields; each has the index of its field
 */
public record Entity(
        Class<?> type,
        String companion,
        @Nullable String table,
        @Nullable String schema,
        List<Field> fields,
        List<Relation> relations,
        List<Field> key,
        @Nullable String keyName,
        int partition,
        List<FieldGroup> uniques,
        List<FieldGroup> indexes,
        List<Field> views) {

    public Entity {
        fields = List.copyOf(fields);
        relations = List.copyOf(relations);
        key = List.copyOf(key);
        uniques = List.copyOf(uniques);
        indexes = List.copyOf(indexes);
        views = List.copyOf(views);
    }

    /**
     * Returns a model without a key, which {@link #withKey} adds.
     *
     * @param fields the fields, by their index
     */
    public static Entity of(Class<?> type, String companion, Field... fields) {
        return new Entity(
                type,
                companion,
                null,
                null,
                List.of(fields),
                List.of(),
                List.of(),
                null,
                1,
                List.of(),
                List.of(),
                List.of());
    }

    /** Returns this model with other fields, by their index. */
    public Entity withFields(Field... all) {
        return new Entity(
                type,
                companion,
                table,
                schema,
                List.of(all),
                relations,
                key,
                keyName,
                partition,
                uniques,
                indexes,
                views);
    }

    /** Returns this model in a table of this name. */
    public Entity inTable(String name) {
        return new Entity(
                type, companion, name, schema, fields, relations, key, keyName, partition, uniques, indexes, views);
    }

    /** Returns this model in a schema of this name. */
    public Entity inSchema(String name) {
        return new Entity(
                type, companion, table, name, fields, relations, key, keyName, partition, uniques, indexes, views);
    }

    /** Returns this model with these relations, by their index. */
    public Entity withRelations(Relation... all) {
        return new Entity(
                type, companion, table, schema, fields, List.of(all), key, keyName, partition, uniques, indexes, views);
    }

    /** Returns this model with this primary key. */
    public Entity withKey(Field... parts) {
        return new Entity(
                type,
                companion,
                table,
                schema,
                fields,
                relations,
                List.of(parts),
                keyName,
                partition,
                uniques,
                indexes,
                views);
    }

    /** Returns this model with a name for its key constraint. */
    public Entity withKeyName(String name) {
        return new Entity(
                type, companion, table, schema, fields, relations, key, name, partition, uniques, indexes, views);
    }

    /** Returns this model with another number of key fields in its partition; the default is 1. */
    public Entity withPartition(int parts) {
        return new Entity(
                type, companion, table, schema, fields, relations, key, keyName, parts, uniques, indexes, views);
    }

    /** Returns this model with another set of fields whose values are unique. */
    public Entity withUnique(Field... parts) {
        return withUniques(new FieldGroup(null, List.of(parts)));
    }

    /** Returns this model with another set of fields whose values are unique, in a constraint of this name. */
    public Entity withUnique(String name, Field... parts) {
        return withUniques(new FieldGroup(name, List.of(parts)));
    }

    /** Returns this model with another index. */
    public Entity withIndex(Field... parts) {
        return withIndexes(new FieldGroup(null, List.of(parts)));
    }

    /** Returns this model with another index, of this name. */
    public Entity withIndex(String name, Field... parts) {
        return withIndexes(new FieldGroup(name, List.of(parts)));
    }

    /**
     * Returns this model with another index, whose fields are unique among the rows in which another field is NULL.
     *
     * @param name its name; null for the default
     */
    public Entity withPartialUnique(@Nullable String name, Field whereNull, Field... parts) {
        return withIndexes(new FieldGroup(name, List.of(parts), whereNull));
    }

    /** Returns the field that is NULL in the rows among which these fields are unique; empty if they are not, or are among all rows. */
    public Optional<Field> uniqueWhereNull(List<Field> set) {
        boolean amongAll = set.equals(key)
                || uniques.stream().anyMatch(unique -> unique.fields().equals(set));
        return amongAll
                ? Optional.empty()
                : indexes.stream()
                        .filter(index ->
                                index.whereNull() != null && index.fields().equals(set))
                        .findFirst()
                        .map(FieldGroup::whereNull);
    }

    /** Returns this model with second components on its columns. */
    public Entity withViews(Field... all) {
        return new Entity(
                type,
                companion,
                table,
                schema,
                fields,
                relations,
                key,
                keyName,
                partition,
                uniques,
                indexes,
                List.of(all));
    }

    private Entity withUniques(FieldGroup further) {
        List<FieldGroup> all = plus(uniques, further);
        return new Entity(
                type, companion, table, schema, fields, relations, key, keyName, partition, all, indexes, views);
    }

    private Entity withIndexes(FieldGroup further) {
        List<FieldGroup> all = plus(indexes, further);
        return new Entity(
                type, companion, table, schema, fields, relations, key, keyName, partition, uniques, all, views);
    }

    private static List<FieldGroup> plus(List<FieldGroup> sets, FieldGroup further) {
        return Stream.concat(sets.stream(), Stream.of(further)).toList();
    }

    /** Returns the simple name of the record, for example {@code Todo}. */
    public String name() {
        return type.getSimpleName();
    }

    /** Returns the field of this name; empty if there is none. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Returns the components on the column of a field: the field itself, and its views. */
    public Stream<Field> componentsOf(Field field) {
        return Stream.concat(Stream.of(fields.get(field.index())), views.stream())
                .filter(component -> component.index() == field.index());
    }

    /** Returns whether a field belongs to the primary key. */
    public boolean isKey(Field field) {
        return key.contains(field);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Entity that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
