package dev.runnel.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One model as the application schema knows it. Read-only; shared by every {@code Db} of the process. Equal by record class. Made
 * by {@link #of} and the methods that give it a further property.
 *
 * @param type the record class
 * @param companion the simple name of its companion, which the table is called after
 * @param table the unquoted name of its table as the model gives it; null where the naming of a Db makes it
 * @param schema the unquoted name of the schema of its table as the model gives it; null for that of the Db
 * @param fields the stored fields in declaration order; a row of the model has them in this order
 * @param relations the relations in declaration order
 * @param key the fields of the primary key, one or more
 * @param keyName the name of its constraint as the model gives it; null for one that is made of the table
 * @param partition how many of the first fields of the key decide where a row lies; SQL databases do not ask
 * @param uniques further sets of fields whose values are unique
 * @param indexes sets of fields that reads look up by
 * @param views further components over columns of the fields, each by the index of its field
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

    /** A model of these fields, by their index. It takes a {@link #withKey key}. */
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

    /** With these fields, by their index. */
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

    /** In a table of this name. */
    public Entity inTable(String name) {
        return new Entity(
                type, companion, name, schema, fields, relations, key, keyName, partition, uniques, indexes, views);
    }

    /** In a schema of this name. */
    public Entity inSchema(String name) {
        return new Entity(
                type, companion, table, name, fields, relations, key, keyName, partition, uniques, indexes, views);
    }

    /** With these relations, by their index. */
    public Entity withRelations(Relation... all) {
        return new Entity(
                type, companion, table, schema, fields, List.of(all), key, keyName, partition, uniques, indexes, views);
    }

    /** With this primary key. */
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

    /** With a constraint of this name for its key. */
    public Entity withKeyName(String name) {
        return new Entity(
                type, companion, table, schema, fields, relations, key, name, partition, uniques, indexes, views);
    }

    /** With so many of the first fields of the key as its partition; one of them without this. */
    public Entity withPartition(int parts) {
        return new Entity(
                type, companion, table, schema, fields, relations, key, keyName, parts, uniques, indexes, views);
    }

    /** With one more set of fields whose values are unique. */
    public Entity withUnique(Field... parts) {
        return withUniques(new FieldGroup(null, List.of(parts)));
    }

    /** With one more set of fields whose values are unique, by a constraint of this name. */
    public Entity withUnique(String name, Field... parts) {
        return withUniques(new FieldGroup(name, List.of(parts)));
    }

    /** With one more set of fields that reads look up by. */
    public Entity withIndex(Field... parts) {
        return withIndexes(new FieldGroup(null, List.of(parts)));
    }

    /** With one more set of fields that reads look up by, in an index of this name. */
    public Entity withIndex(String name, Field... parts) {
        return withIndexes(new FieldGroup(name, List.of(parts)));
    }

    /** With further components over its columns. */
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

    /** The simple name of the record: {@code Todo}. */
    public String name() {
        return type.getSimpleName();
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The components over the column of a field: the field itself, and its views. */
    public Stream<Field> componentsOf(Field field) {
        return Stream.concat(Stream.of(fields.get(field.index())), views.stream())
                .filter(component -> component.index() == field.index());
    }

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
