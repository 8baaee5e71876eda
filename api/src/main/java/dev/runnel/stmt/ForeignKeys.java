package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.Value;
import java.util.List;

/** The foreign keys of belongs-to relations, and conditions for lists of keys. */
public final class ForeignKeys {
    private ForeignKeys() {}

    /** Returns the fields of a foreign key, in the order of the references. */
    public static List<Field> fields(Entity owner, Relation relation) {
        return relation.fields().stream()
                .map(name -> owner.field(name).orElseThrow())
                .toList();
    }

    /**
     * Returns the assignments that clear a foreign key, in the order of the fields: of its nullable fields outside the key of the model, those that
     * are in no other foreign key; all of them if each is. Empty for a required foreign key. Each parameter has the value null.
     */
    public static List<Assignment> clearing(Entity owner, Relation relation) {
        List<Field> nullable = owner.fields().stream()
                .filter(field -> relation.fields().contains(field.name()))
                .filter(field -> relation.optional() && field.type().nullable() && !owner.isKey(field))
                .toList();
        List<Field> own = nullable.stream()
                .filter(field -> !isInOther(owner, relation, field))
                .toList();
        return (own.isEmpty() ? nullable : own)
                .stream()
                        .map(field -> new Assignment(field, new ValueExpr(Value.Param.of(field.type()))))
                        .toList();
    }

    /** Returns whether a field is part of the foreign key of another relation. */
    public static boolean isInOther(Entity owner, Relation relation, Field field) {
        return owner.relations().stream()
                .anyMatch(other -> other.belongsTo()
                        && !other.equals(relation)
                        && other.fields().contains(field.name()));
    }

    /** Returns the condition that the fields of a row equal the elements of their lists at one position. The parameters are the lists. */
    public static ModelExpr in(List<Field> fields) {
        List<Value.ListParam> lists = fields.stream()
                .map(field -> Value.ListParam.of(field.type().asNonNull()))
                .toList();
        List<ModelExpr> paths = fields.stream()
                .<ModelExpr>map(field -> new FieldRef(Outer.OWN, List.of(), field))
                .toList();
        return paths.size() == 1 ? new InList(paths.get(0), lists.get(0)) : new RowValueIn(paths, lists);
    }
}
