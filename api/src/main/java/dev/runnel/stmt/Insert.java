package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates rows of one model, and rows related to them. The shape says which relations are nested, for all rows together; how
 * many rows there are and which fields are set is in the values: one hole, a {@code List<NewRow>}.
 *
 * @param nested what is created with it, each relation once, in the order of the model's relations
 * @param many whether it was asked for as a list
 */
public record Insert(Entity entity, List<Nested> nested, boolean many) implements ModelStatement {

    /** Rows created over one relation: the target of a belongs-to before its owner, others after it. */
    public record Nested(Relation relation, Insert insert) {}

    public Insert {
        nested = List.copyOf(nested);
    }

    /** The shape of these rows: the union of what any of them nests. */
    public static Insert shapeOf(Entity entity, List<NewRow> rows, boolean many) {
        Map<Relation, List<NewRow>> byRelation = new LinkedHashMap<>();
        for (Relation relation : entity.relations()) {
            for (NewRow row : rows) {
                List<NewRow> related = row.nested(relation);
                if (!related.isEmpty()) {
                    byRelation.computeIfAbsent(relation, r -> new ArrayList<>()).addAll(related);
                }
            }
        }
        List<Nested> nested = new ArrayList<>();
        byRelation.forEach((relation, related) ->
                nested.add(new Nested(relation, shapeOf(related.get(0).entity(), related, !relation.toOne()))));
        return new Insert(entity, nested, many);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
