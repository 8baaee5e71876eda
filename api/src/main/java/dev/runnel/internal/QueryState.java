package dev.runnel.internal;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Grouping;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.GroupKey;
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
import dev.runnel.stmt.StatementOptions;
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
 * The clauses of a query, each with its shape and its values. They are joined in a fixed order when the query becomes a
 * statement, so each order of the builder calls results in equal statements. Immutable.
 */
public final class QueryState {
    private static final Value.Param ROWS = Value.Param.of(Type.of(StorageType.I64));

    private final Entity entity;
    private final BoundExpr filter;
    private final @Nullable Groups groups;
    private final Parts<Order> order;
    private final Parts<Include> includes;
    private final OffsetLimit cut;
    private final boolean reached;
    private final @Nullable PageCursor from;
    private final @Nullable RowLock lock;
    private final StatementOptions options;

    private QueryState(
            Entity entity,
            BoundExpr filter,
            @Nullable Groups groups,
            Parts<Order> order,
            Parts<Include> includes,
            OffsetLimit cut,
            boolean reached,
            @Nullable PageCursor from,
            @Nullable RowLock lock,
            StatementOptions options) {
        this.entity = entity;
        this.filter = filter;
        this.groups = groups;
        this.order = order;
        this.includes = includes;
        this.cut = cut;
        this.reached = reached;
        this.from = from;
        this.lock = lock;
        this.options = options;
    }

    /** The keys of groups, and the condition on a group. */
    private record Groups(List<BoundExpr> keys, BoundExpr having) {
        Groups {
            keys = List.copyOf(keys);
        }

        Grouping shape() {
            return new Grouping(keys.stream().map(BoundExpr::shape).toList(), having.shape());
        }

        Object[] values() {
            Object[] values = BoundExpr.NO_VALUES;
            for (BoundExpr key : keys) {
                values = BoundExpr.join(values, key.values());
            }
            return BoundExpr.join(values, having.values());
        }

        Groups bind(ParameterBinding binding) {
            return new Groups(keys.stream().map(binding::expr).toList(), binding.expr(having));
        }
    }

    /** A clause of several parts, and the values of all of them in order. */
    private record Parts<T>(List<T> shapes, Object[] values) {
        static <T> Parts<T> none() {
            return new Parts<>(List.of(), BoundExpr.NO_VALUES);
        }

        Parts<T> plus(T part, Object[] itsValues) {
            List<T> all = new ArrayList<>(shapes);
            all.add(part);
            return new Parts<>(List.copyOf(all), BoundExpr.join(values, itsValues));
        }

        Parts<T> bind(ParameterBinding binding) {
            Object[] bound = binding.values(values);
            return bound == values ? this : new Parts<>(shapes, bound);
        }
    }

    /** The number of skipped rows and the maximum number of returned rows; null if the query does not set it. */
    private record OffsetLimit(
            @Nullable Long offset, @Nullable Long limit) {
        static final OffsetLimit NONE = new OffsetLimit(null, null);

        Object[] values() {
            Object[] first = offset == null ? BoundExpr.NO_VALUES : new Object[] {offset};
            return limit == null ? first : BoundExpr.join(first, new Object[] {limit});
        }
    }

    /**
     * A page cursor.
     *
     * @param cursor the string
     * @param before whether the page is before the cursor; otherwise it is after it
     */
    public record PageCursor(String cursor, boolean before) {}

    /** The position at which a page begins or ends, and the maximum number of its rows. */
    public record PageRequest(
            boolean before, PageCursorCodec.@Nullable CursorPosition place, List<Type.Scalar> types, long rows) {}

    /** Returns the query of all rows of a model. */
    public static QueryState of(Entity entity) {
        return new QueryState(
                entity,
                new BoundExpr(ValueExpr.TRUE),
                null,
                Parts.none(),
                Parts.none(),
                OffsetLimit.NONE,
                false,
                null,
                null,
                StatementOptions.DEFAULT);
    }

    /** Returns the model. */
    public Entity entity() {
        return entity;
    }

    /** Returns the condition and its values. */
    public BoundExpr filter() {
        return filter;
    }

    /** Returns the sort keys. */
    public List<Order> order() {
        return order.shapes();
    }

    /** Returns whether the query has an order, a limit, an offset, a lock or includes. */
    public boolean hasMoreThanFilter() {
        return hasLimitOrOffset()
                || from != null
                || lock != null
                || !order.shapes().isEmpty()
                || !includes.shapes().isEmpty();
    }

    /** Returns whether the query leaves out rows that satisfy the condition. */
    public boolean hasLimitOrOffset() {
        return !cut.equals(OffsetLimit.NONE);
    }

    /** Returns whether the query navigates a relation from a query of another model. */
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

    /** Returns the query of the rows of this model to which {@code relation} leads from the rows of {@code source}. */
    public QueryState navigatedFrom(Relation relation, QueryState source) {
        return belongingTo(relation.reversed(), source);
    }

    /** Returns the query of the rows of this model from which {@code relation} leads to the rows of {@code target}. */
    public QueryState belongingTo(Relation relation, QueryState target) {
        BoundExpr related = both(leadsTo(relation, target), target.filter.values());
        return new QueryState(entity, related, groups, order, includes, cut, true, from, lock, target.options);
    }

    /**
     * A key of one component is compared with the keys of the target. For a composite key, a row of the target to which this row refers must
     * exist.
     */
    private ModelExpr leadsTo(Relation relation, QueryState target) {
        if (relation.fields().size() > 1) {
            return new Quantified(
                    Quantifier.ANY, new RelationRef(Outer.OWN, List.of(), relation), target.filter.shape());
        }
        ModelExpr own = new FieldRef(
                Outer.OWN, List.of(), field(entity, relation.fields().get(0)));
        ModelExpr theirs = new FieldRef(
                Outer.OWN, List.of(), field(target.entity, relation.references().get(0)));
        return new InSubquery(own, target.select(ResultMode.ALL, List.of(theirs)));
    }

    private static Field field(Entity entity, String name) {
        return entity.field(name).orElseThrow();
    }

    /** Returns this query with another condition, which a row must satisfy too, or a group if the rows are grouped. */
    public QueryState filter(ModelExpr condition, Object[] values) {
        return groups == null
                ? new QueryState(
                        entity, both(condition, values), null, order, includes, cut, reached, from, lock, options)
                : grouped(new Groups(groups.keys(), both(groups.having(), condition, values)));
    }

    private BoundExpr both(ModelExpr condition, Object[] values) {
        return both(filter, condition, values);
    }

    private static BoundExpr both(BoundExpr before, ModelExpr condition, Object[] values) {
        ModelExpr shape = before.shape() == ValueExpr.TRUE ? condition : ModelExprs.and(before.shape(), condition);
        return new BoundExpr(shape, BoundExpr.join(before.values(), values));
    }

    /**
     * Returns the query of the groups of these rows. Order and includes have no effect on groups.
     *
     * @param keys the keys, bound to the scope of a row
     * @throws InvalidStatementException when there is a limit or an offset
     */
    public QueryState groupedBy(List<BoundExpr> keys) {
        return aggregated().grouped(new Groups(keys, new BoundExpr(ValueExpr.TRUE)));
    }

    private QueryState grouped(Groups others) {
        return new QueryState(entity, filter, others, order, includes, cut, reached, from, lock, options);
    }

    /** Returns the keys of a group; empty if the query is not grouped. */
    private List<ModelExpr> groupKeys() {
        List<ModelExpr> keys = new ArrayList<>();
        if (groups != null) {
            groups.keys().forEach(key -> keys.add(groupKey(keys.size(), key.shape())));
        }
        return keys;
    }

    /** Returns these expressions, and the keys and the condition of the groups if the query is grouped: they determine its rows. */
    public List<ModelExpr> withGroups(List<ModelExpr> exprs) {
        if (groups == null) {
            return exprs;
        }
        List<ModelExpr> all = new ArrayList<>(exprs);
        all.addAll(groups.shape().keys());
        all.add(groups.having().shape());
        return all;
    }

    /** Returns the key of a group at a position of the keys. */
    public static ModelExpr groupKey(int index, ModelExpr key) {
        return new GroupKey(index, key.type(), ModelExprs.mapping(key));
    }

    /** Returns whether a row of the result is a group. */
    public boolean isGrouped() {
        return groups != null;
    }

    /** Returns this query with another sort key, the least significant one. */
    public QueryState orderBy(Order key, Object[] values) {
        return ordered(order.plus(key, values));
    }

    /**
     * Returns this query sorted by the key of the model too, or by the keys of the groups, in the direction of the last sort key, unless the order is
     * already total.
     */
    public QueryState orderedByKey() {
        if (groups != null) {
            return orderedBy(groupKeys());
        }
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

    /** Returns this query sorted by all of these expressions too. */
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

    /** Returns the query of the same rows in the opposite order; without an order, in the opposite order of the key. */
    public QueryState reversed() {
        if (hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.LAST_WITH_LIMIT, "last() is combined with a limit or an offset")
                    .with("model", entity.name())
                    .hint("leave limit and offset out, or call first() with the opposite order");
        }
        List<Order> keys = !order().isEmpty()
                ? order()
                : groups != null
                        ? orderedByKey().order()
                        : entity.key().stream().map(Order::by).toList();
        return ordered(new Parts<>(keys.stream().map(Order::reversed).toList(), order.values()));
    }

    /** Returns this query for distinct rows: each sort key is equal to a selected expression, and has the values of that. */
    public QueryState sortedBySelection() {
        return ordered(new Parts<>(order.shapes(), BoundExpr.NO_VALUES));
    }

    private QueryState ordered(Parts<Order> keys) {
        return new QueryState(entity, filter, groups, keys, includes, cut, reached, from, lock, options);
    }

    /** Returns this query with another include. */
    public QueryState include(Include include, Object[] values) {
        return including(includes.plus(include, values));
    }

    /** Returns this query with these relations in place of its includes: a selection reads nothing else. */
    public QueryState withSelectedRelations(List<Include> related, Object[] values) {
        return including(new Parts<>(List.copyOf(related), values));
    }

    private QueryState including(Parts<Include> all) {
        return new QueryState(entity, filter, groups, order, all, cut, reached, from, lock, options);
    }

    /** Returns this query with a maximum number of rows. */
    public QueryState limit(long rows) {
        return new QueryState(
                entity,
                filter,
                groups,
                order,
                includes,
                new OffsetLimit(cut.offset(), rows),
                reached,
                from,
                lock,
                options);
    }

    /** Returns this query with a number of skipped rows. */
    public QueryState offset(long rows) {
        return new QueryState(
                entity,
                filter,
                groups,
                order,
                includes,
                new OffsetLimit(rows, cut.limit()),
                reached,
                from,
                lock,
                options);
    }

    /** Returns this query with a lock on its rows, in place of an earlier one. */
    public QueryState locked(RowLock rows) {
        return new QueryState(entity, filter, groups, order, includes, cut, reached, from, rows, options);
    }

    /** Returns this query with other options. */
    public QueryState withOptions(StatementOptions others) {
        return new QueryState(entity, filter, groups, order, includes, cut, reached, from, lock, others);
    }

    /** Returns the options for stores that read items by access paths. */
    public StatementOptions options() {
        return options;
    }

    /** Returns this query with a page cursor. */
    public QueryState from(String cursor, boolean before) {
        if (from != null) {
            throw new InvalidStatementException(ErrorCode.TWO_CURSORS, "the query has two page cursors")
                    .with("model", entity.name())
                    .hint("call after(…) or before(…) once");
        }
        return new QueryState(
                entity, filter, groups, order, includes, cut, reached, new PageCursor(cursor, before), lock, options);
    }

    /** Returns this query with at most one row: the first, in a total order if the rows are not distinct. */
    public QueryState firstRow(List<ModelExpr> selection, boolean distinct) {
        QueryState sorted = distinct ? orderedBy(selection) : orderedByKey();
        return cut.limit() == null ? sorted : sorted.limit(Math.min(cut.limit(), 1));
    }

    /** Returns the query of the same rows without order and includes, which do not change an aggregate. */
    public QueryState aggregated() {
        if (hasLimitOrOffset()) {
            throw new InvalidStatementException(
                            ErrorCode.AGGREGATE_WITH_LIMIT, "an aggregate is combined with a limit or an offset")
                    .with("model", entity.name())
                    .hint("leave limit and offset out, or filter the rows");
        }
        return new QueryState(entity, filter, null, Parts.none(), Parts.none(), cut, reached, from, lock, options);
    }

    /** Returns this query with the values of a binding in place of its parameter slots. */
    public QueryState bind(ParameterBinding binding) {
        return new QueryState(
                entity,
                binding.expr(filter),
                groups == null ? null : groups.bind(binding),
                order.bind(binding),
                includes.bind(binding),
                cut,
                reached,
                from,
                lock,
                options);
    }

    /** Returns the statement that counts all rows, whatever the page, with its values. */
    public BoundStatement<?> total() {
        QueryState all = new QueryState(
                entity, filter, null, Parts.none(), Parts.none(), OffsetLimit.NONE, reached, null, null, options);
        return new BoundStatement<>(all.select(ResultMode.COUNT, List.of()), all.values(BoundExpr.NO_VALUES), null);
    }

    /** Returns the page cursor; null for none. */
    public @Nullable PageCursor from() {
        return from;
    }

    /** Returns the statement; an empty selection reads records. */
    public Select select(ResultMode terminal, List<ModelExpr> selection) {
        return select(terminal, selection, false);
    }

    /** Returns the statement; an empty selection reads records. */
    public Select select(ResultMode terminal, List<ModelExpr> selection, boolean distinct) {
        if (from != null) {
            throw new InvalidStatementException(
                            ErrorCode.CURSOR_WITHOUT_PAGE, "the query has a page cursor and is not read by page(…)")
                    .with("model", entity.name())
                    .hint("end the query with page(…), or leave after(…) and before(…) out");
        }
        RowRange extent = new RowRange(null, cut.offset() == null ? null : ROWS, cut.limit() == null ? null : ROWS);
        return select(sortedGroups(selection, distinct).order(), extent, selection, distinct, terminal);
    }

    /** Returns this query, in which groups with equal sort keys have an order, if there is a sort key. */
    private QueryState sortedGroups(List<ModelExpr> selection, boolean distinct) {
        if (groups == null || order().isEmpty()) {
            return this;
        }
        return distinct ? orderedBy(selection) : orderedByKey();
    }

    private Select select(
            List<Order> sorts, RowRange extent, List<ModelExpr> selection, boolean distinct, ResultMode terminal) {
        return new Select(
                entity,
                filter.shape(),
                groups == null ? null : groups.shape(),
                sorts,
                includes.shapes(),
                extent,
                selection,
                distinct,
                lock,
                terminal,
                options);
    }

    /** Returns the values of {@link #select}, in the order of its parameters. */
    public Object[] values(Object[] selectionValues) {
        return BoundExpr.join(BoundExpr.join(beforeExtent(), cut.values()), selectionValues);
    }

    /** Returns the values of the clauses before the extent. */
    private Object[] beforeExtent() {
        Object[] rows = groups == null ? filter.values() : BoundExpr.join(filter.values(), groups.values());
        return BoundExpr.join(BoundExpr.join(rows, order.values()), includes.values());
    }

    /** Returns the statement of a page. */
    public Select page(PageRequest window, List<ModelExpr> selection, boolean distinct) {
        RowRange extent = new RowRange(window.place() == null ? null : position(window, window.place()), null, ROWS);
        return select(order(), extent, selection, distinct, ResultMode.PAGE);
    }

    private static KeysetPosition position(PageRequest window, PageCursorCodec.CursorPosition place) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < place.values().length; i++) {
            Type.Scalar type = window.types().get(i).asNonNull();
            values.add(place.values()[i] == null ? Value.Literal.nothing(type.storage()) : Value.Param.of(type));
        }
        return new KeysetPosition(window.before(), place.inclusive(), values);
    }

    /** Returns the values of {@link #page}, in the order of its parameters. */
    public Object[] pageValues(PageRequest window, Object[] selectionValues) {
        List<Object> pageValues = new ArrayList<>();
        if (window.place() != null) {
            Arrays.stream(window.place().values()).filter(Objects::nonNull).forEach(pageValues::add);
        }
        pageValues.add(window.rows() + 1);
        return BoundExpr.join(BoundExpr.join(beforeExtent(), pageValues.toArray()), selectionValues);
    }
}
