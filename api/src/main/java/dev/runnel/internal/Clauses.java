package dev.runnel.internal;

import dev.runnel.schema.Entity;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.Terminal;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query holds: each clause with a shape and values of its own. They are joined in a fixed order when the query becomes a
 * statement, so any order of builder calls gives equal statements. Immutable.
 */
public final class Clauses {
    private static final Value.Param ROWS = Value.Param.of(Type.of(Storage.I64));

    private final Entity entity;
    private final ModelExpr filter;
    private final Object[] filterValues;
    private final List<Order> order;
    private final Object[] orderValues;
    private final List<Include> includes;
    private final Object[] includeValues;
    private final @Nullable Long limit;

    private Clauses(
            Entity entity,
            ModelExpr filter,
            Object[] filterValues,
            List<Order> order,
            Object[] orderValues,
            List<Include> includes,
            Object[] includeValues,
            @Nullable Long limit) {
        this.entity = entity;
        this.filter = filter;
        this.filterValues = filterValues;
        this.order = order;
        this.orderValues = orderValues;
        this.includes = includes;
        this.includeValues = includeValues;
        this.limit = limit;
    }

    /** Every row of a model. */
    public static Clauses of(Entity entity) {
        return new Clauses(
                entity,
                ValueExpr.TRUE,
                Fragment.NO_VALUES,
                List.of(),
                Fragment.NO_VALUES,
                List.of(),
                Fragment.NO_VALUES,
                null);
    }

    public Entity entity() {
        return entity;
    }

    /** The condition and its values. */
    public Fragment filter() {
        return new Fragment(filter, filterValues);
    }

    /** Whether it is more than a condition: sorted, limited, or with includes. */
    public boolean isShaped() {
        return limit != null || !order.isEmpty() || !includes.isEmpty();
    }

    public Clauses filter(ModelExpr condition, Object[] values) {
        ModelExpr both = filter == ValueExpr.TRUE ? condition : ModelExprs.and(filter, condition);
        return new Clauses(
                entity, both, Fragment.join(filterValues, values), order, orderValues, includes, includeValues, limit);
    }

    public Clauses orderBy(Order key, Object[] values) {
        return new Clauses(
                entity,
                filter,
                filterValues,
                plus(order, key),
                Fragment.join(orderValues, values),
                includes,
                includeValues,
                limit);
    }

    public Clauses include(Include include, Object[] values) {
        return new Clauses(
                entity,
                filter,
                filterValues,
                order,
                orderValues,
                plus(includes, include),
                Fragment.join(includeValues, values),
                limit);
    }

    public Clauses limit(long rows) {
        return new Clauses(entity, filter, filterValues, order, orderValues, includes, includeValues, rows);
    }

    /** The statement, with whole records for an empty selection. */
    public Select select(Terminal terminal, List<ModelExpr> selection) {
        return new Select(entity, filter, order, includes, limit == null ? null : ROWS, selection, terminal);
    }

    /** The values of {@link #select}, in the order of its holes. */
    public Object[] values(Object[] selectionValues) {
        Object[] values = Fragment.join(Fragment.join(filterValues, orderValues), includeValues);
        if (limit != null) {
            values = Fragment.join(values, new Object[] {limit});
        }
        return Fragment.join(values, selectionValues);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> copy = new ArrayList<>(list);
        copy.add(element);
        return List.copyOf(copy);
    }
}
