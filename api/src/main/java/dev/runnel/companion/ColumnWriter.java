package dev.runnel.companion;

import dev.runnel.Expr;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A builder that assigns columns of a create or an update, and changes the rows of its relations.
 *
 * @param <S> the type that an assignment returns
 */
abstract class ColumnWriter<S> {
    ColumnWriter() {}

    /**
     * Casts a generated builder.
     *
     * @throws IllegalArgumentException when an application has implemented a generated interface
     */
    @SuppressWarnings("unchecked")
    static <S> ColumnWriter<S> of(Object builder) {
        if (builder instanceof ColumnWriter<?> writer) {
            return (ColumnWriter<S>) writer;
        }
        throw new IllegalArgumentException(
                builder.getClass().getName() + " is not a generated builder; begin with create(), draft() or update()");
    }

    /** The statement that the builder is. */
    abstract BoundStatement<?> request();

    abstract S set(Field field, @Nullable Object value);

    abstract S compute(Field field, Expr<?, ?> value);

    /** Changes the rows of a relation together with the row. */
    abstract S relate(RelationChange change);

    /** Returns the result of an assignment that assigns nothing. */
    abstract S unchanged();

    /** @param key the values of the foreign key, one for each of its fields */
    abstract S reference(Relation relation, List<? extends @Nullable Object> key);
}
