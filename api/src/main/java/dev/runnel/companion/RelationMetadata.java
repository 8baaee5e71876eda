package dev.runnel.companion;

import dev.runnel.CreateStatement;
import dev.runnel.Deferred;
import dev.runnel.error.InvalidValueException;
import dev.runnel.model.ReferentialAction;
import dev.runnel.schema.Relation;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.Row;
import dev.runnel.stmt.InsertRow;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metadata of a relation: generated code declares, assigns and decodes the component with it. Immutable. */
public final class RelationMetadata {
    final Relation relation;
    private final Deferred<?> unloaded;

    private RelationMetadata(Relation relation) {
        this.relation = relation;
        this.unloaded = Deferred.unloaded(relation.toString(), true);
    }

    /**
     * Returns a required relation whose foreign key, {@code fields}, is in {@code model}.
     *
     * @param model the class that declares the relation
     * @param component the name of the component
     * @param index the position among the relations of the model
     * @param target the class of the related model
     * @param fields the components of {@code model}, in the order of {@code references}
     * @param references the components of {@code target} that they equal
     */
    public static RelationMetadata belongsTo(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.belongsTo(model, component, index, target, fields, references));
    }

    /** Returns a required relation to the one row whose foreign key, {@code references}, refers to {@code model}. See {@link #belongsTo}. */
    public static RelationMetadata hasOne(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.hasOne(model, component, index, target, fields, references));
    }

    /** Returns a relation to the rows whose foreign key, {@code references}, refers to {@code model}. See {@link #belongsTo}. */
    public static RelationMetadata hasMany(
            Class<?> model,
            String component,
            int index,
            Class<?> target,
            List<String> fields,
            List<String> references) {
        return new RelationMetadata(Relation.hasMany(model, component, index, target, fields, references));
    }

    /** Returns the same relation as an optional one, which may refer to no row. */
    public RelationMetadata optional() {
        return new RelationMetadata(relation.asOptional());
    }

    /** Returns the same relation as an eager one, which every read loads. */
    public RelationMetadata eager() {
        return new RelationMetadata(relation.asEager());
    }

    /** Returns the same relation with another effect on a row that is unlinked. */
    public RelationMetadata onUnlink(ReferentialAction action) {
        return new RelationMetadata(relation.withOnUnlink(action));
    }

    /** Returns the same relation with another effect on a row whose related row is deleted. */
    public RelationMetadata onDelete(ReferentialAction action) {
        return new RelationMetadata(relation.withOnDelete(action));
    }

    /**
     * Returns the related record.
     *
     * @throws InvalidValueException when the record is null
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
     * Sets the foreign key of this relation in a builder.
     *
     * @param builder a generated builder
     * @param key the values of the foreign key, in the order of its fields
     * @return the result of the generated method: the next step of a create, or the builder with the key
     * @throws dev.runnel.error.InvalidStatementException when another relation of the row has set a shared field to another value
     */
    public <S> S reference(Object builder, @Nullable Object... key) {
        return ColumnWriter.<S>of(builder).reference(relation, Arrays.asList(key));
    }

    /** Adds a row to a builder that is created together with the row of the builder. See {@link #reference} for the result. */
    public <S> S create(Object builder, CreateStatement<?> related) {
        return create(builder, InsertBuilder.of(related));
    }

    /** Adds a row that cannot be created alone. See {@link #create(Object, CreateStatement)}. */
    public <S> S create(Object builder, InsertBuilder<?> child) {
        return createAll(builder, List.of(child));
    }

    /** Adds rows that cannot be created alone, after the rows of earlier calls. See {@link #create(Object, CreateStatement)}. */
    public <S> S createAll(Object builder, List<? extends InsertBuilder<?>> children) {
        ColumnWriter<S> writer = ColumnWriter.of(builder);
        List<InsertRow> rows =
                children.stream().map(child -> child.state().rowAlone()).toList();
        return rows.isEmpty() ? writer.unchanged() : writer.relate(RelationChange.create(relation, rows));
    }

    /**
     * Links rows to the row of a builder. A has-one relation has no other row then.
     *
     * @param all the query of all rows of the related model
     * @throws InvalidValueException when a record is null
     */
    public <C, S> S link(Object builder, ModelQuery<C, ?, ?> all, List<? extends C> rows) {
        return ColumnWriter.<S>of(builder).relate(RelationChange.link(relation, rows(all, rows)));
    }

    /** Unlinks rows from the row of a builder. See {@link #link}. */
    public <C, S> S unlink(Object builder, ModelQuery<C, ?, ?> all, List<? extends C> rows) {
        return ColumnWriter.<S>of(builder).relate(RelationChange.unlink(relation, rows(all, rows)));
    }

    /** Unlinks each row from the row of a builder. See {@link #link}. */
    public <S> S clear(Object builder, ModelQuery<?, ?, ?> all) {
        return ColumnWriter.<S>of(builder)
                .relate(RelationChange.clear(relation, all.model().entity()));
    }

    private <C> LinkedRows rows(ModelQuery<C, ?, ?> all, List<? extends C> rows) {
        return LinkedRows.of(all.model(), relation, rows);
    }

    /** Returns the component of a record as a {@code Deferred}, which is loaded if the read loads the relation. */
    @SuppressWarnings("unchecked")
    public <T> Deferred<T> deferred(Row row, DecodeLayout layout) {
        int cell = layout.relation(relation.index());
        return cell < 0 ? (Deferred<T>) unloaded : (Deferred<T>) row.get(cell);
    }

    /** Returns the component of a record that every read loads: a record, an {@code Optional} of one, or a list. */
    @SuppressWarnings("unchecked")
    public <T> T eager(Row row, DecodeLayout layout) {
        return (T) row.get(layout.relation(relation.index()));
    }
}
