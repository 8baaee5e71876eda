package dev.runnel.schema;

import dev.runnel.model.ReferentialAction;
import java.util.List;

/**
 * A relation of a model: {@code fields} of its owner equal {@code references} of its target, by position. The methods
 * such as {@link #belongsTo(Class, String, int, Class, List, List)} and those that add a property create one.
 * Immutable. Two relations are equal if their owners and names are.
 *
 * @param owner the record class that has the component
 * @param name the name of the component
 * @param index the position among the relations of the model
 * @param kind the end that has the foreign key, and the number of related rows
 * @param target the record class of the related rows
 * @param fields the names of the fields of the owner
 * @param references the names of the fields of the target
 * @param optional whether a to-one relation may have no related row
 * @param eager whether each query loads the relation: its component is not {@code Deferred}
 * @param onUnlink the effect on the owner of a belongs-to relation if it is unlinked from its related row
 * @param onDelete the effect on the owner of a belongs-to relation if its related row is deleted
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
        boolean eager,
        ReferentialAction onUnlink,
        ReferentialAction onDelete) {

    /** The end of a relation that has the foreign key, and the number of related rows. */
    public enum Kind {
        /** The owner has the foreign key; there is at most one related row. */
        BELONGS_TO,
        /** The target has the foreign key, which is unique; there is at most one related row. */
        HAS_ONE,
        /** The target has the foreign key; there is any number of related rows. */
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

    /** Creates a relation with the default actions: an unlinked row is cleared, and a related row is not deleted. */
    public Relation(
            Class<?> owner,
            String name,
            int index,
            Kind kind,
            Class<?> target,
            List<String> fields,
            List<String> references,
            boolean optional,
            boolean eager) {
        this(
                owner,
                name,
                index,
                kind,
                target,
                fields,
                references,
                optional,
                eager,
                ReferentialAction.CLEAR,
                ReferentialAction.RESTRICT);
    }

    /** Returns a required relation whose foreign key is {@code fields} of the owner. */
    public static Relation belongsTo(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.BELONGS_TO, target, fields, references, false, false);
    }

    /** Returns a relation to the rows whose foreign key, {@code references}, refers to the owner. */
    public static Relation hasMany(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.HAS_MANY, target, fields, references, false, false);
    }

    /** Returns a required relation to the one row whose foreign key, {@code references}, refers to the owner. */
    public static Relation hasOne(
            Class<?> owner, String name, int index, Class<?> target, List<String> fields, List<String> references) {
        return new Relation(owner, name, index, Kind.HAS_ONE, target, fields, references, false, false);
    }

    /** Returns the relation in the opposite direction, whether the target declares it or not. */
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

    /** Returns this relation, which may have no related row. */
    public Relation asOptional() {
        return new Relation(owner, name, index, kind, target, fields, references, true, eager, onUnlink, onDelete);
    }

    /** Returns this relation, which each query loads. */
    public Relation asEager() {
        return new Relation(owner, name, index, kind, target, fields, references, optional, true, onUnlink, onDelete);
    }

    /** Returns this relation with another effect on an owner that is unlinked. */
    public Relation withOnUnlink(ReferentialAction action) {
        return new Relation(owner, name, index, kind, target, fields, references, optional, eager, action, onDelete);
    }

    /** Returns this relation with another effect on the owner if the related row is deleted. */
    public Relation withOnDelete(ReferentialAction action) {
        return new Relation(owner, name, index, kind, target, fields, references, optional, eager, onUnlink, action);
    }

    /** Returns whether there is at most one related row. */
    public boolean toOne() {
        return kind != Kind.HAS_MANY;
    }

    /** Returns whether the owner has the foreign key. */
    public boolean belongsTo() {
        return kind == Kind.BELONGS_TO;
    }

    /**
     * Returns whether the related row may be missing: if the relation is optional, and for each has-one relation,
     * because no database requires that a row is referenced.
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
