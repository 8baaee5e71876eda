package dev.runnel.planner.lower;

import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources of one select during lowering: its table, and one join for each to-one path that an expression uses. */
final class JoinScope {
    private final Schema schema;
    private final Entity entity;
    private final Map<List<Relation>, Integer> sources = new LinkedHashMap<>();
    private final List<Join> joins = new ArrayList<>();

    JoinScope(Schema schema, Entity entity) {
        this.schema = schema;
        this.entity = entity;
        sources.put(List.of(), 0);
    }

    Entity entity() {
        return entity;
    }

    List<Join> joins() {
        return joins;
    }

    /**
     * The column of a field after to-one steps, as seen from a select nested {@code up} levels deep. A field that the
     * last step references is read from the foreign key, without a join.
     */
    ColumnRef column(List<Relation> steps, Field field, int up) {
        if (!steps.isEmpty()) {
            Relation last = steps.get(steps.size() - 1);
            int part = last.references().indexOf(field.name());
            if (part >= 0 && canUseForeignKey(last)) {
                return column(
                        steps.subList(0, steps.size() - 1), schema.fields(last).get(part), up);
            }
        }
        return joined(steps, field, up);
    }

    /**
     * The columns of a key after to-one steps. All of them have the same source: the foreign key, or the joined row.
     */
    List<ColumnRef> key(List<Relation> steps, List<Field> fields, int up) {
        List<ColumnRef> columns =
                fields.stream().map(field -> column(steps, field, up)).toList();
        boolean oneSource =
                columns.stream().mapToInt(ColumnRef::source).distinct().count() == 1;
        return oneSource
                ? columns
                : fields.stream().map(field -> joined(steps, field, up)).toList();
    }

    /**
     * Whether the foreign key can replace the referenced columns. It cannot if one component of an optional foreign
     * key may be null while another is not, nor if the foreign key is on the other side.
     */
    private static boolean canUseForeignKey(Relation relation) {
        return relation.belongsTo() && (relation.fields().size() == 1 || !relation.optional());
    }

    private ColumnRef joined(List<Relation> steps, Field field, int up) {
        Column column = schema.column(field);
        boolean optional = steps.stream().anyMatch(Relation::mayFindNothing);
        Type.Scalar type = optional ? column.type().asNullable() : column.type();
        return new ColumnRef(up, source(steps), column, type);
    }

    private int source(List<Relation> steps) {
        Integer known = sources.get(steps);
        if (known != null) {
            return known;
        }
        Relation last = steps.get(steps.size() - 1);
        List<Relation> before = steps.subList(0, steps.size() - 1);
        List<ColumnRef> left = key(before, schema.fields(last), 0);
        List<Column> right =
                schema.references(last).stream().map(schema::column).toList();
        boolean outer = steps.stream().anyMatch(Relation::mayFindNothing);
        joins.add(new Join(schema.table(schema.target(last)), left, right, outer));
        sources.put(List.copyOf(steps), joins.size());
        return joins.size();
    }
}
