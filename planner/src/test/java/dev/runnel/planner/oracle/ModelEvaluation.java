package dev.runnel.planner.oracle;

import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.CountRelated;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.Or;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.stmt.Select;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a statement on the model alone: no tables, joins or keys. A record is a map of its loaded components, a
 * row of a selection a list.
 */
public final class ModelEvaluation implements ModelExpr.Visitor<@Nullable Object> {
    private final Data data;
    private final @Nullable Object[] values;

    /** The rows of the scopes around the expression, the nearest last. */
    private final List<@Nullable Object[]> scopes;

    private ModelEvaluation(Data data, @Nullable Object[] values, List<@Nullable Object[]> scopes) {
        this.data = data;
        this.values = values;
        this.scopes = scopes;
    }

    /** The answer to a select: rows, or a number, or whether there is a row. */
    public static Object answer(Select select, Data data, @Nullable Object[] values) {
        ModelEvaluation all = new ModelEvaluation(data, values, List.of());
        List<@Nullable Object[]> rows =
                all.rows(select, data.rows(Models.SCHEMA.table(select.entity()).name()));
        return switch (select.terminal()) {
            case COUNT -> (long) rows.size();
            case EXISTS -> !rows.isEmpty();
            case FIRST -> all.shaped(select, rows.subList(0, Math.min(1, rows.size())));
            case ONE -> all.shaped(select, rows.subList(0, Math.min(2, rows.size())));
            case AGGREGATE -> throw new AssertionError("aggregates are compared on the databases");
            case ALL, PAGE -> all.shaped(select, rows);
        };
    }

    /** Whether a condition is true for a row. */
    public static boolean holds(ModelExpr condition, @Nullable Object[] row, Data data, @Nullable Object[] values) {
        return new ModelEvaluation(data, values, List.of()).on(row).holds(condition);
    }

    private ModelEvaluation on(@Nullable Object[] row) {
        List<@Nullable Object[]> inner = new ArrayList<>(scopes);
        inner.add(row);
        return new ModelEvaluation(data, values, inner);
    }

    private List<@Nullable Object[]> rows(Select select, List<@Nullable Object[]> from) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : from) {
            if (on(row).holds(select.filter())) {
                rows.add(row);
            }
        }
        rows.sort((a, b) -> {
            for (Order key : select.order()) {
                int order = Compared.order(
                        key.expr().type().storage(),
                        key.direction(),
                        key.sortsNullsFirst(),
                        on(a).value(key.expr()),
                        on(b).value(key.expr()));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        if (select.distinct()) {
            Set<List<@Nullable Object>> seen = new HashSet<>();
            rows.removeIf(row -> !seen.add(selected(select, row)));
        }
        int first = (int) Math.min(number(select.extent().offset(), 0), rows.size());
        long most = number(select.extent().limit(), Integer.MAX_VALUE);
        return rows.subList(first, first + (int) Math.min(most, rows.size() - first));
    }

    private long number(Value.@Nullable Param parameter, long otherwise) {
        return parameter == null ? otherwise : (Long) Objects.requireNonNull(Slots.value(parameter, values));
    }

    private List<@Nullable Object> selected(Select select, @Nullable Object[] row) {
        List<@Nullable Object> selected = new ArrayList<>();
        select.selection().forEach(expr -> selected.add(on(row).value(expr)));
        return selected;
    }

    private List<Object> shaped(Select select, List<@Nullable Object[]> rows) {
        List<Object> shaped = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            if (select.selection().isEmpty()) {
                shaped.add(record(select.entity(), row, select.includes()));
            } else {
                List<@Nullable Object> given = new ArrayList<>(selected(select, row));
                select.includes().forEach(include -> {
                    if (include instanceof Include.OfRelation of) {
                        given.add(selected(of, row));
                    }
                });
                shaped.add(given);
            }
        }
        return shaped;
    }

    /** Related rows that are selected. */
    private @Nullable Object selected(Include.OfRelation of, @Nullable Object[] row) {
        List<@Nullable Object[]> related = related(of.relation(), on(row).follow(ScopeRef.Outer.OWN, of.steps()));
        List<Object> rows = shaped(of.shape(), rows(of.shape(), related));
        return !of.relation().toOne() ? rows : rows.isEmpty() ? null : rows.get(0);
    }

    private Map<String, @Nullable Object> record(Entity entity, @Nullable Object[] row, List<Include> includes) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (Field field : entity.fields()) {
            boolean included = includes.contains(new Include.OfField(List.of(), field));
            if (!field.deferred() || included) {
                record.put(field.name(), row[field.index()]);
            }
        }
        for (Relation relation : entity.relations()) {
            Select shape = shapeOf(relation, includes);
            if (shape != null) {
                List<Object> related = shaped(shape, rows(shape, related(relation, row)));
                Object one = related.isEmpty() ? null : related.get(0);
                record.put(relation.name(), relation.toOne() ? one : related);
            }
        }
        return record;
    }

    /** The shape of a relation that all includes together define; null for none. */
    private static @Nullable Select shapeOf(Relation relation, List<Include> includes) {
        Select shape = null;
        List<Include> nested = new ArrayList<>();
        boolean wanted = relation.eager();
        for (Include include : includes) {
            if (include instanceof Include.OfRelation of
                    && of.steps().isEmpty()
                    && of.relation().equals(relation)) {
                wanted = true;
                shape = of.shape();
                nested.addAll(of.shape().includes());
            } else if (!include.steps().isEmpty() && include.steps().get(0).equals(relation)) {
                wanted = true;
                List<Relation> rest = include.steps().subList(1, include.steps().size());
                nested.add(
                        include instanceof Include.OfRelation of
                                ? new Include.OfRelation(rest, of.relation(), of.shape())
                                : new Include.OfField(rest, ((Include.OfField) include).field()));
            }
        }
        if (!wanted) {
            return null;
        }
        Entity target = Models.SCHEMA.target(relation);
        return shape == null
                ? new Select(target, ValueExpr.TRUE, List.of(), nested, null, List.of(), Select.ResultMode.ALL)
                : shape.withIncludes(nested);
    }

    private List<@Nullable Object[]> related(Relation relation, @Nullable Object @Nullable [] row) {
        if (row == null) {
            return List.of();
        }
        List<@Nullable Object> key = Data.values(row, Models.SCHEMA.fields(relation));
        List<@Nullable Object[]> related = new ArrayList<>();
        for (@Nullable
        Object[] other :
                data.rows(Models.SCHEMA.table(Models.SCHEMA.target(relation)).name())) {
            if (!key.contains(null) && key.equals(Data.values(other, Models.SCHEMA.references(relation)))) {
                related.add(other);
            }
        }
        return related;
    }

    private @Nullable Object @Nullable [] follow(ScopeRef anchor, List<Relation> steps) {
        @Nullable Object[] row = scopes.get(scopes.size() - 1 - ((ScopeRef.Outer) anchor).depth());
        for (Relation step : steps) {
            List<@Nullable Object[]> next = related(step, row);
            row = next.isEmpty() ? null : next.get(0);
        }
        return row;
    }

    private @Nullable Object value(ModelExpr expr) {
        return expr.accept(this);
    }

    private boolean holds(ModelExpr condition) {
        return (Boolean) Objects.requireNonNull(value(condition));
    }

    @Override
    public @Nullable Object visitField(FieldRef ref) {
        @Nullable Object[] row = follow(ref.anchor(), ref.steps());
        return row == null ? null : row[ref.field().index()];
    }

    @Override
    public @Nullable Object visitSqlFragment(ModelExpr.SqlFragment fragment) {
        throw new AssertionError("only a database evaluates SQL");
    }

    @Override
    public @Nullable Object visitValue(ValueExpr value) {
        return Slots.value(value.value(), values);
    }

    @Override
    public Object visitCompare(Compare compare) {
        return Compared.holds(
                compare.op(), compare.left().type().storage(), value(compare.left()), value(compare.right()));
    }

    @Override
    public Object visitIsNull(IsNull isAbsent) {
        return value(isAbsent.operand()) == null;
    }

    @Override
    public Object visitInList(InList inList) {
        Object operand = value(inList.operand());
        return operand != null
                && ((List<?>) Objects.requireNonNull(Slots.value(inList.list(), values))).contains(operand);
    }

    @Override
    public Object visitAggregateRelated(ModelExpr.AggregateRelated aggregate) {
        throw new AssertionError("aggregates are compared on the databases");
    }

    @Override
    public Object visitGroupKey(ModelExpr.GroupKey key) {
        throw new AssertionError("groups are compared on the databases");
    }

    @Override
    public Object visitAggregate(ModelExpr.Aggregate aggregate) {
        throw new AssertionError("an aggregate stands inside an expression");
    }

    @Override
    public Object visitCountRelated(CountRelated count) {
        RelationRef ref = count.relation();
        return (long) related(ref.relation(), follow(ref.anchor(), ref.steps())).size();
    }

    @Override
    public Object visitInSubquery(InSubquery in) {
        Object operand = value(in.operand());
        Select select = in.select();
        ModelExpr selected = select.selection().get(0);
        return operand != null
                && rows(select, data.rows(Models.SCHEMA.table(select.entity()).name())).stream()
                        .anyMatch(row -> operand.equals(on(row).value(selected)));
    }

    @Override
    public Object visitExists(ModelExpr.Exists exists) {
        return !rows(
                        exists.select(),
                        data.rows(Models.SCHEMA.table(exists.select().entity()).name()))
                .isEmpty();
    }

    @Override
    public Object visitCompareSubquery(ModelExpr.CompareSubquery compare) {
        throw new AssertionError("quantified comparisons are compared on the databases");
    }

    @Override
    public Object visitScalarSubquery(ModelExpr.ScalarSubquery scalar) {
        throw new AssertionError("values of queries are compared on the databases");
    }

    @Override
    public @Nullable Object visitCall(Call call) {
        List<@Nullable Object> operands = new ArrayList<>();
        call.operands().forEach(operand -> operands.add(value(operand)));
        return call.function().evaluate(operands);
    }

    @Override
    public Object visitRowValueIn(RowValueIn in) {
        List<@Nullable Object> tuple = new ArrayList<>();
        in.operands().forEach(operand -> tuple.add(value(operand)));
        return !tuple.contains(null) && Slots.keys(in.lists(), values).contains(tuple);
    }

    @Override
    public Object visitAnd(And and) {
        return and.terms().stream().allMatch(this::holds);
    }

    @Override
    public Object visitOr(Or or) {
        return or.terms().stream().anyMatch(this::holds);
    }

    @Override
    public Object visitNot(Not not) {
        return !holds(not.condition());
    }

    @Override
    public Object visitQuantified(Quantified quantified) {
        RelationRef ref = quantified.relation();
        List<@Nullable Object[]> related = related(ref.relation(), follow(ref.anchor(), ref.steps()));
        return switch (quantified.quantifier()) {
            case ANY -> related.stream().anyMatch(row -> on(row).holds(quantified.condition()));
            case ALL -> related.stream().allMatch(row -> on(row).holds(quantified.condition()));
            case NONE -> related.stream().noneMatch(row -> on(row).holds(quantified.condition()));
        };
    }

    @Override
    public Object visitRelationEquals(RelationEquals related) {
        RelationRef ref = related.relation();
        List<Field> key = Models.SCHEMA.target(ref.relation()).key();
        List<@Nullable Object> wanted = new ArrayList<>();
        related.key().forEach(part -> wanted.add(Slots.value(part, values)));
        return related(ref.relation(), follow(ref.anchor(), ref.steps())).stream()
                .anyMatch(target -> Data.values(target, key).equals(wanted));
    }

    @Override
    public Object visitRelationIsNull(RelationIsNull nothing) {
        RelationRef ref = nothing.relation();
        return related(ref.relation(), follow(ref.anchor(), ref.steps())).isEmpty();
    }
}
