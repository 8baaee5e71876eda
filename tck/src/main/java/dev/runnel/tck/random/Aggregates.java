package dev.runnel.tck.random;

import dev.runnel.AggregatedRows;
import dev.runnel.AverageableExpr;
import dev.runnel.ComputedExpr;
import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.FloatingExpr;
import dev.runnel.Group;
import dev.runnel.GroupedQuery;
import dev.runnel.OrderedExpr;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.Statement;
import dev.runnel.SummableExpr;
import dev.runnel.ToManyPath;
import dev.runnel.companion.PathOrigin;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.stmt.ScopeRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Random aggregates of the rows of a query, of related rows and of groups. Sums and means of floating-point numbers are left out: they depend on
 * the order in which a database adds.
 */
final class Aggregates {
    private final RandomChoice dice;
    private final Conditions conditions;

    Aggregates(RandomChoice dice, Conditions conditions) {
        this.dice = dice;
        this.conditions = conditions;
    }

    // ---- of a query

    @SuppressWarnings("unchecked")
    <M, F, Q extends Query<M, F, Q>> Statement<?> ofQuery(RandomModel model, Query<M, F, Q> query) {
        List<RandomColumn> numbers = numbers(model);
        List<RandomColumn> ordered = ordered(model);
        int kind = dice.below(5);
        if (kind == 0 || kind < 3 && numbers.isEmpty() || kind >= 3 && ordered.isEmpty()) {
            RandomColumn column = dice.pick(model.columns());
            return query.countDistinct(fields -> at(model, fields, column));
        }
        RandomColumn column = dice.pick(kind < 3 ? numbers : ordered);
        return switch (kind) {
            case 1 -> query.sum(fields -> (SummableExpr<M, Object>) at(model, fields, column));
            case 2 -> query.avg(fields -> (AverageableExpr<M, Object>) at(model, fields, column));
            case 3 -> query.min(fields -> (OrderedExpr<M, Object>) at(model, fields, column));
            default -> query.max(fields -> (OrderedExpr<M, Object>) at(model, fields, column));
        };
    }

    // ---- of related rows

    /** A condition on an aggregate of related rows. */
    <M, C, F, Q extends Query<C, F, Q>> Condition<M> related(ToManyPath<M, C, F, Q> path, RandomModel target) {
        Aggregate<M> aggregate = of(path, target);
        if (aggregate.column() == null) {
            return comparison((OrderedExpr<M, Object>) aggregate.expr(), (long) dice.below(4));
        }
        return comparison((OrderedExpr<M, Object>) aggregate.expr(), conditions.value(target, aggregate.column()));
    }

    /** An aggregate of related rows to sort by. */
    @SuppressWarnings("unchecked")
    <M, C, F, Q extends Query<C, F, Q>> OrderedExpr<M, Object> sortKey(
            ToManyPath<M, C, F, Q> path, RandomModel target) {
        return (OrderedExpr<M, Object>) of(path, target).expr();
    }

    private <M> Condition<M> comparison(OrderedExpr<M, Object> left, Object right) {
        return switch (dice.below(4)) {
            case 0 -> left.eq(right);
            case 1 -> left.gt(right);
            case 2 -> left.le(right);
            default -> left.ne(right);
        };
    }

    /**
     * An aggregate.
     *
     * @param column the column whose values the aggregate has; null for a number
     */
    private record Aggregate<M>(
            Expr<M, Object> expr, @Nullable RandomColumn column) {}

    /** A count, or an extreme. */
    @SuppressWarnings("unchecked")
    private <M, C, F> Aggregate<M> of(AggregatedRows<M, C, F> rows, RandomModel model) {
        AggregatedRows<M, C, F> some =
                dice.oneIn(3) ? rows.where(fields -> conditions.condition(PathContext.own(model, fields), 1)) : rows;
        List<RandomColumn> ordered = ordered(model);
        int kind = dice.below(4);
        if (kind == 0 || kind > 1 && ordered.isEmpty()) {
            return number(some.count());
        }
        if (kind == 1) {
            RandomColumn column = dice.pick(model.columns());
            return number(some.countDistinct(fields -> this.<C>at(model, fields, column)));
        }
        RandomColumn column = dice.pick(ordered);
        Expr<M, ?> extreme = kind == 2
                ? some.min(fields -> (OrderedExpr<C, Object>) this.<C>at(model, fields, column))
                : some.max(fields -> (OrderedExpr<C, Object>) this.<C>at(model, fields, column));
        return new Aggregate<>((Expr<M, Object>) extreme, column);
    }

    @SuppressWarnings("unchecked")
    private static <M> Aggregate<M> number(Expr<M, ?> count) {
        return new Aggregate<>((Expr<M, Object>) count, null);
    }

    // ---- of groups

    /** Groups by one or two keys, sorted, so that there is one answer. */
    <M, F, Q extends Query<M, F, Q>> Statement<?> groups(RandomModel model, Query<M, F, Q> query) {
        RandomColumn first = dice.pick(model.columns());
        if (dice.oneIn(2)) {
            return selected(
                    shaped(query.groupBy(fields -> this.<M>key(model, fields, first)), model), model, Group.One::key);
        }
        RandomColumn second = dice.pick(model.columns());
        return selected(
                shaped(
                        query.groupBy(
                                fields -> this.<M>key(model, fields, first),
                                fields -> PathContext.<M>own(model, fields).at(second)),
                        model),
                model,
                dice.oneIn(2) ? Group.Two::key1 : Group.Two::key2);
    }

    /** A column of the row, or one of a row that it leads to, or a part of a time. */
    private <M> Expr<M, Object> key(RandomModel model, Object fields, RandomColumn own) {
        PathContext<M> place = conditions.somewhere(PathContext.own(model, fields));
        Optional<OrderedExpr<M, Object>> part = dice.oneIn(4) ? conditions.partOfTime(place) : Optional.empty();
        return part.isPresent()
                ? part.get()
                : place.at(place.own() ? own : dice.pick(place.model().columns()));
    }

    @SuppressWarnings("unchecked")
    private <M, F, G extends Group<M, F>> GroupedQuery<M, G> shaped(GroupedQuery<M, G> groups, RandomModel model) {
        GroupedQuery<M, G> some = dice.oneIn(3)
                ? groups.having(group ->
                        comparison((OrderedExpr<M, Object>) (Expr<M, ?>) group.count(), (long) 1 + dice.below(3)))
                : groups;
        GroupedQuery<M, G> sorted = some.orderBy(group -> {
            OrderedExpr<M, Object> by =
                    (OrderedExpr<M, Object>) of(group, model).expr();
            return dice.oneIn(2) ? by.asc() : by.desc();
        });
        GroupedQuery<M, G> from = dice.oneIn(5) ? sorted.offset(dice.below(3)) : sorted;
        return dice.oneIn(3) ? from.limit(dice.below(5)) : from;
    }

    private <M, F, G extends Group<M, F>> Selection<?> selected(
            GroupedQuery<M, G> groups, RandomModel model, Function<G, ComputedExpr<M, Object>> key) {
        return groups.select(
                group -> key.apply(group).optional(),
                group -> group.count(),
                group -> value(group, model),
                group -> value(group, model));
    }

    /** Any aggregate as a value of a selection. */
    @SuppressWarnings("unchecked")
    <M, C, F> Selectable<M, Object> value(AggregatedRows<M, C, F> rows, RandomModel model) {
        List<RandomColumn> numbers = numbers(model);
        Object value = null;
        if (dice.oneIn(2) && !numbers.isEmpty()) {
            RandomColumn column = dice.pick(numbers);
            value = dice.oneIn(2)
                    ? rows.sum(fields -> (SummableExpr<C, Object>) this.<C>at(model, fields, column))
                    : rows.avg(fields -> (AverageableExpr<C, Object>) this.<C>at(model, fields, column));
        }
        value = value == null ? of(rows, model).expr() : value;
        return (Selectable<M, Object>) (value instanceof ComputedExpr<?, ?> computed ? computed.optional() : value);
    }

    // ---- columns

    private <M> Expr<M, Object> at(RandomModel model, Object fields, RandomColumn column) {
        return PathContext.<M>own(model, fields).at(column);
    }

    private static List<RandomColumn> ordered(RandomModel model) {
        return columns(model, path -> path instanceof OrderedExpr<?, ?>);
    }

    /** The columns with a sum and a mean that do not depend on the order of rows. */
    private static List<RandomColumn> numbers(RandomModel model) {
        return columns(
                model,
                path -> path instanceof SummableExpr<?, ?>
                        && path instanceof AverageableExpr<?, ?>
                        && !(path instanceof FloatingExpr<?, ?>)
                        && isSummable(model.all(), path));
    }

    @SuppressWarnings("unchecked")
    private static <M, F, Q extends Query<M, F, Q>> boolean isSummable(Query<M, F, Q> all, Object path) {
        try {
            return all.sum(fields -> (SummableExpr<M, Object>) path) != null;
        } catch (InvalidStatementException notSummable) {
            return false;
        }
    }

    private static List<RandomColumn> columns(RandomModel model, Predicate<Object> fits) {
        Object fields =
                Reflection.make(Reflection.nested(model.companion(), "Fields"), PathOrigin.of(ScopeRef.Outer.OWN));
        return model.columns().stream()
                .filter(column -> fits.test(column.path().apply(fields)))
                .toList();
    }
}
