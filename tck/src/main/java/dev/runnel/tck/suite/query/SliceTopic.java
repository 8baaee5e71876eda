package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import dev.runnel.type.StorageType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Slices of rows: offset, last, distinct, and optional filters. */
public abstract class SliceTopic extends Topic {
    private static final Comparator<Todo> BY_ID = Comparator.comparing(Todo::id, StorageType.UUID.order());
    private static final List<UUID> IDS =
            Sample.TODOS.stream().sorted(BY_ID).map(Todo::id).toList();
    private static final Todos.Query BY_KEY = Todos.all().orderBy(t -> t.id().asc());

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    @Covers({"crud_sort_limit/limit_offset"})
    void offsetWithALimitAndWithout() {
        assertThat(list(BY_KEY.offset(4).limit(7).all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(IDS.subList(4, 11));
        assertThat(list(BY_KEY.limit(7).offset(4).all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(IDS.subList(4, 11));
        assertThat(list(BY_KEY.offset(25).all(db())))
                .extracting(Todo::id)
                .containsExactlyElementsOf(IDS.subList(25, 30));
        assertThat(get(BY_KEY.offset(0).exec(db()))).extracting(Todo::id).containsExactlyElementsOf(IDS);
        assertThat(list(BY_KEY.offset(25).limit(100).select(t -> t.id()).all(db())))
                .containsExactlyElementsOf(IDS.subList(25, 30));
    }

    @Test
    void anOffsetPastTheEndGivesNothing() {
        assertThat(list(BY_KEY.offset(30).all(db()))).isEmpty();
        assertThat(list(BY_KEY.offset(31).limit(2).all(db()))).isEmpty();
        assertThat(get(BY_KEY.offset(31).exists(db()))).isFalse();
        StepVerifier.create(BY_KEY.offset(30).first(db())).verifyComplete();
    }

    @Test
    void anOffsetWithoutAnOrderLeavesSoManyOut() {
        assertThat(list(Todos.all().offset(12).all(db()))).hasSize(18).doesNotHaveDuplicates();
        assertThat(list(Todos.filter(t -> t.done().eq(true)).offset(3).limit(4).all(db())))
                .hasSize(4)
                .allMatch(Todo::done);
    }

    @Test
    @Covers("crud_sort_limit/first_respects_offset")
    void anOffsetUnderEveryTerminal() {
        assertThat(get(BY_KEY.offset(3).first(db())).id()).isEqualTo(IDS.get(3));
        assertThat(get(BY_KEY.offset(29).one(db())).id()).isEqualTo(IDS.get(29));
        assertThat(get(BY_KEY.offset(29).exists(db()))).isTrue();
        assertThat(get(BY_KEY.offset(12).count(db()))).isEqualTo(18);
        assertThat(get(BY_KEY.offset(12).limit(5).count(db()))).isEqualTo(5);
        assertThat(get(BY_KEY.offset(28).limit(5).count(db()))).isEqualTo(2);
        assertThat(get(BY_KEY.offset(31).count().exec(db()))).isZero();
    }

    @Test
    void anOffsetWithIncludesIsDoneOnce() {
        List<Todo> todos = list(BY_KEY.offset(10).include(t -> t.steps()).all(db()));
        assertThat(todos).extracting(Todo::id).containsExactlyElementsOf(IDS.subList(10, 30));
        assertThat(todos)
                .allMatch(todo ->
                        todo.steps().get().size() == Sample.stepsOf(todo).size());
    }

    @Test
    void anOffsetInAnIncludeIsPerParent() {
        List<User> users = list(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.orderBy(f -> f.id().asc()).offset(1).limit(2)))
                .all(db()));
        List<User> others = list(Users.all()
                .include(u -> u.todos().with(t -> t.orderBy(f -> f.id().asc()).offset(2)))
                .all(db()));
        for (User user : users) {
            List<UUID> all =
                    Sample.todosOf(user).stream().sorted(BY_ID).map(Todo::id).toList();
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(all.stream().skip(1).limit(2).toList());
            assertThat(user.todos().isPartial()).isTrue();
        }
        for (User user : others) {
            List<UUID> all =
                    Sample.todosOf(user).stream().sorted(BY_ID).map(Todo::id).toList();
            assertThat(user.todos().get())
                    .extracting(Todo::id)
                    .containsExactlyElementsOf(all.stream().skip(2).toList());
        }
    }

    @Test
    void anyNumberOfLimitsAndOffsetsGivesTheRowsInRange() {
        for (int n = 0; n < IDS.size(); n++) {
            List<UUID> expected = IDS.subList(n, Math.min(IDS.size(), 2 * n + 1));
            assertThat(list(BY_KEY.offset(n).limit(n + 1).all(db())))
                    .extracting(Todo::id)
                    .isEqualTo(expected);
            assertThat(list(BY_KEY.offset(n).limit(n + 1).include(t -> t.user()).all(db())))
                    .extracting(Todo::id)
                    .isEqualTo(expected);
            assertThat(get(BY_KEY.limit(n + 1).exec(db()))).extracting(Todo::id).isEqualTo(IDS.subList(0, n + 1));
            assertThat(get(BY_KEY.offset(n).first(db())).id()).isEqualTo(IDS.get(n));
        }
    }

    @Test
    void aNegativeOffsetIsRefused() {
        refuses(ErrorCode.NEGATIVE_OFFSET, () -> Todos.all().offset(-1).exec(db()));
    }

    @Test
    void anUpdateTakesNoOffset() {
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Todos.all().offset(1).update().done(true).exec(db()));
    }

    @Test
    void lastIsTheFirstOfTheOppositeOrder() {
        assertThat(get(BY_KEY.last(db())).id()).isEqualTo(IDS.get(29));
        assertThat(get(Todos.all().last(db())).id()).as("by key").isEqualTo(IDS.get(29));
        assertThat(get(Todos.all()
                                .orderBy(t -> t.estimate().desc().nullsFirst(), t -> t.id().desc())
                                .last(db()))
                        .id())
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> t.estimate().isPresent())
                        .min(Comparator.<Todo, Long>comparing(t -> t.estimate().orElseThrow())
                                .thenComparing(BY_ID))
                        .orElseThrow()
                        .id());
        assertThat(get(BY_KEY.select(t -> t.id()).last(db()))).isEqualTo(IDS.get(29));
        assertThat(get(BY_KEY.last().exec(db()))).get().extracting(Todo::id).isEqualTo(IDS.get(29));
        StepVerifier.create(Todos.filter(t -> t.title().eq("none")).last(db())).verifyComplete();
        assertThat(get(Todos.filter(t -> t.title().eq("none"))
                        .select(t -> t.id())
                        .last()
                        .exec(db())))
                .isEmpty();
    }

    @Test
    void theLastOfALimitedQueryIsRefused() {
        refuses(ErrorCode.LAST_WITH_LIMIT, () -> BY_KEY.limit(3).last(db()));
        refuses(ErrorCode.LAST_WITH_LIMIT, () -> BY_KEY.offset(3).last().exec(db()));
        refuses(
                ErrorCode.LAST_WITH_LIMIT,
                () -> BY_KEY.limit(3).select(t -> t.id()).last(db()));
    }

    @Test
    void latestByIsTheGreatestFirst() {
        List<Todo> latest = list(Todos.all()
                .orderByDesc(t -> t.created())
                .orderBy(t -> t.id().asc())
                .limit(5)
                .all(db()));
        assertThat(latest)
                .extracting(Todo::id)
                .containsExactlyElementsOf(Sample.TODOS.stream()
                        .sorted(Comparator.comparing(Todo::created).reversed().thenComparing(BY_ID))
                        .limit(5)
                        .map(Todo::id)
                        .toList());
    }

    @Test
    void distinctSelectionsAreGivenOnce() {
        List<String> titles = Sample.TODOS.stream().map(Todo::title).distinct().toList();
        assertThat(list(Todos.all().select(t -> t.title()).distinct().all(db())))
                .containsExactlyInAnyOrderElementsOf(titles);
        List<String> sorted =
                titles.stream().sorted(StorageType.TEXT.order()::compare).toList();
        Todos.Query byTitle = Todos.all().orderBy(t -> t.title().asc());
        assertThat(list(byTitle.select(t -> t.title()).distinct().all(db()))).containsExactlyElementsOf(sorted);
        assertThat(list(byTitle.offset(1)
                        .limit(3)
                        .select(t -> t.title())
                        .distinct()
                        .all(db())))
                .as("limit and offset count distinct rows")
                .containsExactlyElementsOf(sorted.subList(1, 4));
        assertThat(get(byTitle.select(t -> t.title()).distinct().last(db()))).isEqualTo(sorted.get(sorted.size() - 1));
    }

    @Test
    void distinctRowsAreSortedByAComputedValue() {
        List<String> sorted = Sample.TODOS.stream()
                .map(todo -> todo.title() + "!")
                .distinct()
                .sorted(StorageType.TEXT.order()::compare)
                .toList();
        assertThat(list(Todos.all()
                        .orderBy(t -> t.title().concat("!").asc())
                        .offset(1)
                        .limit(3)
                        .select(t -> t.title().concat("!"))
                        .distinct()
                        .all(db())))
                .containsExactlyElementsOf(sorted.subList(1, 4));
    }

    @Test
    void absentValuesAreEqualWhereRowsAreDistinct() {
        List<Optional<Long>> estimates =
                Sample.TODOS.stream().map(Todo::estimate).distinct().toList();
        assertThat(list(Todos.all().select(t -> t.estimate()).distinct().all(db())))
                .containsExactlyInAnyOrderElementsOf(estimates);
        assertThat(list(Todos.all()
                        .orderBy(t -> t.estimate().desc(), t -> t.done().asc())
                        .select(t -> t.done(), t -> t.estimate())
                        .distinct()
                        .all(db())))
                .hasSize((int) Sample.TODOS.stream()
                        .map(t -> List.of(t.done(), t.estimate()))
                        .distinct()
                        .count())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        Comparator.comparing(row -> row.getT2().orElse(Long.MIN_VALUE), Comparator.reverseOrder()));
    }

    @Test
    void aDistinctSelectionSortedByWhatIsNotSelectedIsRefused() {
        refuses(
                ErrorCode.DISTINCT_ORDER,
                () -> BY_KEY.select(t -> t.title()).distinct().exec(db()));
    }

    @Test
    void distinctIsPartOfTheShape() {
        var titles = Todos.all().select(t -> t.title());
        assertThat(get(titles.exec(db()))).hasSize(30);
        assertThat(get(titles.distinct().exec(db()))).hasSizeLessThan(30);
        assertThat(get(titles.exec(db()))).hasSize(30);
    }

    @Test
    void filtersThatAreThereOrNot() {
        assertThat(get(Todos.all().filterIf(true, t -> t.done().eq(true)).count(db())))
                .isEqualTo(15);
        assertThat(get(Todos.all().filterIf(false, t -> t.done().eq(true)).count(db())))
                .isEqualTo(30);
        assertThat(get(Todos.all()
                        .filterIfPresent(
                                Optional.of(2L), (t, points) -> t.points().gt(points))
                        .count(db())))
                .isEqualTo(Sample.TODOS.stream().filter(t -> t.points() > 2).count());
        assertThat(get(Todos.all()
                        .filterIfPresent(
                                Optional.<Long>empty(),
                                (t, points) -> t.points().gt(points))
                        .count(db())))
                .isEqualTo(30);
        assertThat(get(Todos.all()
                        .filterIfNotNull("milk", (t, title) -> t.title().eq(title))
                        .count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> t.title().equals("milk"))
                        .count());
        assertThat(get(Todos.all()
                        .filterIfNotNull((String) null, (t, title) -> t.title().eq(title))
                        .count(db())))
                .isEqualTo(30);
    }

    @Test
    @Covers({"clone_query/clone_query_with_different_modifiers"})
    void aQueryIsAValue() {
        Todos.Query all = Todos.all();
        Todos.Query three = all.limit(3);
        assertThat(list(three.all(db()))).hasSize(3);
        assertThat(list(all.all(db()))).hasSize(30);
        assertThat(StatementParts.requests(three.offset(1)).get(0).shape())
                .isEqualTo(
                        StatementParts.requests(all.offset(2).limit(4)).get(0).shape());
    }
}
