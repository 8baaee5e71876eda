package dev.runnel.planner.normalize;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import java.util.List;

/** The eager relations of a model, for records that are written and not read. */
public final class EagerRelations {
    private EagerRelations() {}

    public static List<Include.OfRelation> of(Schema schema, Entity entity) {
        Select whole = new Select(entity, ValueExpr.TRUE, List.of(), List.of(), null, List.of(), ResultMode.ALL);
        return new IncludeTree(schema)
                .of(whole).includes().stream()
                        .filter(Include.OfRelation.class::isInstance)
                        .map(Include.OfRelation.class::cast)
                        .toList();
    }
}
