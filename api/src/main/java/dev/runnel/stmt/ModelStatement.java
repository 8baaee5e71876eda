package dev.runnel.stmt;

import dev.runnel.schema.Entity;

/**
 * The shape of a statement over models: what it does, without the user's values. Equal statements are equal records; a shape is
 * the key of the plan cache.
 */
public sealed interface ModelStatement permits Select, Insert, Update, Delete {
    /** The model that the statement is about. */
    Entity entity();

    <R> R accept(Visitor<R> visitor);

    /** One method for each statement. */
    interface Visitor<R> {
        R visitSelect(Select select);

        R visitInsert(Insert insert);

        R visitUpdate(Update update);

        R visitDelete(Delete delete);
    }
}
