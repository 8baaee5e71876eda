package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Inserts rows of one model, and related rows. The shape contains the nested relations and the fields that the database
 * computes, for all rows together. The number of rows and the fields that are set are in the values: one parameter, a
 * {@code List<InsertRow>}.
 *
 * @param entity the model
 * @param computed the fields that the database computes, in the order of their index, each field once
 * @param nested the relations whose rows are inserted too, each relation once, in the order of the model's relations
 * @param many whether the result is a list
 * @param returning whether the database returns all columns of all rows, those of nested rows included
 */
public record Insert(Entity entity, List<Computed> computed, List<Nested> nested, boolean many, boolean returning)
        implements ModelStatement {

    /**
     * Related rows. The target of a belongs-to relation is inserted before its owner, the target of another relation
     * after it.
     *
     * @param relation the relation
     * @param insert the insert of the target
     * @param alone whether the new rows have no other rows of the relation
     */
    public record Nested(Relation relation, Insert insert, boolean alone) {
        /** Creates related rows that are alone. */
        public Nested(Relation relation, Insert insert) {
            this(relation, insert, true);
        }
    }

    /**
     * A field that the database computes in some rows or in all. The parameters of its expressions have their values in
     * the row.
     *
     * @param field the field
     * @param values the expressions, each once, at least one
     * @param inEveryRow whether the database computes the field in each row
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

    /** Creates an insert whose fields all have values. */
    public Insert(Entity entity, List<Nested> nested, boolean many) {
        this(entity, List.of(), nested, many, false);
    }

    /** Returns this insert with all columns of all rows returned by the database. */
    public Insert withReturning() {
        return new Insert(entity, computed, nested, many, true);
    }

    /** Returns the shape of an insert: the nested relations and computed fields of all rows. */
    public static Insert shapeOf(Entity entity, List<InsertRow> rows, boolean many) {
        List<Nested> nested = List.of();
        for (Relation relation : entity.relations()) {
            List<InsertRow> related = over(relation, rows);
            if (!related.isEmpty()) {
                nested = nested.isEmpty() ? new ArrayList<>() : nested;
                boolean alone = rows.stream().noneMatch(row -> row.isLinked(relation));
                nested.add(new Nested(relation, shapeOf(related.get(0).entity(), related, !relation.toOne()), alone));
            }
        }
        return new Insert(entity, computed(entity, rows), nested, many, false);
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
    public Optional<Entity> model() {
        return Optional.of(entity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInsert(this);
    }
}
