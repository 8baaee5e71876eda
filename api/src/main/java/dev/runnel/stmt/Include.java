package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.List;

/**
 * A deferred column or a relation that a query loads in addition to the columns of its model. The to-one relations of
 * {@code steps} are loaded too.
 */
public sealed interface Include {
    /** Returns the to-one relations from the model of the query to the owner of the column or relation. */
    List<Relation> steps();

    /**
     * A deferred column.
     *
     * @param steps the to-one relations from the model of the query to that of the field
     * @param field the field
     */
    record OfField(List<Relation> steps, Field field) implements Include {
        public OfField {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Related rows.
     *
     * @param steps the to-one relations from the model of the query to the owner of the relation
     * @param relation the relation
     * @param shape a select of the target: its filter, order, includes, and limit for each parent
     */
    record OfRelation(List<Relation> steps, Relation relation, Select shape) implements Include {
        public OfRelation {
            steps = List.copyOf(steps);
        }
    }
}
