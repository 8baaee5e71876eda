package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Creates rows of one model, and rows related to them. The shape says which relations are nested and which fields the database
 * computes, for all rows together; how many rows there are and which fields are set is in the values: one hole, a
 * {@code List<InsertRow>}.
 *
 * @param computed by field index, each field once
 * @param nested what is created with it, each relation once, in the order of the model's relations
 * @param many whether it was asked for as a list
 */
public record Insert(Entity entity, List<Computed> computed, List<Nested> nested, boolean many)
        implements ModelStatement {

    /** Rows created over one relation: the target of a belongs-to before its owner, others after it. */
    public record Nested(Relation relation, Insert insert) {}

    /**
     * A field that the database computes in some rows or all. The holes of the expressions are those of a row.
     *
     * @param values each expression once, at least one
     * @param inEveryRow whether it is computed in every row
     */
    public record Computed(Field field, List<ModelExpr> values, boolean inEveryRow) {
        public Computed {
            values = List.copyOf(values);
        }
    }

    public Insert {
        computed = List.copyOf(computed);
        nested = List.copyOf(nested);
    }

    /** Of values alone. */
    public Insert(Entity entity, List<Nested> nested, boolean many) {
        this(entity, List.of(), nested, many);
    }

    /** The shape of these rows: the union of what any of them nests and has computed. */
    public static Insert shapeOf(Entity entity, List<InsertRow> rows, boolean many) {
        List<Nested> nested = List.of();
        for (Relation relation : entity.relations()) {
            List<InsertRow> related = over(relation, rows);
            if (!related.isEmpty()) {
                nested = nested.isEmpty() ? new ArrayList<>() : nested;
                nested.add(new Nested(relation, shapeOf(related.get(0).entity(), related, !relation.toOne())));
            }
        }
        return new Insert(entity, computed(entity, rows), nested, many);
    }

    private static List<InsertRow> over(Relation relation, List<InsertRow> rows) {
        if (rows.size() == 1) {
            return rows.get(0).nested(relation);
        }
        List<InsertRow> related = List.of();
        for (InsertRow row : rows) {
            List<InsertRow> more = row.nested(relation);
            if (!more.isEmpty()) {
                related = related.isEmpty() ? new ArrayList<>() : related;
                related.addAll(more);
            }
        }
        return related;
    }

    private static List<Computed> computed(Entity entity, List<InsertRow> rows) {
        boolean none = true;
        for (int i = 0; none && i < rows.size(); i++) {
            none = !rows.get(i).computes();
        }
        if (none) {
            return List.of();
        }
        List<Computed> computed = new ArrayList<>();
        for (Field field : entity.fields()) {
            Set<ModelExpr> values = new LinkedHashSet<>();
            boolean always = true;
            for (InsertRow row : rows) {
                if (row.value(field) instanceof BoundExpr value) {
                    values.add(value.shape());
                } else {
                    always = false;
                }
            }
            if (!values.isEmpty()) {
                computed.add(new Computed(field, List.copyOf(values), always));
            }
        }
        return computed;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
