package dev.runnel.companion;

import dev.runnel.Deferred;
import dev.runnel.Expr;
import dev.runnel.mapping.Encoding;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Field;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.type.Type;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stored component of a model, as generated code declares it, assigns it and decodes it. Immutable. */
public final class ColumnMetadata {
    final Field field;
    private final Deferred<?> unloaded;

    ColumnMetadata(Field field) {
        this.field = field;
        this.unloaded = Deferred.unloaded(field.toString(), false);
    }

    /**
     * A component that is never null.
     *
     * @param index the position among the stored components of the model
     */
    public static ColumnMetadata of(Class<?> model, String component, int index, Encoding<?, ?> encoding) {
        return new ColumnMetadata(
                Field.of(model, component, index, Type.of(encoding.storage())).mapped(encoding));
    }

    /** A component that may be null. See {@link #of}. */
    public static ColumnMetadata optional(Class<?> model, String component, int index, Encoding<?, ?> encoding) {
        return new ColumnMetadata(Field.of(model, component, index, Type.optional(encoding.storage()))
                .mapped(encoding));
    }

    /** Another component over the same column. */
    public ColumnMetadata alias(String component, Encoding<?, ?> encoding) {
        return new ColumnMetadata(field.aliasedAs(component, encoding));
    }

    public ColumnMetadata inColumn(String name) {
        return new ColumnMetadata(field.inColumn(name));
    }

    public ColumnMetadata deferred() {
        return new ColumnMetadata(field.asDeferred());
    }

    public ColumnMetadata varchar(int length) {
        return ofType(new ColumnType.Varchar(length));
    }

    public ColumnMetadata numeric(int precision, int scale) {
        return ofType(new ColumnType.Numeric(precision, scale));
    }

    public ColumnMetadata integer(int bytes) {
        return ofType(new ColumnType.Int(bytes));
    }

    public ColumnMetadata unsigned(int bits) {
        return ofType(new ColumnType.Unsigned(field.type().storage(), bits));
    }

    public ColumnMetadata floatingPoint(int bytes) {
        return ofType(new ColumnType.FloatingPoint(bytes));
    }

    /** @param digits of a fraction of a second */
    public ColumnMetadata fraction(int digits) {
        return ofType(new ColumnType.FractionalSeconds(field.type().storage(), digits));
    }

    public ColumnMetadata binary(int length) {
        return ofType(new ColumnType.Binary(length));
    }

    /** A type of the database, as its DDL writes it. */
    public ColumnMetadata rawSql(String sql) {
        return ofType(new ColumnType.RawSql(sql));
    }

    /** @param parsed whether the database stores JSON parsed, and not as text */
    public ColumnMetadata json(boolean parsed) {
        return ofType(new ColumnType.Json(parsed));
    }

    /** An enum type of the database. */
    public ColumnMetadata enumerated(String name, String... labels) {
        return ofType(new ColumnType.Enumerated(name, List.of(labels)));
    }

    public ColumnMetadata uuidV4() {
        return withInitial(DefaultValue.GeneratedDefault.UUID_V4);
    }

    public ColumnMetadata uuidV7() {
        return withInitial(DefaultValue.GeneratedDefault.UUID_V7);
    }

    public ColumnMetadata identity() {
        return withInitial(DefaultValue.GeneratedDefault.IDENTITY);
    }

    /** The value of a row that a create does not set it in. */
    public ColumnMetadata constant(Object value) {
        return withInitial(DefaultValue.constant(value));
    }

    /** As {@link #constant}; asked once for each row, by any thread. */
    public <T> ColumnMetadata supplied(Supplier<T> supplier) {
        return withInitial(DefaultValue.supplied(supplier));
    }

    /** As {@link #constant}, by the clock of the Db. */
    public <T> ColumnMetadata now(Function<? super Clock, T> now) {
        return withInitial(DefaultValue.now(now));
    }

    /** Counts the writes of its row, and guards those of one record. */
    public ColumnMetadata version() {
        return new ColumnMetadata(field.asVersion());
    }

    /** The time of the last write, by the clock of the Db. */
    public <T> ColumnMetadata updatedAt(Function<? super Clock, T> now) {
        return new ColumnMetadata(field.withRenewal(DefaultValue.now(now)));
    }

    /**
     * The builder with this column set to a value.
     *
     * @param builder a generated builder
     * @return what the generated method returns: the next step of a create, or the builder with the value
     * @throws dev.runnel.error.InvalidValueException when the column cannot hold the value
     */
    public <S> S set(Object builder, @Nullable Object value) {
        return ColumnWriter.<S>of(builder).set(field, value);
    }

    /**
     * The builder with this column set to an expression that reads no row. See {@link #set}.
     *
     * @throws dev.runnel.error.InvalidStatementException when the column cannot hold what the expression may become
     */
    public <S> S compute(Object builder, Expr<Object, ?> value) {
        return ColumnWriter.<S>of(builder).compute(field, value);
    }

    /** The value of the component that a storage value encodes. */
    @SuppressWarnings("unchecked")
    public <T> T value(Object stored) {
        return (T) field.decode(stored);
    }

    /** As {@link #value}, of a column that may be null. */
    public <T> @Nullable T valueOrNull(@Nullable Object stored) {
        return stored == null ? null : value(stored);
    }

    /** The value of the component where the read loads the column; else a {@code Deferred} that is not loaded. */
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
