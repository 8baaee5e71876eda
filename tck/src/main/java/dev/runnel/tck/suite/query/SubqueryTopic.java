package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Selection;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.Capabilities.ItemRead;
import dev.runnel.tck.Covers;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.type.StorageType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conditions on the result of another query. Stores without subqueries read that result first. */
public abstract class SubqueryTopic extends SampleConditions {
    private static final Comparator<UUID> BY_ID =
            (a, b) -> StorageType.UUID.order().compare(a, b);

    private final Selection<UUID> anns = Users.filter(u -> u.name().eq("Ann")).select(u -> u.id());

    private static boolean ofAnn(Todo todo) {
        return Sample.userOf(todo).name().equals("Ann");
    }

    @Test
    void aForeignKeyAmongKeys() {
        holds(t -> t.userId().in(anns), SubqueryTopic::ofAnn);
        holds(t -> t.userId().notIn(anns), t -> !ofAnn(t));
        holds(t -> t.user().id().in(anns), SubqueryTopic::ofAnn);
    }

    @Test
    @Covers("lift_belongs_to_complex_filter/lift_belongs_to_preserves_embedded_field_filter")
    void aConditionOnTheKeyAloneNeedsNoSubqueryAndOthersStay() {
        List<UUID> some = List.of(Sample.USERS.get(0).id(), Sample.USERS.get(1).id());
        holds(
                t -> t.userId().in(Users.filter(u -> u.id().in(some)).select(u -> u.id())),
                t -> some.contains(t.userId()));
        holds(
                t -> t.userId()
                        .in(Users.filter(u -> u.id().in(some).and(u.name().eq("Bob")))
                                .select(u -> u.id())),
                t -> some.contains(t.userId()) && Sample.userOf(t).name().equals("Bob"));
        holds(
                t -> t.parentId()
                        .in(Todos.filter(p -> p.id().ne(Sample.TODOS.get(1).id()))
                                .select(p -> p.id())),
                t -> t.parentId()
                        .filter(id -> !id.equals(Sample.TODOS.get(1).id()))
                        .isPresent());
        holds(t -> t.id().in(Todos.filter(o -> o.points().gt(2L)).select(o -> o.id())), t -> t.points() > 2);
        holds(
                t -> t.parent().id().in(Todos.filter(o -> o.estimate().isNull()).select(o -> o.id())),
                t -> Sample.parentOf(t).filter(p -> p.estimate().isEmpty()).isPresent());
    }

    @Test
    void anAbsentOperandIsAmongNone() {
        Selection<UUID> positive = Todos.filter(p -> p.points().gt(0L)).select(p -> p.id());
        holds(
                t -> t.parentId().in(positive),
                t -> Sample.parentOf(t).filter(p -> p.points() > 0).isPresent());
        holds(
                t -> t.parentId().notIn(positive),
                t -> Sample.parentOf(t).filter(p -> p.points() > 0).isEmpty());
    }

    @Test
    void absentValuesOfTheSubqueryPoisonNothing() {
        Set<UUID> parents =
                Sample.TODOS.stream().flatMap(t -> t.parentId().stream()).collect(Collectors.toSet());
        Selection<UUID> present = Selection.present(Todos.all().select(c -> c.parentId()));
        holds(t -> t.id().notIn(present), t -> !parents.contains(t.id()));
        holds(t -> t.id().in(present), t -> parents.contains(t.id()));
        assertThat(list(present.all(db()))).hasSize((int)
                Sample.TODOS.stream().filter(t -> t.parentId().isPresent()).count());
        assertThat(list(Selection.present(Todos.all()
                                .orderBy(c -> c.estimate().asc(), c -> c.id().asc())
                                .limit(3)
                                .select(c -> c.estimate()))
                        .all(db())))
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void anEmptySubquery() {
        Selection<UUID> none = Users.filter(u -> u.name().eq("nobody")).select(u -> u.id());
        holds(t -> t.userId().in(none), t -> false);
        holds(t -> t.userId().notIn(none), t -> true);
        holds(t -> t.userId().in(none).or(t.points().eq(1L)), t -> t.points() == 1);

        probe().clear();
        Selection<UUID> impossible = Users.filter(u -> u.name().in(List.of())).select(u -> u.id());
        assertThat(get(Todos.filter(t -> t.userId().in(impossible)).count(db())))
                .isZero();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void aSubqueryWithALimit() {
        List<UUID> first = Sample.USERS.stream()
                .sorted(Comparator.comparing(User::id, BY_ID))
                .limit(3)
                .map(User::id)
                .toList();
        Selection<UUID> three = Users.all().orderBy(u -> u.id().asc()).limit(3).select(u -> u.id());
        holds(t -> t.userId().in(three), t -> first.contains(t.userId()));
        holds(t -> t.userId().notIn(three), t -> !first.contains(t.userId()));
        holds(
                t -> t.userId()
                        .in(Users.all()
                                .orderBy(u -> u.id().asc())
                                .offset(1)
                                .limit(2)
                                .select(u -> u.id())),
                t -> first.subList(1, 3).contains(t.userId()));
        Selection<Long> least = Selection.present(
                Todos.all().orderBy(o -> o.estimate().asc()).limit(1).select(o -> o.estimate()));
        holds(t -> t.estimate().notIn(least), t -> !t.estimate().equals(Optional.of(0L)));
    }

    @Test
    void theSubqueryNamesFieldsFromOutside() {
        holds(
                t -> t.title().in(Steps.filter(s -> s.todoId().eq(t.id())).select(s -> s.text())),
                t -> Sample.stepsOf(t).stream().anyMatch(s -> s.text().equals(t.title())));
        holds(
                t -> t.userId().notIn(Users.filter(u -> u.name().lt(t.title())).select(u -> u.id())),
                t -> StorageType.TEXT.order().compare(Sample.userOf(t).name(), t.title()) >= 0);
    }

    @Test
    void aLimitOnWhatNamesFieldsFromOutside() {
        var limited = Todos.filter(t -> t.title()
                .in(Steps.filter(s -> s.todoId().eq(t.id()))
                        .orderBy(s -> s.id().asc())
                        .limit(1)
                        .select(s -> s.text())));
        if (!capabilities().reads().relational()) {
            refuses(ErrorCode.SUBQUERY_UNSUPPORTED, () -> limited.count(db()));
            return;
        }
        assertThat(get(limited.count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> Sample.stepsOf(t).stream()
                                .min(Comparator.comparing(Step::id, BY_ID))
                                .filter(s -> s.text().equals(t.title()))
                                .isPresent())
                        .count());
    }

    @Test
    void nestedAndInsideQuantifiers() {
        Selection<UUID> homes = Categories.filter(c -> c.name().eq("home")).select(c -> c.id());
        UUID home = Sample.CATEGORIES.stream()
                .filter(c -> c.name().equals("home"))
                .map(Category::id)
                .findFirst()
                .orElseThrow();
        holds(
                t -> t.userId()
                        .in(Users.filter(u -> u.id().in(Todos.filter(o -> o.categoryId()
                                                .in(homes)
                                                .and(o.points().gt(3L)))
                                        .select(o -> o.userId())))
                                .select(u -> u.id())),
                t -> Sample.todosOf(Sample.userOf(t)).stream()
                        .anyMatch(o -> o.categoryId().equals(home) && o.points() > 3));
        assertThat(list(Users.filter(u -> u.todos()
                                .any(t ->
                                        t.categoryId().in(homes).and(t.points().gt(3L))))
                        .all(db())))
                .extracting(User::id)
                .containsExactlyInAnyOrderElementsOf(Sample.USERS.stream()
                        .filter(u -> Sample.todosOf(u).stream()
                                .anyMatch(t -> t.categoryId().equals(home) && t.points() > 3))
                        .map(User::id)
                        .toList());
    }

    @Test
    void anExpressionAmongExpressions() {
        Set<String> names = Sample.USERS.stream().map(u -> upper(u.name())).collect(Collectors.toSet());
        assertThat(list(Users.filter(u -> u.name()
                                .upper()
                                .in(Users.filter(o -> o.bio().isNotNull()).select(o -> o.name())))
                        .all(db())))
                .allMatch(u -> names.contains(upper(u.name())));
        holds(
                t -> t.points().in(Todos.filter(o -> o.done().eq(true)).select(o -> o.points())),
                t -> Sample.TODOS.stream().anyMatch(o -> o.done() && o.points() == t.points()));
    }

    private static String upper(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void aStoreWithoutSubqueriesReadsThemOnceAndGoesOnWhereThereIsAValue() {
        boolean relational = capabilities().reads().relational();
        probe().clear();
        assertThat(list(Todos.filter(t -> t.userId().in(anns)).all(db()))).isNotEmpty();
        assertThat(probe().statements()).hasSize(relational ? 1 : 2);

        probe().clear();
        Selection<UUID> none = Users.filter(u -> u.name().eq("nobody")).select(u -> u.id());
        assertThat(list(Todos.filter(t -> t.userId().in(none)).all(db()))).isEmpty();
        assertThat(get(Todos.filter(t -> t.userId().in(none)).delete().exec(db()))
                        .matched())
                .isZero();
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    void bufferedSubqueryValuesAreLimited() {
        try (TestDb small = TestDb.empty(fixture(), 2, models(), options -> options.withMaxBufferedRows(3))) {
            small.pushSchema();
            Sample.seed(small.db());
            Todos.Query query = Todos.filter(t -> t.userId().in(anns));
            if (capabilities().reads().relational() || capabilities().reads().has(ItemRead.CONDITION)) {
                assertThat(get(query.count(small.db()))).isPositive();
            } else {
                assertThat(failure(LimitExceededException.class, () -> query.count(small.db())))
                        .hasMessageContaining("maxBufferedRows");
            }
            small.settle();
        }
    }

    @Test
    void inEveryClauseAndTerminal() {
        List<Todo> theirs = Sample.TODOS.stream().filter(SubqueryTopic::ofAnn).toList();
        Todos.Query query = Todos.filter(t -> t.userId().in(anns));
        assertThat(get(query.count(db()))).isEqualTo(theirs.size());
        assertThat(get(query.exists(db()))).isTrue();
        assertThat(get(query.orderBy(t -> t.id().desc()).first(db())).id())
                .isEqualTo(theirs.stream().map(Todo::id).max(BY_ID).orElseThrow());
        assertThat(get(query.limit(2).exec(db()))).hasSize(2);
        assertThat(list(Todos.all()
                        .orderBy(t -> t.id().asc())
                        .select(t -> t.userId().in(anns))
                        .all(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .sorted(Comparator.comparing(Todo::id, BY_ID))
                        .map(SubqueryTopic::ofAnn)
                        .toList());
        assertThat(list(Categories.all()
                        .include(c ->
                                c.todos().with(t -> t.filter(f -> f.userId().in(anns))))
                        .all(db())))
                .allSatisfy(category -> assertThat(category.todos().get()).hasSize((int) theirs.stream()
                        .filter(t -> t.categoryId().equals(category.id()))
                        .count()));
    }

    @Test
    void ofWrites() {
        long theirs = Sample.TODOS.stream().filter(SubqueryTopic::ofAnn).count();
        assertThat(get(Todos.filter(t -> t.userId().in(anns))
                                .update()
                                .points(77)
                                .exec(db()))
                        .matched())
                .isEqualTo(theirs);
        assertThat(get(Todos.filter(t -> t.points().eq(77L)).count(db()))).isEqualTo(theirs);
        Selection<UUID> undone = Todos.filter(t -> t.done().eq(false)).select(t -> t.id());
        long steps = Sample.TODOS.stream()
                .filter(t -> !t.done())
                .mapToLong(t -> Sample.stepsOf(t).size())
                .sum();
        assertThat(get(Steps.filter(s -> s.todoId().in(undone)).delete().exec(db()))
                        .matched())
                .isEqualTo(steps);
        assertThat(get(Steps.all().count(db()))).isEqualTo(Sample.STEPS.size() - steps);
    }

    @Test
    void ofTheRowsThatAreWritten() {
        Selection<String> texts = Steps.all().limit(1_000).select(s -> s.text()).distinct();
        assertThat(get(Steps.filter(s -> s.text().in(texts)).delete().exec(db()))
                        .matched())
                .isEqualTo(Sample.STEPS.size());
        assertThat(get(Steps.all().exists(db()))).isFalse();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void invalidSubquerySelectionsAreRejected() {
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Todos.filter(t -> t.userId().in((Selection) Users.all().select(u -> u.id(), u -> u.name())))
                        .count(db()));
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Todos.filter(t -> t.userId().in((Selection) Users.all().select(u -> u.name())))
                        .count(db()));
    }

    /** Nor what is made of it where it is read: the store knows neither the function nor the value. */
    @Test
    void selectionsComputedInMemoryAreNoSubqueries() {
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Todos.filter(t ->
                                t.title().in(Users.all().selectInto((String name) -> name + "!", u -> u.name())))
                        .count(db()));
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Todos.filter(t ->
                                t.title().in(Users.all().select(u -> u.bio().orElse("milk"))))
                        .count(db()));
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Selection.present(Todos.all().select(t -> t.parent().optional()))
                        .exec(db()));
        refuses(
                ErrorCode.NOT_A_SUBQUERY,
                () -> Selection.present(
                                Todos.all().selectInto((String title) -> Optional.of(title + "!"), t -> t.title()))
                        .exec(db()));
    }
}
