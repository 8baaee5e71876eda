package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InSubquery;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Direction;
import dev.runnel.type.Quantifier;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
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
public final class QueryState {
    private static final Value.Param ROWS = Value.Param.of(Type.of(StorageType.I64));

    private final Entity entity;
    private final BoundExpr filter;
    private final Parts<Order> order;
    private final Parts<Include> includes;
    private final OffsetLimit cut;
    private final boolean reached;
    private final @Nullable PageCursor from;
    private final @Nullable RowLock lock;

    private QueryState(
            Entity entity,
            BoundExpr filter,
            Parts<Order> order,
            Parts<Include> includes,
            OffsetLimit cut,
            boolean reached,
            @Nullable PageCursor from,
            @Nullable RowLock lock) {
        this.entity = entity;
        this.filter = filter;
        this.order = order;
        this.includes = includes;
        this.cut = cut;
        this.reached = reached;
        this.from = from;
        this.lock = lock;
    }

    /** A clause of several parts, and the values of them all in their order. */
    private record Parts<T>(List<T> shapes, Object[] values) {
        static <T> Parts<T> none() {
            return new Parts<>(List.of(), BoundExpr.NO_VALUES);
        }

        Parts<T> plus(T part, Object[] itsValues) {
            List<T> all = new ArrayList<>(shapes);
            all.add(part);
            return new Parts<>(List.copyOf(all), BoundExpr.join(values, itsValues));
        }
    }

    /** How many rows are left out, and how many are taken at most; null where nothing was said. */
    private record OffsetLimit(
            @Nullable Long offset, @Nullable Long limit) {
        static final OffsetLimit NONE = new OffsetLimit(null, null);

        Object[] values() {
            Object[] first = offset == null ? BoundExpr.NO_VALUES : new Object[] {offset};
            return limit == null ? first : BoundExpr.join(first, new Object[] {limit});
        }
    }

    /** A cursor, and on which side of it the page is. */
    public record PageCursor(String cursor, boolean before) {}

    /** A page: where it is counted from, and how many rows it has at most. */
    public record PageRequest(
            boolean before, PageCursorCodec.@Nullable CursorPosition place, List<Type.Scalar> types, long rows) {}

    /** Every row of a model. */
    public static QueryState of(Entity entity) {
        return new QueryState(
                entity, new BoundExpr(ValueExpr.TRUE), Parts.none(), Parts.none(), OffsetLimit.NONE, false, null, null);
    }

    public Entity entity() {
        return entity;
    }

    /** The condition and its values. */
    public BoundExpr filter() {
        return filter;
    }

    public List<Order> order() {
        return order.shapes();
    }

    /** Whether it is more than a condition: sorted, limited, locked, or with includes. */
    public boolean hasMoreThanFilter() {
        return hasLimitOrOffset()
                || from != null
                || lock != null
                || !order.shapes().isEmpty()
                || !includes.shapes().isEmpty();
    }

    /** Whether it leaves out rows that the condition holds for. */
    public boolean hasLimitOrOffset() {
        return !cut.equals(OffsetLimit.NONE);
    }

    /** Whether its rows were reached over relations from a query of another model. */
    public boolean isNavigated() {
        return reached;
    }

    /**
     * An update or delete takes a condition, not an order, a limit, an offset, a lock or an include.
     *
     * @throws InvalidStatementException when there is one
     */
    public void requireOnlyFilter(String verb) {
        if (isNavigated()) {
            throw new InvalidStatementException(
                            ErrorCode.NAVIGATED_QUERY_READ_ONLY,
                            "the query navigated a relation, and such a query is read-only")
                    .with("model", entity.name())
                    .with("verb", verb)
                    .hint("query the model itself with a filter on the relation, or start from one record");
        }
        if (hasMoreThanFilter()) {
            throw new InvalidStatementException(
                            ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                            "an update or delete has an order, limit, offset, lock or include")
                    .with("model", entity.name())
                    .with("verb", verb)
                    .hint("leave them out, and select the rows by filter(…) alone");
        }
    }

    /** Every row of this model that {@code relation} of one of the rows of {@code source} leads to. */
    public QueryState navigatedFrom(Relation relation, QueryState source) {
        BoundExpr related = both(leadsFrom(relation, source), source.filter.values());
        return new QueryState(entity, related, order, includes, cut, true, from, lock);
    }

    /** A key of one part is looked for among those of the source; for others there is some row of the source that leads here. */
    private ModelExpr leadsFrom(Relation relation, QueryState source) {
        if (relation.fields().size() > 1) {
            return new Quantified(
                    Quantifier.ANY, new RelationRef(Outer.OWN, List.of(), relation.reversed()), source.filter.shape());
        }
        ModelExpr own = new FieldRef(
                Outer.OWN, List.of(), field(entity, relation.references().get(0)));
        ModelExpr theirs = new FieldRef(
                Outer.OWN, List.of(), field(source.entity, relation.fields().get(0)));
        return new InSubquery(own, source.select(ResultMode.ALL, List.of(theirs)));
    }

    private static Field field(Entity entity, String name) {
        return entity.field(name).orElseThrow();
    }

    public QueryState filter(ModelExpr condition, Object[] values) {
        return new QueryState(entity, both(condition, values), order, includes, cut, reached, from, lock);
    }

    private BoundExpr both(ModelExpr condition, Object[] values) {
        ModelExpr shape = filter.shape() == ValueExpr.TRUE ? condition : ModelExprs.and(filter.shape(), condition);
        return new BoundExpr(shape, BoundExpr.join(filter.values(), values));
    }

    public QueryState orderBy(Order key, Object[] values) {
        return ordered(order.plus(key, values));
    }

    /** Sorted by the key too, in the direction of the last sort key, unless no two rows are equal already. */
    public QueryState orderedByKey() {
        boolean total = Stream.concat(
                        Stream.of(entity.key()), entity.uniques().stream().map(FieldGroup::fields))
                .anyMatch(fields -> fields.stream().allMatch(this::isSortedByPresent));
        return total
                ? this
                : withTieBreakers(entity.key().stream().map(Order::by).toList());
    }

    private boolean isSortedByPresent(Field field) {
        return !field.type().nullable()
                && order().stream()
                        .anyMatch(key -> key.expr().equals(Order.by(field).expr()));
    }

    /** Sorted by all of these too. */
    public QueryState orderedBy(List<ModelExpr> all) {
        return withTieBreakers(
                all.stream().map(expr -> new Order(expr, Direction.ASC, null)).toList());
    }

    private QueryState withTieBreakers(List<Order> ties) {
        List<Order> keys = new ArrayList<>(order());
        boolean descending = !keys.isEmpty() && keys.get(keys.size() - 1).direction() == Direction.DESC;
        for (Order tie : ties) {
            if (order().stream().map(Order::expr).noneMatch(tie.expr()::equals)) {
                keys.add(descending ? tie.reversed() : tie);
            }
        }
        return ordered(new Parts<>(List.copyOf(keys), order.values()));
    }

    /** The same rows from the last to the first: without an order, by key. */
    public QueryState reversed() {
        if (hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.LAST_WITH_LIMIT, "last() is combined with a limit or an offset")
                    .with("model", entity.name())
                    .hint("leave limit and offset out, or call first() with the opposite order");
        }
        List<Order> keys =
                order().isEmpty() ? entity.key().stream().map(Order::by).toList() : order();
        return ordered(new Parts<>(keys.stream().map(Order::reversed).toList(), order.values()));
    }

    private QueryState ordered(Parts<Order> keys) {
        return new QueryState(entity, filter, keys, includes, cut, reached, from, lock);
    }

    public QueryState include(Include include, Object[] values) {
        return including(includes.plus(include, values));
    }

    /** With these relations in the place of what was included: a selection reads nothing else. */
    public QueryState withSelectedRelations(List<Include> related, Object[] values) {
        return including(new Parts<>(List.copyOf(related), values));
    }

    private QueryState including(Parts<Include> all) {
        return new QueryState(entity, filter, order, all, cut, reached, from, lock);
    }

    public QueryState limit(long rows) {
        return new QueryState(
                entity, filter, order, includes, new OffsetLimit(cut.offset(), rows), reached, from, lock);
    }

    public QueryState offset(long rows) {
        return new QueryState(entity, filter, order, includes, new OffsetLimit(rows, cut.limit()), reached, from, lock);
    }

    /** With this lock on its rows, in the place of one that was asked for before. */
    public QueryState locked(RowLock rows) {
        return new QueryState(entity, filter, order, includes, cut, reached, from, rows);
    }

    /** Counted from a cursor. */
    public QueryState from(String cursor, boolean before) {
        if (from != null) {
            throw new InvalidStatementException(ErrorCode.TWO_CURSORS, "the query has two page cursors")
                    .with("model", entity.name())
                    .hint("call after(…) or before(…) once");
        }
        return new QueryState(entity, filter, order, includes, cut, reached, new PageCursor(cursor, before), lock);
    }

    public @Nullable PageCursor from() {
        return from;
    }

    /** The statement, with whole records for an empty selection. */
    public Select select(ResultMode terminal, List<ModelExpr> selection) {
        return select(terminal, selection, false);
    }

    /** The statement. */
    public Select select(ResultMode terminal, List<ModelExpr> selection, boolean distinct) {
        if (from != null) {
            throw new InvalidStatementException(
                            ErrorCode.CURSOR_WITHOUT_PAGE, "the query has a page cursor and is not read by page(…)")
                    .with("model", entity.name())
                    .hint("end the query with page(…), or leave after(…) and before(…) out");
        }
        RowRange extent = new RowRange(null, cut.offset() == null ? null : ROWS, cut.limit() == null ? null : ROWS);
        return new Select(
                entity, filter.shape(), order(), includes.shapes(), extent, selection, distinct, lock, terminal);
    }

    /** The values of {@link #select}, in the order of its holes. */
    public Object[] values(Object[] selectionValues) {
        return BoundExpr.join(BoundExpr.join(beforeExtent(), cut.values()), selectionValues);
    }

    /** The values of the clauses that stand before the extent. */
    private Object[] beforeExtent() {
        return BoundExpr.join(BoundExpr.join(filter.values(), order.values()), includes.values());
    }

    /** The statement of a page. */
    public Select page(PageRequest window, List<ModelExpr> selection, boolean distinct) {
        RowRange extent = new RowRange(window.place() == null ? null : position(window, window.place()), null, ROWS);
        return new Select(
                entity, filter.shape(), order(), includes.shapes(), extent, selection, distinct, lock, ResultMode.PAGE);
    }

    private static KeysetPosition position(PageRequest window, PageCursorCodec.CursorPosition place) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < place.values().length; i++) {
            Type.Scalar type = window.types().get(i).present();
            values.add(place.values()[i] == null ? Value.Literal.nothing(type.storage()) : Value.Param.of(type));
        }
        return new KeysetPosition(window.before(), place.inclusive(), values);
    }

    /** The values of {@link #page}, in the order of its holes. */
    public Object[] pageValues(PageRequest window, Object[] selectionValues) {
        List<Object> holes = new ArrayList<>();
        if (window.place() != null) {
            Arrays.stream(window.place().values()).filter(Objects::nonNull).forEach(holes::add);
        }
        holes.add(window.rows() + 1);
        return BoundExpr.join(BoundExpr.join(beforeExtent(), holes.toArray()), selectionValues);
    }
}
