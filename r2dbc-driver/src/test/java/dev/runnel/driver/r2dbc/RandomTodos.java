package dev.runnel.driver.r2dbc;

import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.Include;
import dev.runnel.ManyPath;
import dev.runnel.NullableExpr;
import dev.runnel.NumberExpr;
import dev.runnel.OrderedExpr;
import dev.runnel.Path;
import dev.runnel.Query;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.Sort;
import dev.runnel.Statement;
import dev.runnel.StringExpr;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Reads over the todo scenario, made at random by the API of applications. What is compared has one answer: rows are cut or
 * selected only in an order that ends with the key.
 */
final class RandomTodos {
    private static final int DEPTH = 4;
    private static final List<String> TEXTS = List.of(
            "milk",
            "bread",
            "Milk",
            "",
            "\u00e9t\u00e9",
            "\uD83D\uDE00",
            "\uFFFD",
            "Ann",
            "ann",
            "bio",
            "body 3",
            "work",
            "e");
    private static final List<String> PATTERNS = List.of("%", "m%", "%a%", "_ea", "M__k", "%e", "");

    private final Model<User, Users.Fields<User>, Users.Query> users =
            new Model<>(Users.all(), u -> users(u, true, 1), u -> u.id().asc());
    private final Model<Todo, Todos.Fields<Todo>, Todos.Query> todos =
            new Model<>(Todos.all(), t -> todos(t, true, 2), t -> t.id().asc());
    private final Model<Step, Steps.Fields<Step>, Steps.Query> steps =
            new Model<>(Steps.all(), s -> steps(s, true, 2), s -> s.id().desc());
    private final Model<Category, Categories.Fields<Category>, Categories.Query> categories =
            new Model<>(Categories.all(), c -> categories(c, true), c -> c.id().asc());

    private final Random random;
    private final boolean arithmetic;
    private List<Operands<?>> around = List.of();

    /** @param arithmetic whether numbers are computed with */
    RandomTodos(Random random, boolean arithmetic) {
        this.random = random;
        this.arithmetic = arithmetic;
    }

    /** How rows of a model are read. */
    private record Model<M, F, Q extends Query<M, F, Q>>(
            Q all, Function<F, Operands<M>> operands, Function<F, Sort<M>> byKey) {}

    /** What may stand in a statement over {@code M}. */
    private static final class Operands<M> {
        final Map<Class<?>, List<OrderedExpr<M, ?>>> fields = new HashMap<>();
        final List<NullableExpr<M, ?>> nullables = new ArrayList<>();
        final List<Supplier<Condition<M>>> links = new ArrayList<>();
        final List<IntFunction<Condition<M>>> quantified = new ArrayList<>();
        final List<Supplier<Selectable<M, ?>>> selectables = new ArrayList<>();
        final List<IntFunction<Include<M>>> includes = new ArrayList<>();
        final boolean own;

        Operands(boolean own) {
            this.own = own;
        }

        <T> void field(Class<T> type, Path<M, T> path) {
            fields.computeIfAbsent(type, t -> new ArrayList<>()).add(path);
            selectables.add(() -> own ? path : path.optional());
        }

        <T, E extends OrderedExpr<M, T> & NullableExpr<M, T>> void nullable(Class<T> type, E path) {
            fields.computeIfAbsent(type, t -> new ArrayList<>()).add(path);
            nullables.add(path);
            selectables.add(() -> path);
        }

        void addAll(Operands<M> behind) {
            behind.fields.forEach((type, paths) ->
                    fields.computeIfAbsent(type, t -> new ArrayList<>()).addAll(paths));
            nullables.addAll(behind.nullables);
            links.addAll(behind.links);
            quantified.addAll(behind.quantified);
            selectables.addAll(behind.selectables);
        }

        @SuppressWarnings("unchecked")
        <T> List<OrderedExpr<M, T>> of(Class<T> type) {
            return (List<OrderedExpr<M, T>>) (List<?>) fields.getOrDefault(type, List.of());
        }
    }

    private <M> Operands<M> users(Users.Fields<M> u, boolean own, int further) {
        Operands<M> found = new Operands<>(own);
        found.field(UUID.class, u.id());
        found.field(String.class, u.name());
        found.field(String.class, u.email());
        found.nullable(String.class, u.bio());
        if (further > 0) {
            many(found, u.todos(), todos);
        }
        return found;
    }

    private <M> Operands<M> categories(Categories.Fields<M> c, boolean own) {
        Operands<M> found = new Operands<>(own);
        found.field(UUID.class, c.id());
        found.field(String.class, c.name());
        many(found, c.todos(), todos);
        return found;
    }

    private <M> Operands<M> steps(Steps.Fields<M> s, boolean own, int further) {
        Operands<M> found = new Operands<>(own);
        found.field(UUID.class, s.id());
        found.field(String.class, s.text());
        found.field(Boolean.class, s.done());
        found.field(UUID.class, s.todoId());
        Todos.One<M> todo = s.todo();
        found.links.add(() -> chance(2) ? todo.eq(pick(Sample.TODOS)) : todo.ne(pick(Sample.TODOS)));
        found.addAll(todos(todo, false, further - 1));
        if (own) {
            found.includes.add(depth -> todo.with(q -> included(todos, q, depth)));
        }
        return found;
    }

    private <M> Operands<M> todos(Todos.Fields<M> t, boolean own, int further) {
        Operands<M> found = new Operands<>(own);
        found.field(UUID.class, t.id());
        found.field(String.class, t.title());
        found.field(Long.class, t.points());
        found.nullable(Long.class, t.estimate());
        found.field(Boolean.class, t.done());
        found.nullable(Boolean.class, t.urgent());
        found.field(Instant.class, t.created());
        found.nullable(Instant.class, t.due());
        found.nullable(String.class, t.body().value());
        found.field(UUID.class, t.userId());
        found.field(UUID.class, t.categoryId());
        found.nullable(UUID.class, t.parentId());
        found.links.add(() -> t.user().eq(pick(Sample.USERS)));
        found.links.add(() -> t.category().ne(pick(Sample.CATEGORIES)));
        found.links.add(() -> t.parent().eq(pick(Sample.TODOS)));
        found.links.add(() -> t.parent().isNull());
        found.links.add(() -> t.parent().isNotNull());
        many(found, t.steps(), steps);
        if (further > 0) {
            found.addAll(users(t.user(), false, further - 1));
            found.addAll(categories(t.category(), false));
            found.addAll(todos(t.parent(), false, further - 1));
        }
        if (own) {
            found.includes.add(depth -> t.body());
            found.includes.add(depth -> t.user().with(q -> included(users, q, depth)));
            found.includes.add(depth -> t.category().with(q -> included(categories, q, depth)));
            found.includes.add(depth ->
                    t.parent().with(q -> shaped(todos, chance(2) ? filtered(todos, q, 1) : q, depth)));
        }
        return found;
    }

    private <M, C, F, Q extends Query<C, F, Q>> void many(
            Operands<M> found, ManyPath<M, C, F, Q> path, Model<C, F, Q> model) {
        found.fields.computeIfAbsent(Long.class, t -> new ArrayList<>()).add(path.count());
        found.selectables.add(path::count);
        found.quantified.add(depth -> quantified(path, model, depth));
        if (found.own) {
            found.includes.add(depth -> path.with(q -> rows(model, q, depth)));
            found.selectables.add(() -> path.selecting(q -> rows(model, q, 0)
                    .select(f -> selectable(model.operands.apply(f).selectables.subList(0, 2)))));
        }
    }

    private <M, C, F, Q extends Query<C, F, Q>> Condition<M> quantified(
            ManyPath<M, C, F, Q> path, Model<C, F, Q> model, int depth) {
        Function<F, Condition<C>> condition = f -> condition(model.operands.apply(f), depth);
        return switch (random.nextInt(3)) {
            case 0 -> path.any(condition);
            case 1 -> path.all(condition);
            default -> path.none(condition);
        };
    }

    /** A read of any model. */
    Statement<?> next() {
        return switch (random.nextInt(6)) {
            case 0 -> statement(users);
            case 1 -> statement(steps);
            case 2 -> statement(categories);
            default -> statement(todos);
        };
    }

    private <M, F, Q extends Query<M, F, Q>> Statement<?> statement(Model<M, F, Q> model) {
        Q query = chance(8) ? model.all : filtered(model, model.all, DEPTH);
        return switch (random.nextInt(10)) {
            case 0 -> query.count();
            case 1 -> query.exists();
            case 2 -> rows(model, ordered(model, query), 1).first();
            case 3 -> shaped(model, ordered(model, query), 1).page(1 + random.nextInt(5));
            case 4, 5, 6 -> selection(model, cut(ordered(model, query)));
            case 7 -> chance(2) ? query : shaped(model, query, 2);
            default -> shaped(model, cut(ordered(model, query)), 2);
        };
    }

    private <M, F, Q extends Query<M, F, Q>> Statement<?> selection(Model<M, F, Q> model, Q query) {
        Function<F, Selectable<M, Object>> part = f -> {
            Operands<M> operands = model.operands.apply(f);
            return chance(8) ? selectable(List.of(() -> condition(operands, 1))) : selectable(operands.selectables);
        };
        return switch (random.nextInt(3)) {
            case 0 -> query.select(part);
            case 1 -> query.select(part, part);
            default -> query.select(part, part, part);
        };
    }

    @SuppressWarnings("unchecked")
    private <M> Selectable<M, Object> selectable(List<Supplier<Selectable<M, ?>>> from) {
        return (Selectable<M, Object>) pick(from).get();
    }

    /** Related rows: filtered, sorted and cut at will. */
    private <M, F, Q extends Query<M, F, Q>> Q rows(Model<M, F, Q> model, Q query, int depth) {
        Q some = chance(2) ? query : filtered(model, query, 1);
        return shaped(model, cut(ordered(model, some)), depth);
    }

    /** A related row that is always there. */
    private <M, F, Q extends Query<M, F, Q>> Q included(Model<M, F, Q> model, Q query, int depth) {
        return shaped(model, query, depth);
    }

    /** With includes. */
    private <M, F, Q extends Query<M, F, Q>> Q shaped(Model<M, F, Q> model, Q query, int depth) {
        if (depth == 0) {
            return query;
        }
        List<Integer> places = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(places, random);
        Q shaped = query;
        for (int place : places.subList(0, random.nextInt(3))) {
            shaped = shaped.include(f -> {
                List<IntFunction<Include<M>>> includes = model.operands.apply(f).includes;
                return includes.get(place % includes.size()).apply(depth - 1);
            });
            if (model != todos) {
                break;
            }
        }
        return shaped;
    }

    private <M, F, Q extends Query<M, F, Q>> Q filtered(Model<M, F, Q> model, Q query, int depth) {
        return query.filter(f -> condition(model.operands.apply(f), depth));
    }

    private <M, F, Q extends Query<M, F, Q>> Q ordered(Model<M, F, Q> model, Q query) {
        Q ordered = query;
        for (int i = random.nextInt(3); i > 0; i--) {
            ordered = ordered.orderBy(f -> sort(model.operands.apply(f)));
        }
        return ordered.orderBy(model.byKey);
    }

    private <M> Sort<M> sort(Operands<M> operands) {
        List<OrderedExpr<M, ?>> fields = pick(List.copyOf(operands.fields.values()));
        OrderedExpr<M, ?> by = pick(fields);
        Sort<M> sort = chance(2) ? by.asc() : by.desc();
        return chance(3) ? sort.nullsFirst() : chance(3) ? sort.nullsLast() : sort;
    }

    private <M, F, Q extends Query<M, F, Q>> Q cut(Q query) {
        Q from = chance(5) ? query.offset(random.nextInt(4)) : query;
        return chance(3) ? from.limit(random.nextInt(6)) : from;
    }

    private <R> R apart(Supplier<R> made) {
        List<Operands<?>> outside = around;
        around = List.of();
        R result = made.get();
        around = outside;
        return result;
    }

    private <M> Condition<M> condition(Operands<M> operands, int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 7)) {
            case 0, 1 -> compared(operands, pick(List.of(String.class, Boolean.class, UUID.class)));
            case 2 -> compared(operands, pick(List.of(Long.class, Instant.class)));
            case 3 -> nullable(operands);
            case 4 -> listed(operands, pick(List.of(String.class, Long.class, UUID.class, Instant.class)));
            case 5 -> text((StringExpr<M>) pick(operands.of(String.class)));
            case 6 ->
                operands.links.isEmpty()
                        ? compared(operands, String.class)
                        : pick(operands.links).get();
            case 7 -> condition(operands, depth - 1).and(condition(operands, depth - 1));
            case 8 -> condition(operands, depth - 1).or(condition(operands, depth - 1));
            case 9 -> condition(operands, depth - 1).not();
            case 10 -> among(operands, depth - 1);
            default -> inside(operands, () -> pick(operands.quantified).apply(depth - 1));
        };
    }

    private <R> R inside(Operands<?> operands, Supplier<R> made) {
        List<Operands<?>> outside = around;
        around = new ArrayList<>(outside);
        around.add(operands);
        R result = made.get();
        around = outside;
        return result;
    }

    private <M, T> Condition<M> compared(Operands<M> operands, Class<T> type) {
        List<OrderedExpr<M, T>> fields = operands.of(type);
        if (fields.isEmpty()) {
            return text((StringExpr<M>) pick(operands.of(String.class)));
        }
        OrderedExpr<M, T> left = computed(pick(fields));
        if (chance(4)) {
            Operands<?> scope = around.isEmpty() || chance(2) ? operands : pick(around);
            if (!scope.of(type).isEmpty()) {
                return compared(left, pick(scope.of(type)));
            }
        }
        T value = value(type);
        return switch (random.nextInt(7)) {
            case 0 -> left.eq(value);
            case 1 -> left.ne(value);
            case 2 -> left.lt(value);
            case 3 -> left.le(value);
            case 4 -> left.gt(value);
            case 5 -> left.ge(value);
            default -> left.between(value, value(type));
        };
    }

    private <M, T> Condition<M> compared(OrderedExpr<M, T> left, Expr<?, T> right) {
        return switch (random.nextInt(6)) {
            case 0 -> left.eq(right);
            case 1 -> left.ne(right);
            case 2 -> left.lt(right);
            case 3 -> left.le(right);
            case 4 -> left.gt(right);
            default -> left.ge(right);
        };
    }

    @SuppressWarnings("unchecked")
    private <M, T> OrderedExpr<M, T> computed(OrderedExpr<M, T> left) {
        if (!arithmetic || !(left instanceof NumberExpr<?, ?>)) {
            return left;
        }
        NumberExpr<M, Long> number = (NumberExpr<M, Long>) left;
        long by = 1 + random.nextInt(3);
        return (OrderedExpr<M, T>)
                switch (random.nextInt(4)) {
                    case 0 -> number.plus(by);
                    case 1 -> number.minus(by);
                    case 2 -> number.times(by);
                    default -> number.dividedBy(by);
                };
    }

    private <M> Condition<M> nullable(Operands<M> operands) {
        if (operands.nullables.isEmpty()) {
            return compared(operands, UUID.class);
        }
        NullableExpr<M, ?> operand = pick(operands.nullables);
        return chance(2) ? operand.isNull() : operand.isNotNull();
    }

    private <M, T> Condition<M> listed(Operands<M> operands, Class<T> type) {
        if (operands.of(type).isEmpty()) {
            return compared(operands, Boolean.class);
        }
        List<T> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(type));
        }
        OrderedExpr<M, T> operand = pick(operands.of(type));
        return chance(2) ? operand.in(values) : operand.notIn(values);
    }

    private <M> Condition<M> text(StringExpr<M> text) {
        StringExpr<M> operand = chance(6) ? chance(2) ? text.upper() : text.lower() : text;
        String part = value(String.class);
        return switch (random.nextInt(9)) {
            case 0 -> operand.startsWith(part);
            case 1 -> operand.contains(part);
            case 2 -> operand.endsWith(part);
            case 3 -> operand.like(pick(PATTERNS));
            case 4 -> operand.ilike(pick(PATTERNS));
            case 5 -> operand.eqIgnoreCase(part);
            case 6 -> operand.startsWithIgnoreCase(part);
            case 7 -> operand.containsIgnoreCase(part);
            default -> operand.endsWithIgnoreCase(part);
        };
    }

    /** One with a limit is by itself, in an order of its own. */
    private <M> Condition<M> among(Operands<M> operands, int depth) {
        OrderedExpr<M, UUID> operand = pick(operands.of(UUID.class));
        Supplier<Selection<UUID>> ids = () -> switch (random.nextInt(4)) {
            case 0 -> some(users, depth).select(u -> u.id());
            case 1 -> some(todos, depth).select(t -> t.userId());
            case 2 -> Selection.present(some(todos, depth).select(t -> t.parentId()));
            default -> some(steps, depth).select(s -> s.todoId());
        };
        Selection<UUID> selection = chance(2) ? apart(ids) : inside(operands, ids);
        return chance(2) ? operand.in(selection) : operand.notIn(selection);
    }

    private <M, F, Q extends Query<M, F, Q>> Q some(Model<M, F, Q> model, int depth) {
        Q some = filtered(model, model.all, depth);
        return around.isEmpty() && chance(3) ? some.orderBy(model.byKey).limit(random.nextInt(5)) : some;
    }

    private <T> T value(Class<T> type) {
        Todo todo = pick(Sample.TODOS);
        Object value = type == String.class
                ? pick(TEXTS)
                : type == Long.class
                        ? (Object) (long) (random.nextInt(9) - 3)
                        : type == Boolean.class
                                ? random.nextBoolean()
                                : type == Instant.class
                                        ? todo.created().plus(random.nextInt(3) - 1, ChronoUnit.MICROS)
                                        : pick(List.of(
                                                todo.id(),
                                                todo.userId(),
                                                todo.categoryId(),
                                                pick(Sample.STEPS).id()));
        return type.cast(value);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
