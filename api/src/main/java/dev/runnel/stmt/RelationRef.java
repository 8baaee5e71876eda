package dev.runnel.stmt;

import dev.runnel.schema.Relation;
import java.util.List;

/** A relation, reached from {@code anchor} over to-one relations. */
public record RelationRef(ScopeRef anchor, List<Relation> steps, Relation relation) {
    public RelationRef {
        steps = List.copyOf(steps);
    }
}
