package dev.runnel.schema;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.NewtypeEncoding;
import dev.runnel.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A stored component of a model, and the column it lies in. Equal by owner and name. Made by {@link #of} and the methods that give
 * it a further property, so that generated code names only what a component has.
 *
 * @param owner the record class
 * @param name the name of the component
 * @param column the unquoted name of the column as the model gives it; null where the naming of a Db makes it
 * @param index the position among the stored fields of the model, which is its position in a row
 * @param type what is stored, and whether it may be absent
 * @param deferred whether a read leaves it out unless included
 * @param initial where the value comes from when a create does not name it; null if the create must, or leaves it absent
 * @param onUpdate where the value comes from when an update does not name it; null if it stays what it is
 * @param columnType the declared type of the column; null for the default of the storage type
 * @param mapping between the Java type of the component and its storage type; every use of it goes through this class
 */
public record Field(
        Class<?> owner,
        String name,
        @Nullable String column,
        int index,
        Type.Scalar type,
        boolean deferred,
        @Nullable DefaultValue initial,
        @Nullable DefaultValue onUpdate,
        @Nullable ColumnType columnType,
        Encoding<Object, Object> mapping) {

    /** A plain field of carriers. */
    public static Field of(Class<?> owner, String name, int index, Type.Scalar type) {
        return new Field(
                owner, name, null, index, type, false, null, null, null, untyped(IdentityEncoding.of(type.storage())));
    }

    /** In a column of this name. */
    public Field inColumn(String other) {
        return new Field(owner, name, other, index, type, deferred, initial, onUpdate, columnType, mapping);
    }

    /** In a column of a declared type. */
    public Field ofType(ColumnType declared) {
        return new Field(owner, name, column, index, type, deferred, initial, onUpdate, declared, mapping);
    }

    /** Of another Java type than the carriers. */
    public Field mapped(Encoding<?, ?> other) {
        if (other.storage() != type.storage()) {
            throw new IllegalArgumentException(this + " is stored as " + type + ", not as " + other.storage());
        }
        return new Field(owner, name, column, index, type, deferred, initial, onUpdate, columnType, untyped(other));
    }

    /** The same column, as another component sees it. */
    public Field aliasedAs(String component, Encoding<?, ?> through) {
        return new Field(owner, component, column, index, type, false, null, null, columnType, untyped(through));
    }

    /** The same column, as what the newtype of this field holds. */
    public Field unwrapped() {
        return mapped(((NewtypeEncoding<?, ?, ?>) (Encoding<?, ?>) mapping).inner());
    }

    /** The Java type of a field is that of its mapping, which the initial code has checked. */
    @SuppressWarnings("unchecked")
    private static Encoding<Object, Object> untyped(Encoding<?, ?> mapping) {
        return (Encoding<Object, Object>) mapping;
    }

    /**
     * What the column holds of a value that is assigned to it.
     *
     * @throws InvalidValueException when no column holds it
     */
    public Object encode(Object value) {
        InvalidValueException.Reason unfit = mapping.violation(value);
        if (unfit != null) {
            throw new InvalidValueException(toString(), unfit);
        }
        Object stored = mapping.encode(value);
        checkFits(stored);
        return stored;
    }

    /**
     * Of a storage value that another field gives.
     *
     * @throws InvalidValueException when the type of the column does not hold it
     */
    public void checkFits(Object stored) {
        InvalidValueException.Reason unfit = columnType == null ? null : columnType.violation(stored);
        if (unfit != null) {
            throw new InvalidValueException(toString(), unfit).with("column", columnType.toString());
        }
    }

    /**
     * The type that every value of the field is of: where the declared type is wider than the Java type, or the storage type is, this is
     * the narrower one. Null where it is the storage type.
     */
    public @Nullable ColumnType range() {
        return switch (type.storage()) {
            case I16, I32, I64 -> wholeNumbers(mapping.bytes());
            case F32, F64 ->
                new ColumnType.FloatingPoint(
                        columnType instanceof ColumnType.FloatingPoint declared
                                ? Math.min(declared.bytes(), mapping.bytes())
                                : mapping.bytes());
            case BOOL, DECIMAL, TEXT, BYTES, UUID, DATE, TIME, DATETIME, INSTANT -> columnType;
        };
    }

    /** @param bytes of the component */
    private ColumnType wholeNumbers(int bytes) {
        if (columnType instanceof ColumnType.Unsigned declared) {
            return new ColumnType.Unsigned(declared.storage(), Math.min(declared.bits(), bytes * Byte.SIZE - 1));
        }
        return new ColumnType.Int(
                columnType instanceof ColumnType.Int declared ? Math.min(declared.bytes(), bytes) : bytes);
    }

    /**
     * The value of the component that a storage value stands for.
     *
     * @throws DecodeException when it stands for none
     */
    public Object decode(Object stored) {
        try {
            return mapping.decode(stored);
        } catch (DecodeException failed) {
            throw failed.with("field", toString());
        }
    }

    /** Read only when it is included. */
    public Field asDeferred() {
        return new Field(owner, name, column, index, type, true, initial, onUpdate, columnType, mapping);
    }

    /** With a value where a create does not name one. */
    public Field withInitial(DefaultValue value) {
        return new Field(owner, name, column, index, type, deferred, value, onUpdate, columnType, mapping);
    }

    /** With a value where an update does not name one, and where a create does not unless it has one of its own. */
    public Field withRenewal(DefaultValue value) {
        DefaultValue first = initial == null ? value : initial;
        return new Field(owner, name, column, index, type, deferred, first, value, columnType, mapping);
    }

    /** Counts the writes of its row, and guards those of one record. */
    public Field asVersion() {
        return withRenewal(DefaultValue.GeneratedDefault.VERSION);
    }

    /** Whether the database counts it up. */
    public boolean isIdentity() {
        return initial == DefaultValue.GeneratedDefault.IDENTITY;
    }

    /** Whether it counts the writes of its row. */
    public boolean isVersion() {
        return onUpdate == DefaultValue.GeneratedDefault.VERSION;
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
