package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldSet;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.Anchor.Up;
import dev.runnel.stmt.Extent;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InSelect;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Position;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.Terminal;
import dev.runnel.type.Direction;
import dev.runnel.type.Quantifier;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
    private final @Nullable Long offset;
    private final @Nullable Long limit;
    private final boolean reached;
    private final @Nullable From from;

    private Clauses(
            Entity entity,
            ModelExpr filter,
            Object[] filterValues,
            List<Order> order,
            Object[] orderValues,
            List<Include> includes,
            Object[] includeValues,
            @Nullable Long offset,
            @Nullable Long limit,
            boolean reached,
            @Nullable From from) {
        this.entity = entity;
        this.filter = filter;
        this.filterValues = filterValues;
        this.order = order;
        this.orderValues = orderValues;
        this.includes = includes;
        this.includeValues = includeValues;
        this.offset = offset;
        this.limit = limit;
        this.reached = reached;
        this.from = from;
    }

    /** A cursor, and on which side of it the page is. */
    public record From(String cursor, boolean before) {}

    /** A page: where it is counted from, and how many rows it has at most. */
    public record Window(boolean before, Cursors.@Nullable Place place, List<Type.Scalar> types, long rows) {}

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
                null,
                null,
                false,
                null);
    }

    public Entity entity() {
        return entity;
    }

    /** The condition and its values. */
    public Fragment filter() {
        return new Fragment(filter, filterValues);
    }

    public List<Order> order() {
        return order;
    }

    /** Whether it is more than a condition: sorted, limited, or with includes. */
    public boolean isShaped() {
        return isCut() || from != null || !order.isEmpty() || !includes.isEmpty();
    }

    /** Whether it leaves out rows that the condition holds for. */
    public boolean isCut() {
        return offset != null || limit != null;
    }

    /** Whether its rows were reached over relations from a query of another model. */
    public boolean isReached() {
        return reached;
    }

    /** Every row of this model that {@code relation} of one of the rows of {@code source} leads to. */
    public Clauses reachedBy(Relation relation, Clauses source) {
        Clauses related = filter(leadsFrom(relation, source), source.filterValues);
        return new Clauses(
                entity,
                related.filter,
                related.filterValues,
                order,
                orderValues,
                includes,
                includeValues,
                offset,
                limit,
                true,
                from);
    }

    /** A key of one part is looked for among those of the source; for others there is some row of the source that leads here. */
    private ModelExpr leadsFrom(Relation relation, Clauses source) {
        if (relation.fields().size() > 1) {
            return new Quantified(
                    Quantifier.ANY, new RelationRef(Up.OWN, List.of(), relation.reversed()), source.filter);
        }
        ModelExpr own = new FieldRef(
                Up.OWN, List.of(), field(entity, relation.references().get(0)));
        ModelExpr theirs = new FieldRef(
                Up.OWN, List.of(), field(source.entity, relation.fields().get(0)));
        return new InSelect(own, source.select(Terminal.ALL, List.of(theirs)));
    }

    private static Field field(Entity entity, String name) {
        return entity.field(name).orElseThrow();
    }

    public Clauses filter(ModelExpr condition, Object[] values) {
        ModelExpr both = filter == ValueExpr.TRUE ? condition : ModelExprs.and(filter, condition);
        Object[] all = Fragment.join(filterValues, values);
        return new Clauses(
                entity, both, all, order, orderValues, includes, includeValues, offset, limit, reached, from);
    }

    public Clauses orderBy(Order key, Object[] values) {
        return ordered(plus(order, key), Fragment.join(orderValues, values));
    }

    /** Sorted by the key too, in the direction of the last sort key, unless no two rows are equal already. */
    public Clauses orderedByKey() {
        boolean total = Stream.concat(
                        Stream.of(entity.key()), entity.uniques().stream().map(FieldSet::fields))
                .anyMatch(fields -> fields.stream().allMatch(this::isSortedByPresent));
        return total ? this : tied(entity.key().stream().map(Order::by).toList());
    }

    private boolean isSortedByPresent(Field field) {
        return !field.type().nullable()
                && order.stream()
                        .anyMatch(key -> key.expr().equals(Order.by(field).expr()));
    }

    /** Sorted by all of these too. */
    public Clauses orderedBy(List<ModelExpr> all) {
        return tied(
                all.stream().map(expr -> new Order(expr, Direction.ASC, null)).toList());
    }

    private Clauses tied(List<Order> ties) {
        boolean descending = !order.isEmpty() && order.get(order.size() - 1).direction() == Direction.DESC;
        List<Order> keys = new ArrayList<>(order);
        for (Order tie : ties) {
            if (order.stream().map(Order::expr).noneMatch(tie.expr()::equals)) {
                keys.add(descending ? tie.reversed() : tie);
            }
        }
        return ordered(List.copyOf(keys), orderValues);
    }

    /** The same rows from the last to the first: without an order, by key. */
    public Clauses reversed() {
        List<Order> keys =
                order.isEmpty() ? entity.key().stream().map(Order::by).toList() : order;
        return ordered(keys.stream().map(Order::reversed).toList(), orderValues);
    }

    private Clauses ordered(List<Order> keys, Object[] values) {
        return new Clauses(
                entity, filter, filterValues, keys, values, includes, includeValues, offset, limit, reached, from);
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
                offset,
                limit,
                reached,
                from);
    }

    /** With these relations in the place of what was included: a selection reads nothing else. */
    public Clauses selecting(List<Include> related, Object[] values) {
        return new Clauses(
                entity,
                filter,
                filterValues,
                order,
                orderValues,
                List.copyOf(related),
                values,
                offset,
                limit,
                reached,
                from);
    }

    public Clauses limit(long rows) {
        return new Clauses(
                entity, filter, filterValues, order, orderValues, includes, includeValues, offset, rows, reached, from);
    }

    public Clauses offset(long rows) {
        return new Clauses(
                entity, filter, filterValues, order, orderValues, includes, includeValues, rows, limit, reached, from);
    }

    /** Counted from a cursor. */
    public Clauses from(String cursor, boolean before) {
        if (from != null) {
            throw new InvalidStatement(ErrorCode.TWO_CURSORS, "a page begins after one cursor or ends before one")
                    .with("model", entity.name());
        }
        From there = new From(cursor, before);
        return new Clauses(
                entity,
                filter,
                filterValues,
                order,
                orderValues,
                includes,
                includeValues,
                offset,
                limit,
                reached,
                there);
    }

    public @Nullable From from() {
        return from;
    }

    /** The statement, with whole records for an empty selection. */
    public Select select(Terminal terminal, List<ModelExpr> selection) {
        return select(terminal, selection, false);
    }

    /** The statement. */
    public Select select(Terminal terminal, List<ModelExpr> selection, boolean distinct) {
        if (from != null) {
            throw new InvalidStatement(ErrorCode.CURSOR_WITHOUT_PAGE, "a cursor is for a page")
                    .with("model", entity.name())
                    .hint("end the query with page(…)");
        }
        Extent extent = new Extent(null, offset == null ? null : ROWS, limit == null ? null : ROWS);
        return new Select(entity, filter, order, includes, extent, selection, distinct, terminal);
    }

    /** The values of {@link #select}, in the order of its holes. */
    public Object[] values(Object[] selectionValues) {
        Object[] values = Fragment.join(Fragment.join(filterValues, orderValues), includeValues);
        if (offset != null) {
            values = Fragment.join(values, new Object[] {offset});
        }
        if (limit != null) {
            values = Fragment.join(values, new Object[] {limit});
        }
        return Fragment.join(values, selectionValues);
    }

    /** The statement of a page. */
    public Select page(Window window, List<ModelExpr> selection, boolean distinct) {
        Extent extent = new Extent(window.place() == null ? null : position(window, window.place()), null, ROWS);
        return new Select(entity, filter, order, includes, extent, selection, distinct, Terminal.PAGE);
    }

    private static Position position(Window window, Cursors.Place place) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < place.values().length; i++) {
            Type.Scalar type = window.types().get(i).present();
            values.add(place.values()[i] == null ? Value.Literal.nothing(type.storage()) : Value.Param.of(type));
        }
        return new Position(window.before(), place.inclusive(), values);
    }

    /** The values of {@link #page}, in the order of its holes. */
    public Object[] pageValues(Window window, Object[] selectionValues) {
        List<Object> holes = new ArrayList<>();
        if (window.place() != null) {
            Arrays.stream(window.place().values()).filter(Objects::nonNull).forEach(holes::add);
        }
        holes.add(window.rows() + 1);
        Object[] values = Fragment.join(Fragment.join(filterValues, orderValues), includeValues);
        return Fragment.join(Fragment.join(values, holes.toArray()), selectionValues);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> copy = new ArrayList<>(list);
        copy.add(element);
        return List.copyOf(copy);
    }
}
