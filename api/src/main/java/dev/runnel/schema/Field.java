package dev.runnel.schema;

import dev.runnel.type.Type;

/**
 * A stored component of a model, and the column it lies in. Equal by owner and name. Made by {@link #of} and the methods that give
 * it a further property, so that generated code names only what a component has.
 *
 * @param owner the record class
 * @param name the name of the component
 * @param column the unquoted name of the column
 * @param index the position among the stored fields of the model, which is its position in a row
 * @param type what is stored, and whether it may be absent
 * @param deferred whether a read leaves it out unless included
 * @param generated whether the client makes a value (a UUID of version 7) when none is given
 */
public record Field(
        Class<?> owner, String name, String column, int index, Type.Scalar type, boolean deferred, boolean generated) {

    /** A plain field, whose column has its name in snake case. */
    public static Field of(Class<?> owner, String name, int index, Type.Scalar type) {
        return new Field(owner, name, Names.snakeCase(name), index, type, false, false);
    }

    /** Read only when it is included. */
    public Field asDeferred() {
        return new Field(owner, name, column, index, type, true, generated);
    }

    /** Given a value by the client where the user gives none. */
    public Field asGenerated() {
        return new Field(owner, name, column, index, type, deferred, true);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Field that && owner == that.owner && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    /** {@code Todo.title}. */
    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}
