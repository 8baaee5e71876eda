package dev.runnel.tck.random;

import dev.runnel.Db;
import dev.runnel.Include;
import dev.runnel.Page;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.Statement;
import dev.runnel.ToManyPath;
import dev.runnel.ToManySelection;
import dev.runnel.ToOnePath;
import dev.runnel.companion.StatementParts;
import dev.runnel.internal.SelectionPart;
import dev.runnel.schema.Relation;
import dev.runnel.spi.RowReader;
import dev.runnel.stmt.Select;
import dev.runnel.tck.golden.GoldenAnswers;
import dev.runnel.tck.random.RandomModel.Step;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Random reads over the models of a scenario, through the public API. Each read has exactly one correct answer: limits
 * and single rows are used only with a total order.
 */
public final class RandomReads {
    private static final int DEPTH = 4;

    /** Pages that are asked for in each direction. */
    private static final int PAGES = 3;

    private final Scenario scenario;
    private final RandomChoice dice;
    private final Conditions conditions;
    private final Aggregates aggregates;

    private RandomReads(Scenario scenario, long seed) {
        this.scenario = scenario;
        dice = new RandomChoice(seed);
        conditions = new Conditions(dice, scenario, dice.oneIn(25));
        aggregates = new Aggregates(dice, conditions);
    }

    /** The read for a seed, over the rows of the scenario. */
    public static RandomStatement question(Scenario scenario, long seed) {
        return new RandomReads(scenario, seed).next();
    }

    private RandomStatement next() {
        if (dice.oneIn(8)) {
            RandomModel from = dice.pick(scenario.models());
            if (!from.chains().isEmpty()) {
                return chained(from, from.all());
            }
        }
        RandomModel model = dice.pick(scenario.models());
        return question(model, model.all());
    }

    private <M, F, Q extends Query<M, F, Q>> RandomStatement chained(RandomModel model, Query<M, F, Q> all) {
        Method chain = dice.pick(model.chains());
        Query<?, ?, ?> reached =
                (Query<?, ?, ?>) Reflection.present(Reflection.call(chain, conditions.filtered(model, all, 2)));
        RandomModel target = scenario.models().stream()
                .filter(m -> m.all().getClass().isAssignableFrom(chain.getReturnType()))
                .findFirst()
                .orElseThrow();
        return dice.oneIn(3) && !target.chains().isEmpty() ? chained(target, reached) : question(target, reached);
    }

    private <M, F, Q extends Query<M, F, Q>> RandomStatement question(RandomModel model, Query<M, F, Q> all) {
        Q query = conditions.filtered(model, all, dice.oneIn(4) ? 1 : DEPTH);
        return switch (dice.below(20)) {
            case 0 -> asked(cut(model, total(model, query)).count());
            case 1 -> asked(query.exists());
            case 2 -> asked(firstOrLast(model, shaped(model, total(model, query), 1)));
            case 3 ->
                asked(shaped(model, dice.oneIn(2) ? query : total(model, query), 1)
                        .last());
            case 4 -> asked(shaped(model, query, 1).one());
            case 5, 6 -> pages(model, query);
            case 7 -> distinct(model, query);
            case 8, 9, 10, 11 -> asked(selected(model, query));
            case 12 -> asked(shaped(model, query, 2));
            case 13 -> asked(aggregates.ofQuery(model, query));
            case 14, 15 -> asked(aggregates.groups(model, query));
            default -> asked(shaped(model, cut(model, total(model, query)), 2));
        };
    }

    /** The last one where only that is decided by itself. */
    private <M> Statement<?> firstOrLast(RandomModel model, Query<M, ?, ?> query) {
        return model.isSortable() && dice.oneIn(2) ? query.first() : query.last();
    }

    private Statement<?> firstOrLast(RandomModel model, Selection<?> selection) {
        return model.isSortable() && dice.oneIn(2) ? selection.first() : selection.last();
    }

    private static RandomStatement asked(Statement<?> statement) {
        return new RandomStatement(
                statement,
                db -> statement
                        .exec(db)
                        .map(answer -> GoldenAnswers.text(shape(statement), answer))
                        .defaultIfEmpty("nothing")
                        .flux());
    }

    private static Select shape(Statement<?> statement) {
        return (Select) StatementParts.requests(statement).get(0).shape();
    }

    // ---- rows

    /** Sorted at will. */
    private <M, F, Q extends Query<M, F, Q>> Q sorted(RandomModel model, Q query) {
        Q sorted = query;
        for (int i = dice.below(3); i > 0; i--) {
            sorted = dice.oneIn(6)
                    ? sorted.orderByDesc(fields -> conditions.ordered(PathContext.own(model, fields)))
                    : sorted.orderBy(fields -> conditions.sort(PathContext.own(model, fields)));
        }
        return sorted;
    }

    /** Sorted at will, and in the end by key; not at all where the key has no order. */
    private <M, F, Q extends Query<M, F, Q>> Q total(RandomModel model, Q query) {
        return model.isSortable() ? conditions.byKey(model, sorted(model, query)) : query;
    }

    /** Some of the rows, where they have a total order. */
    private <M, F, Q extends Query<M, F, Q>> Q cut(RandomModel model, Q query) {
        return model.isSortable() ? cut(query) : query;
    }

    private <M, F, Q extends Query<M, F, Q>> Q cut(Q query) {
        Q from = dice.oneIn(5) ? query.offset(dice.below(4)) : query;
        return dice.oneIn(3) ? from.limit(dice.below(6)) : from;
    }

    /** Related rows: filtered, sorted and cut at will. */
    private <M, F, Q extends Query<M, F, Q>> Q related(RandomModel model, Q query, int depth) {
        Q some = dice.oneIn(2) ? query : conditions.filtered(model, query, 1);
        return shaped(model, cut(model, total(model, some)), depth);
    }

    // ---- includes

    /** With includes, which begin with different members. */
    private <M, F, Q extends Query<M, F, Q>> Q shaped(RandomModel model, Q query, int depth) {
        Q shaped = query;
        for (Object member : dice.some(model.includable(), depth == 0 ? 0 : 2)) {
            shaped = shaped.include(fields -> include(PathContext.own(model, fields), member, depth - 1));
        }
        return shaped;
    }

    /** A deferred column or a relation of the place, or something behind a relation. */
    private <M> Include<M> include(PathContext<M> place, Object member, int depth) {
        if (member instanceof Method deferred) {
            return place.deferred(deferred);
        }
        Step step = (Step) member;
        RandomModel target = scenario.target(step.relation());
        if (!step.relation().toOne()) {
            return rows(step.relation(), place.many(step), target, depth);
        }
        return depth > 0 && dice.oneIn(3) && !target.includable().isEmpty()
                ? include(conditions.step(place, step), dice.pick(target.includable()), depth - 1)
                : row(step.relation(), place.one(step), target, target.all(), depth);
    }

    /** The rows of an eager relation are neither filtered nor limited, because every read loads them. */
    private <M, C, F, Q extends Query<C, F, Q>> ToManySelection<M, C> rows(
            Relation relation, ToManyPath<M, C, F, Q> path, RandomModel target, int depth) {
        if (dice.oneIn(4)) {
            return path;
        }
        return path.with(query ->
                relation.eager() ? shaped(target, total(target, query), depth) : related(target, query, depth));
    }

    /** Filters the row only if the relation is optional and not eager. */
    @SuppressWarnings("unchecked")
    private <M, C, F, Q extends Query<C, F, Q>> Include<M> row(
            Relation relation, ToOnePath<M, ?, ?> path, RandomModel target, Query<C, F, Q> all, int depth) {
        if (dice.oneIn(4)) {
            return path;
        }
        boolean filtered = relation.optional() && !relation.eager() && dice.oneIn(2);
        return ((ToOnePath<M, C, Q>) path)
                .with(query -> shaped(target, filtered ? conditions.filtered(target, query, 1) : query, depth));
    }

    // ---- selections

    private <M, F, Q extends Query<M, F, Q>> Statement<?> selected(RandomModel model, Q query) {
        return switch (dice.below(8)) {
            case 0 -> firstOrLast(model, selection(model, total(model, query)));
            case 1 ->
                selection(model, dice.oneIn(2) ? query : total(model, query)).last();
            case 2 -> selection(model, query).one();
            case 3 -> selection(model, query);
            default -> selection(model, cut(model, total(model, query)));
        };
    }

    /** A selection of one to eight parts. */
    private <M, F, Q extends Query<M, F, Q>> Selection<?> selection(RandomModel model, Q query) {
        return selection(model, query, 1 + dice.below(8), 1);
    }

    private <M, F, Q extends Query<M, F, Q>> Selection<?> selection(RandomModel model, Q query, int parts, int depth) {
        Function<F, Selectable<M, Object>> part = fields -> part(PathContext.own(model, fields), depth);
        return switch (parts) {
            case 1 -> query.select(part);
            case 2 -> query.select(part, part);
            case 3 -> query.select(part, part, part);
            case 4 -> query.select(part, part, part, part);
            case 5 -> query.select(part, part, part, part, part);
            case 6 -> query.select(part, part, part, part, part, part);
            case 7 -> query.select(part, part, part, part, part, part, part);
            default -> query.select(part, part, part, part, part, part, part, part);
        };
    }

    @SuppressWarnings("unchecked")
    private <M> Selectable<M, Object> part(PathContext<M> own, int depth) {
        PathContext<M> at = conditions.somewhere(own);
        Selectable<M, ?> part = switch (dice.below(12)) {
            case 0 -> conditions.condition(own, 1);
            case 1 -> Selectable.constant("constant");
            case 2, 3 -> depth > 0 ? row(at) : column(at);
            case 4, 5, 6 -> rows(at, depth);
            default -> column(at);
        };
        return (Selectable<M, Object>) part;
    }

    private <M> Selectable<M, ?> column(PathContext<M> at) {
        return at.selectable(dice.pick(at.model().columns()));
    }

    private <M> Selectable<M, ?> row(PathContext<M> at) {
        if (at.model().toOnes().isEmpty()) {
            return column(at);
        }
        Step step = dice.pick(at.model().toOnes());
        ToOnePath<M, Object, ?> one = at.one(step);
        return at.absent() || step.relation().mayFindNothing() ? one.optional() : one;
    }

    private <M> Selectable<M, ?> rows(PathContext<M> at, int depth) {
        if (at.model().toManys().isEmpty()) {
            return column(at);
        }
        Step step = dice.pick(at.model().toManys());
        RandomModel target = scenario.target(step.relation());
        return depth == 0 ? aggregates.value(at.many(step), target) : rows(step.relation(), at.many(step), target);
    }

    /** Their number, their records, or what a query of them selects. */
    private <M, C, F, Q extends Query<C, F, Q>> Selectable<M, ?> rows(
            Relation relation, ToManyPath<M, C, F, Q> path, RandomModel target) {
        return switch (dice.below(4)) {
            case 0 -> aggregates.value(path, target);
            case 1 -> {
                ToManySelection<M, C> rows = rows(relation, path, target, 1);
                Select shape = ((dev.runnel.stmt.Include.OfRelation)
                                StatementParts.include(rows).include())
                        .shape();
                yield asText(rows, list -> GoldenAnswers.text(shape, list));
            }
            case 2 ->
                asText(
                        path.select(fields -> part(PathContext.own(target, fields), 0)),
                        list -> GoldenAnswers.text(false, list));
            default ->
                asText(
                        path.selecting(query -> objects(selection(
                                target,
                                relation.eager() ? total(target, query) : related(target, query, 0),
                                1 + dice.below(3),
                                0))),
                        list -> GoldenAnswers.text(target.isSortable(), list));
        };
    }

    @SuppressWarnings("unchecked")
    private static Selection<Object> objects(Selection<?> selection) {
        return (Selection<Object>) selection;
    }

    /** Whether a list has an order is known where it is made. */
    private static <M, T> Selectable<M, String> asText(Selectable<M, T> list, Function<T, String> text) {
        return (Selectable<M, String> & SelectionPart<String>) selecting -> {
            RowReader<T> reader = StatementParts.select(list, selecting);
            return row -> text.apply(reader.read(row));
        };
    }

    /** Two columns, the first of this row or of one that it leads to. One that is cut is sorted by both. */
    private <M, F, Q extends Query<M, F, Q>> RandomStatement distinct(RandomModel model, Q query) {
        List<Step> steps = dice.some(model.toOnes(), 1);
        Function<F, PathContext<M>> place = fields -> steps.isEmpty()
                ? PathContext.own(model, fields)
                : conditions.step(PathContext.own(model, fields), steps.get(0));
        RandomColumn first = dice.pick(
                (steps.isEmpty() ? model : scenario.target(steps.get(0).relation())).columns());
        RandomColumn second = dice.pick(model.columns());
        Function<Q, Selection<?>> distinct = rows -> rows.select(
                        fields -> place.apply(fields).selectable(first),
                        fields -> PathContext.<M>own(model, fields).selectable(second))
                .distinct();
        if (!first.isOrdered() || !second.isOrdered()) {
            return asked(distinct.apply(query));
        }
        Q sorted = query.orderBy(
                fields -> conditions.sort(place.apply(fields), first),
                fields -> conditions.sort(PathContext.own(model, fields), second));
        int rows = 1 + dice.below(6);
        return dice.oneIn(3)
                ? pages(sorted, from -> distinct.apply(from).page(rows))
                : asked(distinct.apply(cut(sorted)));
    }

    // ---- pages

    private <M, F, Q extends Query<M, F, Q>> RandomStatement pages(RandomModel model, Q query) {
        long seed = dice.seed();
        int rows = 1 + dice.below(6);
        return pages(query, from -> new RandomReads(scenario, seed).page(model, from, rows));
    }

    /** Some pages after each other, then back again. */
    private <Q extends Query<?, ?, Q>> RandomStatement pages(Q query, Function<Q, Statement<? extends Page<?>>> page) {
        return new RandomStatement(
                page.apply(query),
                db -> walk(
                        db,
                        page.apply(query),
                        cursor -> page.apply(query.after(cursor)),
                        cursor -> page.apply(query.before(cursor)),
                        PAGES,
                        PAGES));
    }

    private <M, F, Q extends Query<M, F, Q>> Statement<? extends Page<?>> page(RandomModel model, Q query, int rows) {
        Q sorted = sorted(model, query);
        return dice.oneIn(3)
                ? selection(model, sorted, 1 + dice.below(3), 1).page(rows)
                : shaped(model, sorted, 1).page(rows);
    }

    private static Flux<String> walk(
            Db db,
            Statement<? extends Page<?>> at,
            Function<String, Statement<? extends Page<?>>> after,
            Function<String, Statement<? extends Page<?>>> before,
            int forth,
            int back) {
        return at.exec(db).flatMapMany(page -> {
            String text = GoldenAnswers.text(shape(at), page.items()) + page.next() + page.previous() + "\n";
            Flux<String> further = Flux.empty();
            if (forth > 0 && page.next().isPresent()) {
                further = walk(db, after.apply(page.next().get()), after, before, forth - 1, back);
            } else if (back > 0 && page.previous().isPresent()) {
                further = walk(db, before.apply(page.previous().get()), after, before, 0, back - 1);
            }
            return further.startWith(text);
        });
    }
}
