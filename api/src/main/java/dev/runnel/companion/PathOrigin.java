package dev.runnel.companion;

import dev.runnel.schema.Relation;
import dev.runnel.stmt.ScopeRef;
import java.util.ArrayList;
import java.util.List;

/** The origin of the paths of one model: a scope, and the to-one relations from its model to this one. Immutable. */
public final class PathOrigin {
    final ScopeRef anchor;
    final List<Relation> steps;

    PathOrigin(ScopeRef anchor, List<Relation> steps) {
        this.anchor = anchor;
        this.steps = steps;
    }

    public static PathOrigin of(ScopeRef anchor) {
        return new PathOrigin(anchor, List.of());
    }

    PathOrigin over(Relation relation) {
        List<Relation> longer = new ArrayList<>(steps);
        longer.add(relation);
        return new PathOrigin(anchor, List.copyOf(longer));
    }
}
