package dev.runnel.stmt;

import dev.runnel.schema.Relation;
import java.util.List;

/**
 * A relation, reached from a scope.
 *
 * @param anchor the scope at which the path starts
 * @param steps the to-one relations from the scope to the owner of the relation
 * @param relation the relation
 */
public record RelationRef(ScopeRef anchor, List<Relation> steps, Relation relation) {
    public RelationRef {
        steps = List.copyOf(steps);
    }
}
