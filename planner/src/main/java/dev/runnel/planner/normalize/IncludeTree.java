package dev.runnel.planner.normalize;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Rewrites the includes of a select to a tree without steps, in which each relation and each deferred field occurs
 * once. An include over a path becomes nested includes, several includes of one relation become one, and eager
 * relations are added. A selection keeps its selected relations only. A terminal without rows, such as a count, has no
 * includes. Errors: {@code InvalidStatementException} for two different includes of one relation.
 */
final class IncludeTree {
    private final Schema schema;

    IncludeTree(Schema schema) {
        this.schema = schema;
    }

    Select of(Select select) {
        return select.withIncludes(
                switch (select.terminal()) {
                    case COUNT, EXISTS, AGGREGATE -> List.of();
                    case ALL, FIRST, ONE, PAGE ->
                        select.selection().isEmpty()
                                ? normal(select.entity(), select.includes())
                                : selected(select.includes());
                });
    }

    /** Selected relations are not merged. */
    private List<Include> selected(List<Include> includes) {
        List<Include> selected = new ArrayList<>();
        for (Include include : includes) {
            if (include instanceof Include.OfRelation relationInclude) {
                selected.add(new Include.OfRelation(
                        relationInclude.steps(), relationInclude.relation(), of(relationInclude.shape())));
            }
        }
        return selected;
    }

    private List<Include> normal(Entity entity, List<Include> includes) {
        Set<Field> fields = new LinkedHashSet<>();
        Map<Relation, Select> relations = new LinkedHashMap<>();
        for (Include include : includes) {
            if (!include.steps().isEmpty()) {
                Relation step = include.steps().get(0);
                Select outer = everything(step).withIncludes(List.of(withoutFirstStep(include)));
                relations.merge(step, outer, (a, b) -> merged(step, a, b));
            } else if (include instanceof Include.OfField fieldInclude) {
                fields.add(fieldInclude.field());
            } else if (include instanceof Include.OfRelation relationInclude) {
                relations.merge(
                        relationInclude.relation(),
                        relationInclude.shape(),
                        (a, b) -> merged(relationInclude.relation(), a, b));
            }
        }
        for (Relation relation : entity.relations()) {
            if (relation.eager()) {
                relations.putIfAbsent(relation, everything(relation));
            }
        }
        List<Include> normal = new ArrayList<>();
        fields.stream()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .forEach(field -> normal.add(new Include.OfField(List.of(), field)));
        relations.entrySet().stream()
                .sorted((a, b) -> Integer.compare(a.getKey().index(), b.getKey().index()))
                .forEach(entry -> normal.add(new Include.OfRelation(List.of(), entry.getKey(), of(entry.getValue()))));
        return normal;
    }

    private static Include withoutFirstStep(Include include) {
        List<Relation> rest = include.steps().subList(1, include.steps().size());
        return include instanceof Include.OfRelation relationInclude
                ? new Include.OfRelation(rest, relationInclude.relation(), relationInclude.shape())
                : new Include.OfField(rest, ((Include.OfField) include).field());
    }

    private static Select merged(Relation relation, Select a, Select b) {
        List<Include> both = new ArrayList<>(a.includes());
        both.addAll(b.includes());
        if (hasAllRows(a) || haveSameRows(a, b)) {
            return b.withIncludes(both);
        }
        if (hasAllRows(b)) {
            return a.withIncludes(both);
        }
        throw new InvalidStatementException(
                        ErrorCode.CONFLICTING_INCLUDES,
                        "the query includes the relation twice, with different filters, orders, offsets or limits")
                .with("relation", relation.toString())
                .hint("include the relation once, with all of its filter, order, offset and limit");
    }

    private Select everything(Relation relation) {
        return new Select(
                schema.target(relation), ValueExpr.TRUE, List.of(), List.of(), null, List.of(), ResultMode.ALL);
    }

    private static boolean hasAllRows(Select select) {
        return select.filter().equals(ValueExpr.TRUE)
                && select.order().isEmpty()
                && select.extent().equals(RowRange.ALL)
                && select.lock() == null;
    }

    /** Compares the shapes, since values are not known. Shapes with a parameter are unequal. */
    private static boolean haveSameRows(Select a, Select b) {
        return a.filter().equals(b.filter())
                && a.order().equals(b.order())
                && a.extent().equals(b.extent())
                && Objects.equals(a.lock(), b.lock());
    }
}
