package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.OrderedExpr;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditions on fields. */
public abstract class PredicateTopic extends SampleConditions {
    private static final Todo SOME = Sample.TODOS.get(13);

    /**
     * A column.
     *
     * @param value the same in Java, null where it is absent
     * @param others the values that it is compared with
     */
    private record ComparedColumn<T>(
            String name,
            Function<Todos.Fields<Todo>, OrderedExpr<Todo, T>> path,
            Function<Todo, T> value,
            StorageType storage,
            List<T> others) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<ComparedColumn<?>> columns() {
        Instant created = SOME.created();
        Instant due = SOME.due().orElseThrow();
        return Stream.of(
                new ComparedColumn<>("number", t -> t.points(), Todo::points, StorageType.I64, List.of(2L)),
                new ComparedColumn<>(
                        "nullable number",
                        t -> t.estimate(),
                        t -> t.estimate().orElse(null),
                        StorageType.I64,
                        List.of(2L)),
                new ComparedColumn<>(
                        "text", t -> t.title(), Todo::title, StorageType.TEXT, List.of("bread", "\uFFFD", "")),
                new ComparedColumn<>(
                        "nullable text",
                        t -> t.body().value(),
                        t -> t.body().get().orElse(null),
                        StorageType.TEXT,
                        List.of("body 2")),
                new ComparedColumn<>("boolean", t -> t.done(), Todo::done, StorageType.BOOL, List.of(true, false)),
                new ComparedColumn<>(
                        "nullable boolean", t -> t.urgent(), Todo::urgent, StorageType.BOOL, List.of(true, false)),
                new ComparedColumn<>(
                        "instant, also against finer ones",
                        t -> t.created(),
                        Todo::created,
                        StorageType.INSTANT,
                        List.of(created, created.plusNanos(1), created.plusNanos(999))),
                new ComparedColumn<>(
                        "nullable instant, also against finer ones",
                        t -> t.due(),
                        t -> t.due().orElse(null),
                        StorageType.INSTANT,
                        List.of(due, due.plusNanos(1), due.plusNanos(999))),
                new ComparedColumn<>("id", t -> t.id(), Todo::id, StorageType.UUID, List.of(SOME.id())),
                new ComparedColumn<>(
                        "foreign key",
                        t -> t.userId(),
                        Todo::userId,
                        StorageType.UUID,
                        List.of(Sample.USERS.get(3).id())),
                new ComparedColumn<>(
                        "nullable foreign key",
                        t -> t.parentId(),
                        t -> t.parentId().orElse(null),
                        StorageType.UUID,
                        List.of(SOME.parentId().orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("columns")
    <T> void everyOperator(ComparedColumn<T> column) {
        for (T other : column.others()) {
            for (CompareOp op : CompareOp.values()) {
                holds(
                        f -> compare(op, column.path().apply(f), other),
                        t -> test(op, column.storage(), column.value().apply(t), other));
            }
            holds(
                    f -> column.path().apply(f).in(Collections.singletonList(other)),
                    t -> test(CompareOp.EQ, column.storage(), column.value().apply(t), other));
        }
    }

    @Test
    void fieldAgainstField() {
        everyOperatorBetween(
                t -> t.points(),
                Todo::points,
                t -> t.estimate(),
                t -> t.estimate().orElse(null),
                StorageType.I64);
        everyOperatorBetween(
                t -> t.created(), Todo::created, t -> t.due(), t -> t.due().orElse(null), StorageType.INSTANT);
        everyOperatorBetween(t -> t.urgent(), Todo::urgent, t -> t.done(), Todo::done, StorageType.BOOL);
        everyOperatorBetween(t -> t.title(), Todo::title, t -> t.title(), Todo::title, StorageType.TEXT);
    }

    @Test
    void nullableFieldAgainstNullableField() {
        everyOperatorBetween(
                t -> t.estimate(),
                t -> t.estimate().orElse(null),
                t -> t.estimate(),
                t -> t.estimate().orElse(null),
                StorageType.I64);
        everyOperatorBetween(
                t -> t.estimate(),
                t -> t.estimate().orElse(null),
                t -> t.parent().estimate(),
                t -> Sample.parentOf(t).flatMap(Todo::estimate).orElse(null),
                StorageType.I64);
    }

    @Test
    @Covers({
        "crud_option_filter/filter_option_is_none",
        "crud_option_filter/filter_option_is_some",
        "crud_option_filter/filter_option_id_is_none",
        "crud_option_filter/filter_option_multiple_nullable_fields",
        "crud_option_filter/filter_option_combined_with_other_filters"
    })
    void absence() {
        holds(t -> t.estimate().isNull(), t -> t.estimate().isEmpty());
        holds(t -> t.estimate().isNotNull(), t -> t.estimate().isPresent());
        holds(t -> t.estimate().eq(null), t -> t.estimate().isEmpty());
        holds(t -> t.estimate().ne(null), t -> t.estimate().isPresent());
        holds(t -> t.urgent().isNull(), t -> t.urgent() == null);
        holds(t -> t.parentId().isNull(), t -> t.parentId().isEmpty());
        holds(
                t -> t.parentId().isNotNull().and(t.estimate().isNull()),
                t -> t.parentId().isPresent() && t.estimate().isEmpty());
        holds(
                t -> t.done().eq(true).and(t.estimate().isNull()),
                t -> t.done() && t.estimate().isEmpty());
        holds(
                t -> t.parent().estimate().eq(null),
                t -> Sample.parentOf(t).flatMap(Todo::estimate).isEmpty());
    }

    @Test
    @Covers({"query_in_list/in_list_string", "query_in_list/in_list_i64_large", "query_in_list/in_list_id"})
    void lists() {
        holds(t -> t.points().in(List.of(1L)), t -> t.points() == 1);
        holds(t -> t.points().in(List.of(1L, 3L, 1L)), t -> t.points() == 1 || t.points() == 3);
        List<Long> hundred = LongStream.range(2, 102).boxed().toList();
        holds(t -> t.points().in(hundred), t -> t.points() >= 2);
        holds(t -> t.estimate().in(hundred), t -> t.estimate().orElse(0L) >= 2);
        List<UUID> ids = List.of(Sample.TODOS.get(3).id(), Sample.TODOS.get(4).id(), UUID.randomUUID());
        holds(t -> t.id().in(ids), t -> ids.contains(t.id()));
        List<UUID> parents =
                List.of(Sample.TODOS.get(1).id(), Sample.TODOS.get(5).id());
        holds(
                t -> t.parentId().in(parents),
                t -> t.parentId().filter(parents::contains).isPresent());
        holds(
                t -> t.title().in(List.of("milk", "\uD83D\uDE00")),
                t -> List.of("milk", "\uD83D\uDE00").contains(t.title()));
    }

    @Test
    @Covers("query_in_list/not_in_list_string")
    void notInLists() {
        holds(
                t -> t.title().notIn(List.of("milk", "tea")),
                t -> !List.of("milk", "tea").contains(t.title()));
        holds(
                t -> t.estimate().notIn(List.of(1L, 2L)),
                t -> t.estimate().filter(List.of(1L, 2L)::contains).isEmpty());
        holds(t -> t.estimate().notIn(List.of()), t -> true);
        holds(
                t -> t.parent().points().notIn(List.of(0L)),
                t -> Sample.parentOf(t).filter(p -> p.points() == 0).isEmpty());
        refuses(
                ErrorCode.NULL_IN_LIST,
                () -> Todos.filter(t -> t.estimate().notIn(Arrays.asList(1L, null)))
                        .count(db()));
    }

    @Test
    @Covers({
        "filter_between/filter_between_numeric",
        "filter_between/filter_between_inclusive_bounds",
        "filter_between/filter_between_empty_result",
        "filter_between/filter_between_string"
    })
    void between() {
        holds(t -> t.points().between(0L, 2L), t -> t.points() >= 0 && t.points() <= 2);
        holds(t -> t.points().between(1L, 1L), t -> t.points() == 1);
        holds(t -> t.points().between(2L, 1L), t -> false);
        holds(
                t -> t.estimate().between(1L, 3L),
                t -> t.estimate().filter(e -> e >= 1 && e <= 3).isPresent());
        holds(
                t -> t.title().between("b", "t"),
                t -> test(CompareOp.GE, StorageType.TEXT, t.title(), "b")
                        && test(CompareOp.LE, StorageType.TEXT, t.title(), "t"));
        holds(
                t -> t.created().between(SOME.created(), SOME.created().plusSeconds(7200)),
                t -> !t.created().isBefore(SOME.created())
                        && !t.created().isAfter(SOME.created().plusSeconds(7200)));
        holds(
                t -> t.points().between(t.estimate(), t.estimate()),
                t -> t.estimate().filter(e -> e == t.points()).isPresent());
    }

    @Test
    @Covers("query_in_list/in_list_empty")
    void anEmptyListHoldsNothing() {
        holds(t -> t.points().in(List.of()), t -> false);
        holds(t -> t.estimate().in(List.of()), t -> false);

        probe().clear();
        assertThat(list(Todos.filter(t -> t.points().in(List.of())).all(db()))).isEmpty();
        assertThat(get(Todos.filter(t -> t.points().in(List.of())).count(db()))).isZero();
        assertThat(get(Todos.filter(t -> t.points().in(List.of())).exists(db())))
                .isFalse();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    @Covers("query_in_list/in_list_with_null")
    void nullInAListIsRefused() {
        refuses(
                ErrorCode.NULL_IN_LIST,
                () -> Todos.filter(t -> t.estimate().in(Arrays.asList(1L, null)))
                        .count(db()));
    }

    @Test
    void listsUpToWhatTheBackendTakes() {
        int most = Math.min(capabilities().reads().maxInListSize(), 70_000);
        List<Long> taken = LongStream.range(0, most).boxed().toList();
        assertThat(get(Todos.filter(t -> t.points().in(taken)).count(db())))
                .isEqualTo(Sample.TODOS.stream().filter(t -> t.points() >= 0).count());

        if (capabilities().reads().limitsLists()) {
            List<Long> more = LongStream.rangeClosed(0, most).boxed().toList();
            refuses(
                    ErrorCode.LIST_TOO_LARGE,
                    () -> Todos.filter(t -> t.points().in(more)).count(db()));
            refuses(
                    ErrorCode.LIST_TOO_LARGE,
                    () -> Todos.filter(t -> t.points().notIn(more)).delete().exec(db()));
        }
    }

    @Test
    void connectives() {
        Predicate<Todo> few = t -> t.points() < 2;
        Predicate<Todo> urgent = t -> Objects.equals(t.urgent(), true);
        Predicate<Todo> estimated =
                t -> t.estimate().isPresent() && t.estimate().get() > 1;
        holds(t -> t.points().lt(2L).and(t.urgent().eq(true)), few.and(urgent));
        holds(t -> t.points().lt(2L).or(t.urgent().eq(true)), few.or(urgent));
        holds(t -> t.points().lt(2L).and(t.urgent().eq(true).or(t.estimate().gt(1L))), few.and(urgent.or(estimated)));
        holds(t -> t.points().lt(2L).or(t.urgent().eq(true).and(t.estimate().gt(1L))), few.or(urgent.and(estimated)));
        holds(
                t -> t.urgent()
                        .eq(true)
                        .and(t.estimate().gt(1L))
                        .not()
                        .and(t.points().lt(2L)),
                urgent.and(estimated).negate().and(few));
        holds(t -> t.estimate().gt(1L).not().not(), estimated);
    }

    @Test
    void listsOfConditions() {
        holds(
                t -> Condition.allOf(
                        List.of(t.points().gt(0L), t.done().eq(true), t.urgent().isNotNull())),
                t -> t.points() > 0 && t.done() && t.urgent() != null);
        holds(
                t -> Condition.anyOf(List.of(
                        t.points().gt(3L), t.estimate().isNull(), t.urgent().eq(false))),
                t -> t.points() > 3 || t.estimate().isEmpty() || Objects.equals(t.urgent(), false));
        holds(t -> Condition.allOf(List.of(t.done().eq(true))), Todo::done);
        holds(t -> Condition.allOf(List.of()), t -> true);
        holds(t -> Condition.anyOf(List.of()), t -> false);
        holds(
                t -> t.done()
                        .eq(true)
                        .and(Condition.anyOf(
                                List.of(t.points().eq(1L), t.points().eq(2L)))),
                t -> t.done() && (t.points() == 1 || t.points() == 2));
    }

    @Test
    void negationIsTheComplementAlsoWhereSomethingIsAbsent() {
        holds(
                t -> t.estimate().gt(1L).not(),
                t -> t.estimate().isEmpty() || t.estimate().get() <= 1);
        holds(
                t -> t.estimate().in(List.of(1L, 2L)).not(),
                t -> t.estimate().filter(List.of(1L, 2L)::contains).isEmpty());
        holds(
                t -> t.points().gt(t.estimate()).not(),
                t -> t.estimate().isEmpty() || t.points() <= t.estimate().get());
        holds(
                t -> t.parent().points().gt(0L).not(),
                t -> Sample.parentOf(t).filter(p -> p.points() > 0).isEmpty());
        holds(
                t -> t.parent().user().name().eq("Ann").not(),
                t -> Sample.parentOf(t)
                        .filter(p -> Sample.userOf(p).name().equals("Ann"))
                        .isEmpty());
    }

    @Test
    void contradictionsMakeNoCall() {
        probe().clear();
        assertThat(list(Todos.filter(t -> t.points().eq(1L).and(t.title().in(List.of())))
                        .all(db())))
                .isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void severalFiltersHoldTogether() {
        assertThat(get(Todos.filter(t -> t.points().gt(0L))
                        .filter(t -> t.done().eq(true))
                        .count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> t.points() > 0 && t.done())
                        .count());
    }

    @Test
    void aKeptConditionIsValidInAnyStatementAndDepth() {
        Condition<Todo> done = Todos.where(t -> t.done().eq(true));

        holds(t -> done, Todo::done);
        assertThat(get(Users.filter(u -> u.todos().any(t -> done.and(t.points().gt(3L))))
                        .count(db())))
                .isEqualTo(Sample.USERS.stream()
                        .filter(u -> Sample.todosOf(u).stream().anyMatch(t -> t.done() && t.points() > 3))
                        .count());
    }

    @Test
    void arithmetic() {
        Function<Todos.Fields<Todo>, Condition<Todo>> sum =
                t -> t.points().plus(1L).gt(t.estimate());
        holds(
                sum,
                t -> t.estimate().isPresent() && t.points() + 1 > t.estimate().get());
    }

    private <T> void everyOperatorBetween(
            Function<Todos.Fields<Todo>, OrderedExpr<Todo, T>> left,
            Function<Todo, T> leftValue,
            Function<Todos.Fields<Todo>, OrderedExpr<Todo, T>> right,
            Function<Todo, T> rightValue,
            StorageType storage) {
        for (CompareOp op : CompareOp.values()) {
            holds(
                    f -> compareTo(op, left.apply(f), right.apply(f)),
                    t -> test(op, storage, leftValue.apply(t), rightValue.apply(t)));
            holds(
                    f -> compareTo(op, right.apply(f), left.apply(f)),
                    t -> test(op, storage, rightValue.apply(t), leftValue.apply(t)));
        }
    }

    private static <T> Condition<Todo> compare(CompareOp op, OrderedExpr<Todo, T> left, T right) {
        return switch (op) {
            case EQ -> left.eq(right);
            case NE -> left.ne(right);
            case LT -> left.lt(right);
            case LE -> left.le(right);
            case GT -> left.gt(right);
            case GE -> left.ge(right);
        };
    }

    private static <T> Condition<Todo> compareTo(CompareOp op, OrderedExpr<Todo, T> left, Expr<Todo, T> right) {
        return switch (op) {
            case EQ -> left.eq(right);
            case NE -> left.ne(right);
            case LT -> left.lt(right);
            case LE -> left.le(right);
            case GT -> left.gt(right);
            case GE -> left.ge(right);
        };
    }

    /** Two-valued: equality is null-safe, an ordering with an absent side is false. */
    private static boolean test(CompareOp op, StorageType storage, Object left, Object right) {
        if (left == null || right == null) {
            return !op.isOrdering() && op.test(left == right ? 0 : 1);
        }
        return op.test(storage.order().compare(left, right));
    }
}
