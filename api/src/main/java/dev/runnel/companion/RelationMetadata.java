package dev.runnel.companion;

import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.error.InvalidValueException;
import dev.runnel.schema.Relation;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relation of a model, as generated code declares it, assigns it and decodes it. Immutable. */
public final class RelationMetadata {
    final Relation relation;
    private final Deferred<?> unloaded;

    private RelationMetadata(Relation relation) {
        this.relation = relation;
        this.unloaded = Deferred.unloaded(relation.toString(), true);
    }

    /** A required relation whose foreign key, {@code fields}, is in {@code model}. */
    public static RelationMetadata belongsTo(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.belongsTo(model, component, index, target, fields, references));
    }

    /** A required relation to the one row whose foreign key, {@code references}, leads to {@code model}. */
    public static RelationMetadata hasOne(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.hasOne(model, component, index, target, fields, references));
    }

    /** A relation to the rows whose foreign key, {@code references}, leads to {@code model}. */
    public static RelationMetadata hasMany(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.hasMany(model, component, index, target, fields, references));
    }

    /** The same relation, which may lead to no row. */
    public RelationMetadata optional() {
        return new RelationMetadata(relation.asOptional());
    }

    /** The same relation, which every read loads. */
    public RelationMetadata eager() {
        return new RelationMetadata(relation.asEager());
    }

    /**
     * The related record.
     *
     * @throws InvalidValueException when it is null
     */
    public <C> C present(@Nullable C related) {
        return present(relation, related);
    }

    static <C> C present(Relation relation, @Nullable C related) {
        if (related == null) {
            throw new InvalidValueException(relation.toString(), InvalidValueException.Reason.NULL);
        }
        return related;
    }

    /**
     * The builder with the foreign key of this relation set.
     *
     * @param builder a generated builder
     * @param key a value for each field of the foreign key, in its order
     * @return what the generated method returns: the next step of a create, or the builder with the key
     * @throws dev.runnel.error.InvalidStatementException when another relation of the row has set a shared field to another value
     */
    public <S> S reference(Object builder, @Nullable Object... key) {
        return ColumnWriter.<S>of(builder).reference(relation, Arrays.asList(key));
    }

    /** The builder with a row that is created together with its own. See {@link #reference}. */
    public <S> S create(Object builder, CreateStatement<?> related) {
        return InsertBuilder.<S>of(builder)
                .add(relation, List.of(InsertBuilder.of(related).row()));
    }

    /** As {@link #create}, of a row that cannot be created alone. */
    public <S> S create(Object builder, InsertBuilder<?> child) {
        return InsertBuilder.<S>of(builder).add(relation, List.of(child.row()));
    }

    /** As {@link #create}, of rows that cannot be created alone, after those of earlier calls. */
    public <S> S createAll(Object builder, List<? extends InsertBuilder<?>> children) {
        return InsertBuilder.<S>of(builder)
                .add(relation, children.stream().map(InsertBuilder::row).toList());
    }

    /** The component of a record, in a {@code Deferred} that is loaded where the read loads the relation. */
    @SuppressWarnings("unchecked")
    public <T> Deferred<T> deferred(Row row, DecodeLayout layout) {
        int cell = layout.relation(relation.index());
        return cell < 0 ? (Deferred<T>) unloaded : (Deferred<T>) row.get(cell);
    }

    /** The component of a record, which every read loads: a record, an {@code Optional} of one, or a list. */
    @SuppressWarnings("unchecked")
    public <T> T eager(Row row, DecodeLayout layout) {
        return (T) row.get(layout.relation(relation.index()));
    }
}
