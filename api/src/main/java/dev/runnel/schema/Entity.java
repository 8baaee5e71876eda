package dev.runnel.schema;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One model as the application schema knows it. Read-only; shared by every {@code Db} of the process. Equal by record class. Made
 * by {@link #of} and the methods that give it a further property.
 *
 * @param type the record class
 * @param table the unquoted name of its table
 * @param fields the stored fields in declaration order; a row of the model has them in this order
 * @param relations the relations in declaration order
 * @param key the fields of the primary key, one or more
 * @param partition how many of the first fields of the key decide where a row lies; SQL databases do not ask
 * @param uniques further sets of fields whose values are unique
 * @param indexes sets of fields that reads look up by
 */
public record Entity(
        Class<?> type,
        String table,
        List<Field> fields,
        List<Relation> relations,
        List<Field> key,
        int partition,
        List<List<Field>> uniques,
        List<List<Field>> indexes) {

    public Entity {
        fields = List.copyOf(fields);
        relations = List.copyOf(relations);
        key = List.copyOf(key);
        uniques = uniques.stream().map(List::copyOf).toList();
        indexes = indexes.stream().map(List::copyOf).toList();
    }

    /** A model of these fields, by their index. It takes a {@link #withKey key}. */
    public static Entity of(Class<?> type, String table, Field... fields) {
        return new Entity(type, table, List.of(fields), List.of(), List.of(), 1, List.of(), List.of());
    }

    /** With these relations, by their index. */
    public Entity withRelations(Relation... all) {
        return new Entity(type, table, fields, List.of(all), key, partition, uniques, indexes);
    }

    /** With this primary key. */
    public Entity withKey(Field... parts) {
        return new Entity(type, table, fields, relations, List.of(parts), partition, uniques, indexes);
    }

    /** With so many of the first fields of the key as its partition; one of them without this. */
    public Entity withPartition(int parts) {
        return new Entity(type, table, fields, relations, key, parts, uniques, indexes);
    }

    /** With one more set of fields whose values are unique. */
    public Entity withUnique(Field... parts) {
        return new Entity(type, table, fields, relations, key, partition, plus(uniques, parts), indexes);
    }

    /** With one more set of fields that reads look up by. */
    public Entity withIndex(Field... parts) {
        return new Entity(type, table, fields, relations, key, partition, uniques, plus(indexes, parts));
    }

    private static List<List<Field>> plus(List<List<Field>> sets, Field... parts) {
        return Stream.concat(sets.stream(), Stream.of(List.of(parts))).toList();
    }

    /** The simple name of the record: {@code Todo}. */
    public String name() {
        return type.getSimpleName();
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
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
