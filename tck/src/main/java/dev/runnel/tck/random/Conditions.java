package dev.runnel.tck.random;

import dev.runnel.CalendarExpr;
import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.NullableExpr;
import dev.runnel.NullablePath;
import dev.runnel.NumberExpr;
import dev.runnel.OptionalToOnePath;
import dev.runnel.OrderedExpr;
import dev.runnel.OrderedRowValue;
import dev.runnel.Query;
import dev.runnel.RowValue;
import dev.runnel.Selectable;
import dev.runnel.Selection;
import dev.runnel.Sort;
import dev.runnel.StringExpr;
import dev.runnel.TimeExpr;
import dev.runnel.ToManyPath;
import dev.runnel.ToOnePath;
import dev.runnel.companion.StatementParts;
import dev.runnel.internal.BoundExprSource;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.tck.random.RandomModel.Step;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.TimeArithmetic;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** Random conditions and sort keys over the rows of a place. */
final class Conditions {
    private static final List<StorageType> TIMES =
            List.of(StorageType.DATE, StorageType.TIME, StorageType.DATETIME, StorageType.INSTANT);

    private static final List<Long> UNITS = List.of(1_000_000L, 60_000_000L, 3_600_000_000L, TimeArithmetic.DAY);

    private static final List<Long> DURATIONS =
            List.of(0L, 1L, -1L, 59_999_999L, -3_600_000_000L, TimeArithmetic.DAY, -400 * TimeArithmetic.DAY - 1);

    private final RandomChoice dice;
    private final Scenario scenario;
    private final boolean arithmetic;
    private List<PathContext<?>> around = List.of();

    /** @param arithmetic whether numbers are computed with, which not every store does */
    Conditions(RandomChoice dice, Scenario scenario, boolean arithmetic) {
        this.dice = dice;
        this.scenario = scenario;
        this.arithmetic = arithmetic;
    }

    /** An expression, and the column whose values it has. */
    private record Operand<M>(RandomColumn column, Expr<M, Object> expr) {
        Optional<OrderedExpr<M, Object>> ordered() {
            return expr instanceof OrderedExpr<M, Object> ordered ? Optional.of(ordered) : Optional.empty();
        }

        @SuppressWarnings("unchecked")
        Optional<StringExpr<M>> text() {
            Expr<M, ?> any = expr;
            return any instanceof StringExpr<?> ? Optional.of((StringExpr<M>) any) : Optional.empty();
        }
    }

    <M, F, Q extends Query<M, F, Q>> Q filtered(RandomModel model, Query<M, F, Q> query, int depth) {
        return query.filter(fields -> condition(PathContext.own(model, fields), depth));
    }

    <M> Condition<M> condition(PathContext<M> place, int depth) {
        return switch (dice.below(depth > 0 ? 20 : 10)) {
            case 0, 1, 2 -> compared(place);
            case 3 -> isThere(place);
            case 4 -> listed(place);
            case 5 -> text(place);
            case 6 -> relation(place).orElseGet(() -> compared(place));
            case 7 -> key(place).orElseGet(() -> tuple(place));
            case 8 -> count(place).orElseGet(() -> compared(place));
            case 9 -> dice.oneIn(3) ? time(place).orElseGet(() -> between(place)) : between(place);
            case 10, 11 -> condition(place, depth - 1).and(condition(place, depth - 1));
            case 12, 13 -> condition(place, depth - 1).or(condition(place, depth - 1));
            case 14 -> condition(place, depth - 1).not();
            case 15 -> together(place, depth - 1);
            case 16, 17 -> among(place, depth - 1);
            default -> quantified(place, depth - 1).orElseGet(() -> condition(place, depth - 1));
        };
    }

    <M> Sort<M> sort(PathContext<M> place) {
        return sorted(ordered(place));
    }

    /** A column of this row or of one that it leads to, a text in one case, a number computed or counted, a part of a time. */
    <M> OrderedExpr<M, ?> ordered(PathContext<M> place) {
        Optional<? extends OrderedExpr<M, ?>> other = dice.oneIn(6)
                ? aggregateOfRelated(place)
                : dice.oneIn(6) ? partOfTime(somewhere(place)) : Optional.empty();
        return other.<OrderedExpr<M, ?>>map(found -> found)
                .orElseGet(() -> operandWithOrder(place).expr());
    }

    /** By a column that has an order. */
    <M> Sort<M> sort(PathContext<M> place, RandomColumn column) {
        return sorted((OrderedExpr<M, Object>) place.at(column));
    }

    private <M> Sort<M> sorted(OrderedExpr<M, ?> by) {
        Sort<M> sort = dice.oneIn(2) ? by.asc() : by.desc();
        return dice.oneIn(4) ? sort.nullsFirst() : dice.oneIn(4) ? sort.nullsLast() : sort;
    }

    /** A value to be compared with a column: most are in it somewhere, or near to one that is. */
    Object value(RandomModel model, RandomColumn column) {
        for (int i = 0; i < 20; i++) {
            Object value = dice.oneIn(3)
                    ? Values.any(dice, column.type())
                    : Optional.ofNullable(column.value().apply(dice.pick(scenario.rows(model))))
                            .orElseGet(() -> Values.any(dice, column.type()));
            if (column.takes(value)) {
                return value;
            }
        }
        throw new IllegalStateException("no value for " + column.field());
    }

    /** As {@link #value}, to be computed with. */
    private Object exact(RandomModel model, RandomColumn column) {
        Object value = value(model, column);
        return column.canEqual(value) ? value : exact(model, column);
    }

    // ---- operands

    private record OrderedOperand<M>(RandomModel model, RandomColumn column, OrderedExpr<M, Object> expr) {}

    /** A place that one step or two lead to, or this one. */
    <M> PathContext<M> somewhere(PathContext<M> place) {
        PathContext<M> at = place;
        for (int steps = 0; steps < 2 && !at.model().toOnes().isEmpty() && dice.oneIn(4); steps++) {
            at = step(at, dice.pick(at.model().toOnes()));
        }
        return at;
    }

    <M> PathContext<M> step(PathContext<M> place, Step step) {
        return place.over(step, scenario.target(step.relation()));
    }

    private <M> Optional<ToManyPath<M, ?, ?, ?>> many(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        return at.model().toManys().isEmpty()
                ? Optional.empty()
                : Optional.of(at.many(dice.pick(at.model().toManys())));
    }

    private <M> Stream<Operand<M>> operands(PathContext<M> place, Predicate<RandomColumn> fits) {
        return place.model().columns().stream().filter(fits).map(column -> new Operand<>(column, place.at(column)));
    }

    private <M> Optional<Operand<M>> operand(PathContext<M> place, Predicate<Operand<M>> fits) {
        List<Operand<M>> fitting = operands(place, column -> true).filter(fits).toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(dice.pick(fitting));
    }

    private <M> OrderedOperand<M> operandWithOrder(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        Operand<M> operand =
                operand(at, found -> found.expr() instanceof OrderedExpr<?, ?>).orElseThrow();
        return new OrderedOperand<>(at.model(), operand.column(), computed(place, at.model(), operand));
    }

    @SuppressWarnings("unchecked")
    private <M> OrderedExpr<M, Object> computed(PathContext<M> place, RandomModel model, Operand<M> operand) {
        if (operand.expr() instanceof NullablePath<?, ?> path && dice.oneIn(8)) {
            NullablePath<M, Object> nullable = (NullablePath<M, Object>) path;
            return other(place, operand.column())
                    .<OrderedExpr<M, Object>>map(nullable::coalesce)
                    .orElseGet(() -> nullable.coalesce(exact(model, operand.column())));
        }
        if (operand.text().isPresent() && dice.oneIn(8)) {
            StringExpr<M> text = operand.text().get();
            return (OrderedExpr<M, Object>) (OrderedExpr<?, ?>) drawn(text);
        }
        if (arithmetic && operand.expr() instanceof NumberExpr<?, ?> number) {
            return (OrderedExpr<M, Object>)
                    (OrderedExpr<?, ?>) arithmetic(place, operand.column(), (NumberExpr<M, ?>) number);
        }
        return (OrderedExpr<M, Object>) operand.expr();
    }

    /** Any function of this number whose value has the type of the number. */
    private <M> NumberExpr<M, ?> arithmetic(PathContext<M> place, RandomColumn column, NumberExpr<M, ?> number) {
        BoundExpr own = StatementParts.expr(number);
        StorageType storage = own.shape().type().storage();
        Supplier<BoundExpr> factor = () -> ParameterValues.assigned(own.shape(), Values.factor(dice, column.type()));
        Supplier<BoundExpr> other =
                () -> operand(place, any -> any.column().isLike(column) && any.expr() instanceof NumberExpr<?, ?>)
                        .map(found -> StatementParts.expr(found.expr()))
                        .orElse(own);
        BoundExpr call = drawn(storage, own, (function, type) -> {
            if (type == StorageType.BOOL) {
                return condition(own, CompareOp.GT, factor.get());
            }
            if (function == BuiltInFunctions.ROUND && type == StorageType.I32) {
                return new BoundExpr(new ModelExpr.ValueExpr(new Value.Literal(dice.below(4), Type.of(type))));
            }
            boolean divisor = function == BuiltInFunctions.DIVIDED_BY || function == BuiltInFunctions.MOD;
            return type != storage ? null : divisor || dice.oneIn(2) ? factor.get() : other.get();
        });
        return number(call);
    }

    private static <M, N extends Number & Comparable<N>> NumberExpr<M, N> number(BoundExpr call) {
        return (NumberExpr<M, N> & BoundExprSource) () -> call;
    }

    private static BoundExpr condition(BoundExpr left, CompareOp op, BoundExpr right) {
        return new BoundExpr(
                new ModelExpr.Compare(op, left.shape(), right.shape()), BoundExpr.join(left.values(), right.values()));
    }

    /** Any function of this text that gives a text. */
    private <M> StringExpr<M> drawn(StringExpr<M> text) {
        BoundExpr own = StatementParts.expr(text);
        BoundExpr call = drawn(StorageType.TEXT, own, (function, type) -> switch (type) {
            case BOOL -> StatementParts.condition(text.contains((String) Values.any(dice, String.class)));
            case I32 -> constant(type, dice.below(4));
            case I64 -> StatementParts.expr(dice.oneIn(2) ? text.length() : text.indexOf("a"));
            case TEXT ->
                dice.oneIn(3) && function != BuiltInFunctions.REPLACE
                        ? own
                        : constant(
                                type,
                                Values.any(dice, String.class) + (function == BuiltInFunctions.REPLACE ? "a" : ""));
            default -> null;
        });
        return (StringExpr<M> & BoundExprSource) () -> call;
    }

    /** Any function of one time of the place, or of a time that is computed from it. */
    <M> Optional<OrderedExpr<M, Object>> partOfTime(PathContext<M> at) {
        return operand(at, any -> isTime(any.expr())).map(operand -> {
            BoundExpr time = StatementParts.expr(operand.expr());
            BoundExpr moved = dice.oneIn(2) ? time : ofTime(time, time, TIMES);
            BoundExpr part = ofTime(moved, time, List.of(StorageType.values()));
            return (OrderedExpr<M, Object> & BoundExprSource) () -> part;
        });
    }

    private static boolean isTime(Expr<?, ?> expr) {
        return expr instanceof CalendarExpr<?, ?> || expr instanceof TimeExpr<?>;
    }

    /**
     * A call of any function of a time that is NULL where an operand is.
     *
     * @param other an operand if the function has one more of its type
     */
    private BoundExpr ofTime(BoundExpr time, BoundExpr other, List<StorageType> results) {
        StorageType storage = time.shape().type().storage();
        BoundExpr same = other.shape().type().storage() == storage ? other : time;
        return dice.pick(results.stream()
                        .flatMap(result -> BuiltInFunctions.all().stream()
                                .filter(any ->
                                        any.isEvaluable() && any.nulls() == FunctionDescriptor.NullRule.NULL_IF_ANY)
                                .flatMap(function -> function.types().operands(result).stream()
                                        .filter(operands -> operands.get(0) == storage)
                                        .map(operands -> (Supplier<BoundExpr>)
                                                () -> ofTime(function, result, time, operands, same))))
                        .toList())
                .get();
    }

    private BoundExpr ofTime(
            FunctionDescriptor function, StorageType result, BoundExpr time, List<StorageType> types, BoundExpr same) {
        List<ModelExpr> operands = new ArrayList<>(List.of(time.shape()));
        Object[] values = time.values();
        for (StorageType type : types.subList(1, types.size())) {
            BoundExpr operand = type == types.get(0)
                    ? same
                    : function == BuiltInFunctions.TRUNCATED_TO
                            ? new BoundExpr(new ModelExpr.ValueExpr(new Value.Literal(dice.pick(UNITS), Type.of(type))))
                            : constant(
                                    type,
                                    type == StorageType.I32
                                            ? (Object) dice.pick(List.of(0, 1, -1, 12, -13, 1_200))
                                            : dice.pick(DURATIONS));
            operands.add(operand.shape());
            values = BoundExpr.join(values, operand.values());
        }
        return new BoundExpr(new ModelExpr.Call(function, operands, IdentityEncoding.of(result)), values);
    }

    /** A part of a time beside a constant. */
    private <M> Optional<Condition<M>> time(PathContext<M> place) {
        return partOfTime(somewhere(place)).map(part -> {
            StorageType storage = StatementParts.expr(part).shape().type().storage();
            return ordering(
                    part,
                    switch (storage) {
                        case I32 -> (Object) dice.pick(List.of(0, 1, 7, 12, 23, 59, 1970));
                        case I64 -> dice.pick(DURATIONS);
                        default -> Values.any(dice, storage.carrier());
                    });
        });
    }

    private static BoundExpr constant(StorageType type, Object value) {
        return ParameterValues.operand(new ModelExpr.ValueExpr(Value.Param.of(Type.of(type))), value);
    }

    /**
     * A call of any function that is computed in memory too and gives this type. Its first operand of the type is {@code own}.
     *
     * @param others an operand of a function and a type, or null if there is none
     */
    private BoundExpr drawn(
            StorageType result,
            BoundExpr own,
            BiFunction<FunctionDescriptor, StorageType, @Nullable BoundExpr> others) {
        List<FunctionDescriptor> functions = BuiltInFunctions.all().stream()
                .filter(any -> any.isEvaluable()
                        && !any.isPredicate()
                        && !any.types().operands(result).isEmpty())
                .toList();
        while (true) {
            FunctionDescriptor function = dice.pick(functions);
            List<ModelExpr> operands = new ArrayList<>();
            Object[] values = BoundExpr.NO_VALUES;
            boolean used = false;
            boolean complete = true;
            for (StorageType type : dice.pick(function.types().operands(result))) {
                BoundExpr operand = type == result && !used ? own : others.apply(function, type);
                used |= type == result;
                if (operand == null) {
                    complete = false;
                    break;
                }
                operands.add(operand.isExact().shape());
                values = BoundExpr.join(values, operand.values());
            }
            if (complete) {
                return new BoundExpr(
                        new ModelExpr.Call(
                                function,
                                operands,
                                ModelExprs.mapping(own.shape()).storageForm()),
                        values);
            }
        }
    }

    static <M, N extends Number & Comparable<N>> NumberExpr<M, N> computed(
            FunctionDescriptor op, NumberExpr<M, N> left, Object value) {
        return computed(
                op, left, ParameterValues.assigned(StatementParts.expr(left).shape(), value));
    }

    private static <M, N extends Number & Comparable<N>> NumberExpr<M, N> computed(
            FunctionDescriptor op, NumberExpr<M, N> left, BoundExpr right) {
        BoundExpr operand = StatementParts.expr(left);
        BoundExpr result = new BoundExpr(
                        ModelExpr.Call.of(op, operand.shape(), right.shape()),
                        BoundExpr.join(operand.values(), right.values()))
                .of(operand, right);
        return (NumberExpr<M, N> & BoundExprSource) () -> result;
    }

    // ---- conditions on columns

    private <M> Condition<M> compared(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        Operand<M> operand = operand(at, any -> true).orElseThrow();
        RandomColumn column = operand.column();
        if (operand.expr() instanceof OrderedExpr<?, ?>) {
            OrderedExpr<M, Object> left = computed(place, at.model(), operand);
            return other(place, column)
                    .map(right -> ordering(left, right))
                    .orElseGet(() -> ordering(left, value(at.model(), column)));
        }
        Expr<M, Object> left = operand.expr();
        return other(place, column)
                .map(right -> dice.oneIn(2) ? left.eq(right) : left.ne(right))
                .orElseGet(() -> {
                    Object right = value(at.model(), column);
                    return dice.oneIn(2) ? left.eq(right) : left.ne(right);
                });
    }

    /** Sometimes another expression of the type, of this row or of one that is outside of the lambda. */
    private Optional<Expr<?, Object>> other(PathContext<?> place, RandomColumn column) {
        if (!dice.oneIn(4)) {
            return Optional.empty();
        }
        PathContext<?> from = around.isEmpty() || dice.oneIn(2) ? somewhere(place) : somewhere(dice.pick(around));
        return others(from, column);
    }

    private <M> Optional<Expr<?, Object>> others(PathContext<M> from, RandomColumn column) {
        List<Expr<?, Object>> found = operands(from, column::isLike)
                .<Expr<?, Object>>map(Operand::expr)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(dice.pick(found));
    }

    private <M> Condition<M> ordering(OrderedExpr<M, Object> left, Object right) {
        return switch (dice.below(6)) {
            case 0 -> left.eq(right);
            case 1 -> left.ne(right);
            case 2 -> left.lt(right);
            case 3 -> left.le(right);
            case 4 -> left.gt(right);
            default -> left.ge(right);
        };
    }

    private <M> Condition<M> ordering(OrderedExpr<M, Object> left, Expr<?, Object> right) {
        return switch (dice.below(6)) {
            case 0 -> left.eq(right);
            case 1 -> left.ne(right);
            case 2 -> left.lt(right);
            case 3 -> left.le(right);
            case 4 -> left.gt(right);
            default -> left.ge(right);
        };
    }

    private <M> Condition<M> between(PathContext<M> place) {
        OrderedOperand<M> operand = operandWithOrder(place);
        Optional<Expr<?, Object>> low = other(place, operand.column());
        Optional<Expr<?, Object>> high = other(place, operand.column());
        return low.isPresent() && high.isPresent()
                ? operand.expr().between(low.get(), high.get())
                : operand.expr()
                        .between(value(operand.model(), operand.column()), value(operand.model(), operand.column()));
    }

    private <M> Condition<M> isThere(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        Optional<Condition<M>> found = operand(at, any -> any.expr() instanceof NullableExpr<?, ?>)
                .map(operand -> (NullableExpr<M, Object>) operand.expr())
                .map(operand -> dice.oneIn(2) ? operand.isNull() : operand.isNotNull());
        return found.orElseGet(() -> compared(place));
    }

    private <M> Condition<M> listed(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        Operand<M> operand = operand(at, any -> true).orElseThrow();
        List<Object> values = times(dice.below(4), () -> value(at.model(), operand.column()));
        return dice.oneIn(2) ? operand.expr().in(values) : operand.expr().notIn(values);
    }

    private <M> Condition<M> text(PathContext<M> place) {
        return operand(somewhere(place), any -> any.text().isPresent())
                .flatMap(Operand::text)
                .map(this::matching)
                .orElseGet(() -> compared(place));
    }

    private <M> Condition<M> matching(StringExpr<M> text) {
        StringExpr<M> operand = dice.oneIn(6) ? drawn(text) : text;
        String part = (String) Values.any(dice, String.class);
        return switch (dice.below(12)) {
            case 0 -> operand.startsWith(part);
            case 1 -> operand.contains(part);
            case 2 -> operand.endsWith(part);
            case 3 -> operand.like(pattern(part));
            case 4 -> operand.ilike(pattern(part));
            case 5 -> operand.eqIgnoreCase(part);
            case 6 -> operand.startsWithIgnoreCase(part);
            case 7 -> operand.containsIgnoreCase(part);
            case 8 -> operand.endsWithIgnoreCase(part);
            case 9 -> operand.like(escaped(part, '!'), '!');
            case 10 -> operand.ilike(escaped(part, '\\'), '\\');
            default -> longer(operand.length());
        };
    }

    /** Some function of one text that gives a text. */
    static <M> StringExpr<M> called(RandomChoice dice, StringExpr<M> text) {
        List<StorageType> operands = List.of(StorageType.TEXT);
        FunctionDescriptor function = dice.pick(BuiltInFunctions.all().stream()
                .filter(any -> any.types().operands(StorageType.TEXT).contains(operands))
                .toList());
        ModelExpr call = new ModelExpr.Call(
                function, List.of(StatementParts.expr(text).shape()), IdentityEncoding.of(StorageType.TEXT));
        BoundExpr fragment = new BoundExpr(call, StatementParts.expr(text).values());
        return (StringExpr<M> & BoundExprSource) () -> fragment;
    }

    private <M> Condition<M> longer(NumberExpr<M, Long> length) {
        Long characters = (long) dice.below(8);
        return switch (dice.below(4)) {
            case 0 -> length.eq(characters);
            case 1 -> length.gt(characters);
            case 2 -> length.le(characters);
            default -> length.ne(characters);
        };
    }

    /** A text with wildcards in it, some in the place of characters. */
    private String pattern(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (dice.oneIn(4)) {
                pattern.append(dice.oneIn(2) ? "_" : "%");
            } else {
                pattern.appendCodePoint(c);
            }
        });
        return dice.oneIn(2) ? pattern + "%" : pattern.toString();
    }

    /** A pattern whose wildcards stand for themselves, but for those that took the place of characters. */
    private String escaped(String text, char escape) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (dice.oneIn(4)) {
                pattern.append(dice.oneIn(2) ? "_" : "%");
            } else if (c == '%' || c == '_' || c == escape) {
                pattern.append(escape).appendCodePoint(c);
            } else {
                pattern.appendCodePoint(c);
            }
        });
        return pattern.toString();
    }

    // ---- conditions on rows

    private <M> Optional<Condition<M>> relation(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        if (at.model().toOnes().isEmpty()) {
            return Optional.empty();
        }
        Step step = dice.pick(at.model().toOnes());
        List<Object> rows = scenario.rows(scenario.target(step.relation()));
        ToOnePath<M, Object, ?> one = at.one(step);
        if (one instanceof OptionalToOnePath<?> && dice.oneIn(2)) {
            @SuppressWarnings("unchecked")
            OptionalToOnePath<M> optional = (OptionalToOnePath<M>) one;
            return Optional.of(dice.oneIn(2) ? optional.isNull() : optional.isNotNull());
        }
        return Optional.of(
                switch (dice.below(4)) {
                    case 0 -> one.eq(dice.pick(rows));
                    case 1 -> one.ne(dice.pick(rows));
                    case 2 -> one.in(dice.some(rows, 3));
                    default -> one.notIn(dice.some(rows, 3));
                });
    }

    private <M> Optional<Condition<M>> key(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        return at.key().map(key -> {
            List<Object> keys =
                    scenario.rows(at.model()).stream().map(at.model()::keyOf).toList();
            return switch (dice.below(4)) {
                case 0 -> key.eq(dice.pick(keys));
                case 1 -> key.ne(dice.pick(keys));
                case 2 -> key.in(dice.some(keys, 3));
                default -> key.notIn(dice.some(keys, 3));
            };
        });
    }

    /** Two columns as one value; those of a row that is there, for the most part. */
    private <M> Condition<M> tuple(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        Operand<M> a = operand(at, any -> true).orElseThrow();
        Operand<M> b = operand(at, any -> true).orElseThrow();
        RowValue<M, Tuple2<Object, Object>> tuple = RowValue.of(a.expr(), b.expr());
        List<Tuple2<Object, Object>> values = times(dice.below(4), () -> {
            Object row = dice.pick(scenario.rows(at.model()));
            return Tuples.of(
                    Optional.ofNullable(a.column().value().apply(row)).orElseGet(() -> value(at.model(), a.column())),
                    Optional.ofNullable(b.column().value().apply(row)).orElseGet(() -> value(at.model(), b.column())));
        });
        if (!values.isEmpty() && a.ordered().isPresent() && b.ordered().isPresent()) {
            OrderedRowValue<M, Tuple2<Object, Object>> ordered =
                    RowValue.of(a.ordered().orElseThrow(), b.ordered().orElseThrow());
            switch (dice.below(8)) {
                case 0:
                    return ordered.lt(values.get(0));
                case 1:
                    return ordered.le(values.get(0));
                case 2:
                    return ordered.gt(values.get(0));
                case 3:
                    return ordered.ge(values.get(0));
                default: // a list
            }
        }
        return dice.oneIn(2) ? tuple.in(values) : tuple.notIn(values);
    }

    private <M> Optional<OrderedExpr<M, ?>> aggregateOfRelated(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        if (at.model().toManys().isEmpty()) {
            return Optional.empty();
        }
        Step step = dice.pick(at.model().toManys());
        return Optional.of(
                apart(() -> new Aggregates(dice, this).sortKey(at.many(step), scenario.target(step.relation()))));
    }

    private <M> Optional<Condition<M>> aggregate(PathContext<M> place) {
        PathContext<M> at = somewhere(place);
        if (at.model().toManys().isEmpty()) {
            return Optional.empty();
        }
        Step step = dice.pick(at.model().toManys());
        return Optional.of(
                apart(() -> new Aggregates(dice, this).related(at.many(step), scenario.target(step.relation()))));
    }

    private <M> Optional<Condition<M>> count(PathContext<M> place) {
        if (dice.oneIn(2)) {
            return aggregate(place);
        }
        return many(place).map(path -> {
            Long rows = (long) dice.below(4);
            return switch (dice.below(4)) {
                case 0 -> path.count().eq(rows);
                case 1 -> path.count().gt(rows);
                case 2 -> path.count().le(rows);
                default -> path.count().in(List.of(rows, 2L));
            };
        });
    }

    private <M> Condition<M> together(PathContext<M> place, int depth) {
        List<Condition<M>> all = times(dice.below(4), () -> condition(place, depth));
        return dice.oneIn(2) ? Condition.allOf(all) : Condition.anyOf(all);
    }

    private <M> Optional<Condition<M>> quantified(PathContext<M> place, int depth) {
        PathContext<M> at = somewhere(place);
        if (at.model().toManys().isEmpty()) {
            return Optional.empty();
        }
        Step step = dice.pick(at.model().toManys());
        return Optional.of(quantified(place, at.many(step), scenario.target(step.relation()), depth));
    }

    private <M, C, F, Q extends Query<C, F, Q>> Condition<M> quantified(
            PathContext<M> place, ToManyPath<M, C, F, Q> path, RandomModel model, int depth) {
        Function<F, Condition<C>> condition =
                fields -> inside(place, () -> condition(PathContext.own(model, fields), depth));
        return switch (dice.below(3)) {
            case 0 -> path.any(condition);
            case 1 -> path.all(condition);
            default -> path.none(condition);
        };
    }

    // ---- subqueries

    private <M> Condition<M> among(PathContext<M> place, int depth) {
        PathContext<M> at = somewhere(place);
        Operand<M> operand = operand(at, any -> true).orElseThrow();
        List<RandomModel> models = scenario.models().stream()
                .filter(model -> model.columns().stream().anyMatch(operand.column()::isLike))
                .toList();
        RandomModel model = dice.pick(models);
        Supplier<Selection<Object>> made = () -> values(model, model.all(), operand.column(), depth);
        Selection<Object> selection = dice.oneIn(2) ? apart(made) : inside(place, made);
        return dice.oneIn(2) ? operand.expr().in(selection) : operand.expr().notIn(selection);
    }

    /** A subquery with a limit depends on no outer row and has a total order. */
    @SuppressWarnings("unchecked")
    private <M, F, Q extends Query<M, F, Q>> Selection<Object> values(
            RandomModel model, Query<M, F, Q> all, RandomColumn like, int depth) {
        RandomColumn column =
                dice.pick(model.columns().stream().filter(c -> c.isLike(like)).toList());
        boolean distinct = dice.oneIn(4);
        Q some = filtered(model, all, depth);
        if (around.isEmpty() && dice.oneIn(3) && (distinct ? column.isOrdered() : model.isSortable())) {
            Q sorted = distinct
                    ? some.orderBy(fields -> sort(PathContext.own(model, fields), column))
                    : byKey(model, some);
            some = sorted.limit(dice.below(5));
        }
        Selection<?> selected = some.select(
                fields -> (Selectable<M, ?>) PathContext.<M>own(model, fields).at(column));
        Selection<Object> values = column.field().type().nullable()
                ? Selection.present((Selection<Optional<Object>>) selected)
                : (Selection<Object>) selected;
        return distinct ? values.distinct() : values;
    }

    /** In the order of the key, after other keys: a total order. */
    <M, F, Q extends Query<M, F, Q>> Q byKey(RandomModel model, Q query) {
        Q sorted = query;
        for (var field : model.entity().key()) {
            boolean descending = dice.oneIn(3);
            sorted = sorted.orderBy(fields -> {
                @SuppressWarnings("unchecked")
                OrderedExpr<M, Object> part = (OrderedExpr<M, Object>)
                        PathContext.<M>own(model, fields).at(model.column(field));
                return descending ? part.desc() : part.asc();
            });
        }
        return sorted;
    }

    private <R> R inside(PathContext<?> place, Supplier<R> made) {
        List<PathContext<?>> outside = around;
        around = Stream.concat(outside.stream(), Stream.of(place)).toList();
        R result = made.get();
        around = outside;
        return result;
    }

    private <R> R apart(Supplier<R> made) {
        List<PathContext<?>> outside = around;
        around = List.of();
        R result = made.get();
        around = outside;
        return result;
    }

    private static <T> List<T> times(int count, Supplier<T> made) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(made.get());
        }
        return all;
    }
}
