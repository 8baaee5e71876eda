package dev.runnel.companion;

import dev.runnel.Deferred;
import dev.runnel.Expr;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.type.Type;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The metadata of a column: generated code declares, assigns and decodes the component with it. Immutable. */
public final class ColumnMetadata {
    final Field field;
    private final Deferred<?> unloaded;

    ColumnMetadata(Field field) {
        this.field = field;
        this.unloaded = Deferred.unloaded(field.toString(), false);
    }

    /**
     * Returns the metadata of a component that is never null.
     *
     * @param model the class of the model
     * @param component the name of the component
     * @param index the position among the stored components of the model
     * @param encoding the encoding of the values
     */
    public static ColumnMetadata of(Class<?> model, String component, int index, Encoding<?, ?> encoding) {
        return new ColumnMetadata(
                Field.of(model, component, index, Type.of(encoding.storage())).mapped(encoding));
    }

    /** Returns the metadata of a component that may be null. See {@link #of}. */
    public static ColumnMetadata optional(Class<?> model, String component, int index, Encoding<?, ?> encoding) {
        return new ColumnMetadata(Field.of(model, component, index, Type.optional(encoding.storage()))
                .mapped(encoding));
    }

    /** Returns the metadata of a view: another component over the same column. */
    public ColumnMetadata alias(String component, Encoding<?, ?> encoding) {
        return new ColumnMetadata(field.aliasedAs(component, encoding));
    }

    /** Returns the same column with another name in the database. */
    public ColumnMetadata inColumn(String name) {
        return new ColumnMetadata(field.inColumn(name));
    }

    /** Returns the same column as a deferred one, which a read loads only if it includes the column. */
    public ColumnMetadata deferred() {
        return new ColumnMetadata(field.asDeferred());
    }

    /** Returns the same column with the declared type of a text with a maximum length in characters. */
    public ColumnMetadata varchar(int length) {
        return ofType(new ColumnType.Varchar(length));
    }

    /** Returns the same column with the declared type of a decimal number: its number of digits, and those after the point. */
    public ColumnMetadata numeric(int precision, int scale) {
        return ofType(new ColumnType.Numeric(precision, scale));
    }

    /** Returns the same column with the declared type of an integer with this number of bytes. */
    public ColumnMetadata integer(int bytes) {
        return ofType(new ColumnType.Int(bytes));
    }

    /** Returns the same column with the declared type of an unsigned integer with this number of bits. */
    public ColumnMetadata unsigned(int bits) {
        return ofType(new ColumnType.Unsigned(field.type().storage(), bits));
    }

    /** Returns the same column with the declared type of a floating-point number with this number of bytes. */
    public ColumnMetadata floatingPoint(int bytes) {
        return ofType(new ColumnType.FloatingPoint(bytes));
    }

    /**
     * Returns the same column with the declared type of a time with a fraction of a second.
     *
     * @param digits the number of digits of the fraction
     */
    public ColumnMetadata fraction(int digits) {
        return ofType(new ColumnType.FractionalSeconds(field.type().storage(), digits));
    }

    /** Returns the same column with the declared type of a byte string with a fixed length in bytes. */
    public ColumnMetadata binary(int length) {
        return ofType(new ColumnType.Binary(length));
    }

    /** Returns the same column with a declared type in the SQL of the database. */
    public ColumnMetadata rawSql(String sql) {
        return ofType(new ColumnType.RawSql(sql));
    }

    /**
     * Returns the same column with the declared type of JSON.
     *
     * @param parsed whether the database stores parsed JSON instead of text
     */
    public ColumnMetadata json(boolean parsed) {
        return ofType(new ColumnType.Json(parsed));
    }

    /** Returns the same column with the declared type of a native enum with these labels in order. */
    public ColumnMetadata enumerated(String name, String... labels) {
        return ofType(new ColumnType.Enumerated(name, List.of(labels)));
    }

    /** Returns the same column with a random UUID as its default. */
    public ColumnMetadata uuidV4() {
        return withInitial(DefaultValue.GeneratedDefault.UUID_V4);
    }

    /** Returns the same column with a time-ordered UUID as its default. */
    public ColumnMetadata uuidV7() {
        return withInitial(DefaultValue.GeneratedDefault.UUID_V7);
    }

    /** Returns the same column as an auto-increment key. */
    public ColumnMetadata identity() {
        return withInitial(DefaultValue.GeneratedDefault.IDENTITY);
    }

    /** Returns the same column with a constant default: its value where a create does not set it. */
    public ColumnMetadata constant(Object value) {
        return withInitial(DefaultValue.constant(value));
    }

    /** Returns the same column with the values of a supplier as its default. The supplier is called once for each row, by any thread. */
    public <T> ColumnMetadata supplied(Supplier<T> supplier) {
        return withInitial(DefaultValue.supplied(supplier));
    }

    /** Returns the same column with the time of the create, by the clock of the Db, as its default. */
    public <T> ColumnMetadata now(Function<? super Clock, T> now) {
        return withInitial(DefaultValue.now(now));
    }

    /** Returns the same column as the version: it counts the writes of its row, and optimistic locking compares it. */
    public ColumnMetadata version() {
        return new ColumnMetadata(field.asVersion());
    }

    /** Returns the same column with the time of the last write, by the clock of the Db, where a write does not set it. */
    public <T> ColumnMetadata updatedAt(Function<? super Clock, T> now) {
        return new ColumnMetadata(field.withRenewal(DefaultValue.now(now)));
    }

    /**
     * Sets this column of a builder to a value.
     *
     * @param builder a generated builder
     * @return the result of the generated method: the next step of a create, or the builder with the value
     * @throws dev.runnel.error.InvalidValueException when the column cannot store the value
     */
    public <S> S set(Object builder, @Nullable Object value) {
        return ColumnWriter.<S>of(builder).set(field, value);
    }

    /**
     * Sets this column of a builder to a value that is not null. See {@link #set}.
     *
     * @throws dev.runnel.error.InvalidValueException when the value is null, or the column cannot store it
     */
    public <S> S setPresent(Object builder, @Nullable Object value) {
        if (value == null) {
            throw new InvalidValueException(field.toString(), InvalidValueException.Reason.NULL)
                    .hint("pass an Optional, or call the setter that begins with clear");
        }
        return set(builder, value);
    }

    /** Sets this column of a builder to the value of an {@code Optional}, or to NULL if it is empty. See {@link #setPresent}. */
    public <S> S setOptional(Object builder, @Nullable Optional<?> value) {
        return value != null && value.isEmpty()
                ? set(builder, null)
                : setPresent(builder, value == null ? null : value.get());
    }

    /**
     * Sets this column of a builder to an expression that references no row. See {@link #set}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the column cannot store each value of the expression
     */
    public <S> S compute(Object builder, Expr<Object, ?> value) {
        return ColumnWriter.<S>of(builder).compute(field, value);
    }

    /** Returns the decoded value of a storage value. */
    @SuppressWarnings("unchecked")
    public <T> T value(Object stored) {
        return (T) field.decode(stored);
    }

    /** Returns the decoded value of a storage value, or null for null. */
    public <T> @Nullable T valueOrNull(@Nullable Object stored) {
        return stored == null ? null : value(stored);
    }

    /** Returns the value of the component if the read loads the column, else an unloaded {@code Deferred}. */
    @SuppressWarnings("unchecked")
    public <T> Deferred<T> deferred(DecodeLayout layout, IntFunction<T> value) {
        int cell = layout.field(field.index());
        return cell < 0 ? (Deferred<T>) unloaded : Deferred.column(value.apply(cell));
    }

    private ColumnMetadata ofType(ColumnType declared) {
        return new ColumnMetadata(field.ofType(declared));
    }

    private ColumnMetadata withInitial(DefaultValue initial) {
        return new ColumnMetadata(field.withInitial(initial));
    }
}
