package dev.runnel.exec.step;

import dev.runnel.Deferred;
import dev.runnel.schema.Relation;
import java.util.Optional;

/** The values of relation components: a {@code Deferred}, or the bare value if the relation is eager. */
public final class RelationValues {
    private RelationValues() {}

    /** @param related the list of a has-many relation, or the record of a to-one relation */
    public static Object loaded(Relation relation, Object related, boolean partial) {
        Object value = relation.toOne() && relation.optional() ? Optional.of(related) : related;
        return relation.eager() ? value : Deferred.relation(value, partial);
    }

    /** The value of an optional to-one relation without a row. */
    public static Object none(Relation relation, boolean partial) {
        return relation.eager() ? Optional.empty() : Deferred.relation(Optional.empty(), partial);
    }
}
