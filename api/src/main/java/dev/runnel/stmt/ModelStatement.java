package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import java.util.Optional;

/**
 * The shape of a statement over models: the statement without the values of its parameters. Equal statements are equal
 * records, so a shape is the key of the plan cache.
 */
public sealed interface ModelStatement
        permits Select,
                Insert,
                Update,
                Delete,
                Upsert,
                UpsertMany,
                UpdateMany,
                WriteSequence,
                CascadingDelete,
                SqlStatement {
    /** Returns the model that the statement reads or writes; empty for SQL of the application. */
    Optional<Entity> model();

    /** Returns the name of the model; {@code sql} for SQL of the application. */
    default String subject() {
        return model().map(Entity::name).orElse("sql");
    }

    /** Returns the options for stores that read items by access paths. */
    default StatementOptions options() {
        return StatementOptions.DEFAULT;
    }

    /** Returns this statement with other options in each part that has options. */
    default ModelStatement withOptions(StatementOptions others) {
        return this;
    }

    /** Calls the method of the visitor for this kind of statement, and returns its result. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A function over statements, with one method for each kind.
     *
     * @param <R> the type of the result
     */
    interface Visitor<R> {
        R visitSelect(Select select);

        R visitInsert(Insert insert);

        R visitUpdate(Update update);

        R visitDelete(Delete delete);

        R visitSql(SqlStatement sql);

        R visitUpsert(Upsert upsert);

        R visitUpsertMany(UpsertMany upserts);

        R visitUpdateMany(UpdateMany updates);

        R visitWriteSequence(WriteSequence sequence);

        R visitCascadingDelete(CascadingDelete cascade);
    }
}
