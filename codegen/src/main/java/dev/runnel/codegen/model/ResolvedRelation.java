package dev.runnel.codegen.model;

import java.util.List;
import java.util.Optional;

/**
 * A valid relation with its resolved target and fields.
 *
 * @param index the position among the relations of its owner
 * @param fields the fields of the owner that equal {@code references} of the target
 * @param inverse the other side, if the target has one: of a belongs-to relation a has-one or has-many, and the other way round
 */
public record ResolvedRelation(
        RelationComponent related,
        int index,
        Model target,
        List<ColumnComponent> fields,
        List<ColumnComponent> references,
        Optional<RelationComponent> inverse) {

    public String name() {
        return related.name();
    }

    public boolean belongsTo() {
        return related.belongsTo();
    }

    public boolean toOne() {
        return related.toOne();
    }

    /** Whether every row has one that refers to it, and is created with it. */
    public boolean requiredHasOne() {
        return related.kind() == RelationComponent.Kind.HAS_ONE && !related.optional();
    }

    public boolean optional() {
        return related.optional();
    }
}
