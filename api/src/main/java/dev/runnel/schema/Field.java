package dev.runnel.schema;

import dev.runnel.error.DecodeException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.mapping.NewtypeEncoding;
import dev.runnel.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * A stored component of a model, and its column. {@link #of} and the methods that add a property create one, so that
 * generated code names only the properties that a component has. Immutable. Two fields are equal if their owners and
 * names are.
 *
 * @param owner the record class
 * @param name the name of the component
 * @param column the unquoted name of the column as the model sets it; null if the naming strategy of a {@code Db}
 *     derives it
 * @param index the position among the stored fields of the model, which is the position in a row
 * @param type the storage type, and whether the value can be null
 * @param deferred whether a query loads the field only if it includes it
 * @param initial the source of the value if a create does not set it; null if the create must set it or leaves it NULL
 * @param onUpdate the source of the value if an update does not set it; null if the value stays unchanged
 * @param columnType the declared type of the column; null for the default of the storage type
 * @param mapping the encoding of the Java type of the component; its uses go through this class
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

    /** Returns a field whose Java type is the carrier of its storage type. */
    public static Field of(Class<?> owner, String name, int index, Type.Scalar type) {
        return new Field(
                owner, name, null, index, type, false, null, null, null, untyped(IdentityEncoding.of(type.storage())));
    }

    /** Returns this field in a column of this name. */
    public Field inColumn(String other) {
        return new Field(owner, name, other, index, type, deferred, initial, onUpdate, columnType, mapping);
    }

    /** Returns this field in a column of a declared type. */
    public Field ofType(ColumnType declared) {
        return new Field(owner, name, column, index, type, deferred, initial, onUpdate, declared, mapping);
    }

    /** Returns this field with another encoding, of the same storage type. */
    public Field mapped(Encoding<?, ?> other) {
        if (other.storage() != type.storage()) {
            throw new IllegalArgumentException(this + " is stored as " + type + ", not as " + other.storage());
        }
        return new Field(owner, name, column, index, type, deferred, initial, onUpdate, columnType, untyped(other));
    }

    /**
     * Returns a second component on the column of this field.
     *
     * @param component the name of the component
     * @param through the encoding of the component
     */
    public Field aliasedAs(String component, Encoding<?, ?> through) {
        return new Field(owner, component, column, index, type, false, null, null, columnType, untyped(through));
    }

    /** Returns this field with the component of its newtype as its Java type. */
    public Field unwrapped() {
        return mapped(((NewtypeEncoding<?, ?, ?>) (Encoding<?, ?>) mapping).inner());
    }

    /** Discards the Java type of an encoding, which the compiler has checked in generated code. */
    @SuppressWarnings("unchecked")
    private static Encoding<Object, Object> untyped(Encoding<?, ?> mapping) {
        return (Encoding<Object, Object>) mapping;
    }

    /**
     * Returns the storage value of a value that is assigned to the column.
     *
     * @param value a value of the component, not null
     * @throws InvalidValueException if the column cannot store the value
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
     * Checks that the column can store a value.
     *
     * @param stored a storage value, not null
     * @throws InvalidValueException if the declared type of the column cannot store the value
     */
    public void checkFits(Object stored) {
        InvalidValueException.Reason unfit = columnType == null ? null : columnType.violation(stored);
        if (unfit != null) {
            throw new InvalidValueException(toString(), unfit).with("column", columnType.toString());
        }
    }

    /**
     * Returns the type of all values of the field: the narrower one of the declared type, or the storage type, and the
     * Java type. It is null if the storage type has no narrower type.
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

    /**
     * Returns the range of a field of integers.
     *
     * @param bytes the width of the component
     */
    private ColumnType wholeNumbers(int bytes) {
        if (columnType instanceof ColumnType.Unsigned declared) {
            return new ColumnType.Unsigned(declared.storage(), Math.min(declared.bits(), bytes * Byte.SIZE - 1));
        }
        return new ColumnType.Int(
                columnType instanceof ColumnType.Int declared ? Math.min(declared.bytes(), bytes) : bytes);
    }

    /**
     * Returns the value of the component for a storage value.
     *
     * @param stored a storage value, not null
     * @throws DecodeException if the storage value corresponds to no value of the component
     */
    public Object decode(Object stored) {
        try {
            return mapping.decode(stored);
        } catch (DecodeException failed) {
            throw failed.with("field", toString());
        }
    }

    /** Returns this field, loaded only by queries that include it. */
    public Field asDeferred() {
        return new Field(owner, name, column, index, type, true, initial, onUpdate, columnType, mapping);
    }

    /** Returns this field with a default for creates. */
    public Field withInitial(DefaultValue value) {
        return new Field(owner, name, column, index, type, deferred, value, onUpdate, columnType, mapping);
    }

    /**
     * Returns this field with a default for updates. It is also the default for creates, unless there is one already.
     */
    public Field withRenewal(DefaultValue value) {
        DefaultValue first = initial == null ? value : initial;
        return new Field(owner, name, column, index, type, deferred, first, value, columnType, mapping);
    }

    /** Returns this field as the version of its row, for optimistic locking. */
    public Field asVersion() {
        return withRenewal(DefaultValue.GeneratedDefault.VERSION);
    }

    /** Returns whether the database generates the value (auto-increment). */
    public boolean isIdentity() {
        return initial == DefaultValue.GeneratedDefault.IDENTITY;
    }

    /** Returns whether the field is the version of its row. */
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

    /** Returns the name of the record and the component, for example {@code Todo.title}. */
    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}
