package dev.runnel.stmt;

import dev.runnel.schema.Entity;

/**
 * The shape of a statement over models: the statement without the values of its parameters. Equal statements are equal
 * records, so a shape is the key of the plan cache.
 */
public sealed interface ModelStatement permits Select, Insert, Update, Delete, Upsert {
    /** Returns the model that the statement reads or writes. */
    Entity entity();

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

        R visitUpsert(Upsert upsert);
    }
}
