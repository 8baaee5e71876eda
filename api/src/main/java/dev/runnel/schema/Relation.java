package dev.runnel.schema;

import java.util.List;

/**
 * A relation component of a model: {@code fields} of its owner equal {@code references} of its target, by position. Equal by
 * owner and name. Made by {@link #belongsTo} and its like, and the methods that give it a further property.
 *
 * @param owner the record class that has the component
 * @param name the name of the component
 * @param index the position among the relations of the model
 * @param kind which side holds the foreign key, and how many rows it reaches
 * @param target the record class it leads to
 * @param fields names of the fields of the owner
 * @param references names of the fields of the target
 * @param optional whether a to-one relation may lead to nothing
 * @param eager whether every read includes it (its component is not {@code Deferred})
 */
public record Relation(
        Class<?> owner,
        String name,
        int index,
        Kind kind,
        Class<?> target,
        List<String> fields,
        List<String> references,
        boolean optional,
        boolean eager) {

    /** Which side holds the foreign key. */
    public enum Kind {
        BELONGS_TO,
        HAS_ONE,
        HAS_MANY
    }

    public Relation {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
        if (fields.isEmpty() || fields.size() != references.size()) {
            throw new IllegalArgumentException(
                    "the numbers of fields and references of the relation differ, or are 0: " + name);
        }
    }

    /** A required relation whose foreign key, {@code fields}, is in {@code owner}. */
    public static Relation belongsTo(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.BELONGS_TO, target, fields, references, false, false);
    }

    /** A relation to the rows whose foreign key, {@code references}, leads to {@code owner}. */
    public static Relation hasMany(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.HAS_MANY, target, fields, references, false, false);
    }

    /** A required relation to the one row whose foreign key, {@code references}, leads to {@code owner}. */
    public static Relation hasOne(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.HAS_ONE, target, fields, references, false, false);
    }

    /** The same rows seen from the target, whether it declares that relation or not. */
    public Relation reversed() {
        return new Relation(
                target,
                "~" + this,
                -1,
                belongsTo() ? Kind.HAS_MANY : Kind.BELONGS_TO,
                owner,
                references,
                fields,
                true,
                false);
    }

    /** The same relation, which may lead to nothing. */
    public Relation asOptional() {
        return new Relation(owner, name, index, kind, target, fields, references, true, eager);
    }

    /** The same relation, which every read includes. */
    public Relation asEager() {
        return new Relation(owner, name, index, kind, target, fields, references, optional, true);
    }

    public boolean toOne() {
        return kind != Kind.HAS_MANY;
    }

    /** Whether the foreign key is in {@code owner}. */
    public boolean belongsTo() {
        return kind == Kind.BELONGS_TO;
    }

    /**
     * Whether a step over it may find no row: where it is optional, and over a has-one, required or not, since no database keeps
     * a row from lacking the one that refers to it.
     */
    public boolean mayFindNothing() {
        return optional || kind == Kind.HAS_ONE;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Relation that && owner == that.owner && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    /** {@code Todo.user}. */
    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}
