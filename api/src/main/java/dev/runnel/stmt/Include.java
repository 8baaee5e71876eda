package dev.runnel.stmt;

import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.List;

/** Something that a read loads beside the columns. The relations of {@code steps} are to-one and are loaded with it. */
public sealed interface Include {
    List<Relation> steps();

    /** A deferred column. */
    record OfField(List<Relation> steps, Field field) implements Include {
        public OfField {
            steps = List.copyOf(steps);
        }
    }

    /** Related rows, shaped by a select over the target: its filter, order, includes and limit (per parent). */
    record OfRelation(List<Relation> steps, Relation relation, Select shape) implements Include {
        public OfRelation {
            steps = List.copyOf(steps);
        }
    }
}
