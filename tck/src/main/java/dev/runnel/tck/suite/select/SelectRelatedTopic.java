package dev.runnel.tck.suite.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.Selectable;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Related rows in selections: records, and lists of records and of values. */
@AlsoWithCompositeKeys
public abstract class SelectRelatedTopic extends Topic {
    private static final Comparator<Todo> BY_TIME = Comparator.comparing(Todo::created);

    private final Todo child = Sample.TODOS.get(11);

    /** A user with something of their todos. */
    private record Card(String name, List<String> titles, List<Todo> done) {}

    @Override
    protected List<ModelProvider> models() {
        return Sample.models();
    }

    @BeforeEach
    void seedSample() {
        Sample.seed(db());
        probe().clear();
    }

    private static User user(String email) {
        return Sample.USERS.stream()
                .filter(u -> u.email().equals(email))
                .findFirst()
                .orElseThrow();
    }

    /** No two are created at one time. */
    private static Todo todo(Instant created) {
        return Sample.TODOS.stream()
                .filter(t -> t.created().equals(created))
                .findFirst()
                .orElseThrow();
    }

    private static List<Todo> todosOf(User user) {
        return Sample.todosOf(user).stream()
                .sorted(BY_TIME)
                .map(Todo::withoutBody)
                .toList();
    }

    @Test
    @Covers("select_projection_belongs_to/select_belongs_to")
    void theRecordOfABelongsTo() {
        List<User> users = list(Todos.all()
                .orderBy(t -> t.created().asc())
                .select(t -> t.user())
                .all(db()));
        assertThat(users)
                .containsExactlyElementsOf(Sample.TODOS.stream()
                        .sorted(BY_TIME)
                        .map(Sample::userOf)
                        .toList());
        assertThat(probe().statements()).hasSize(2);
        assertThat(get(Todos.filter(t -> t.created().eq(child.created()))
                        .select(t -> t.user())
                        .one(db())))
                .isEqualTo(Sample.userOf(child));
        assertThat(get(Todos.filter(t -> t.created().eq(child.created()))
                        .select(t -> t.category())
                        .first()
                        .exec(db())))
                .contains(Sample.categoryOf(child));
    }

    @Test
    void theRecordOfAnOptionalBelongsTo() {
        assertThat(list(Todos.all()
                        .select(t -> t.created(), t -> t.parent().optional())
                        .all(db())))
                .hasSize(30)
                .allSatisfy(row -> assertThat(row.getT2())
                        .isEqualTo(Sample.parentOf(todo(row.getT1())).map(Todo::withoutBody)));
    }

    @Test
    void recordsOverSeveralSteps() {
        assertThat(list(Todos.all()
                        .select(
                                t -> t.created(),
                                t -> t.parent().user().optional(),
                                t -> t.parent().parent().optional(),
                                t -> t.user().todos())
                        .all(db())))
                .hasSize(30)
                .allSatisfy(row -> {
                    Todo todo = todo(row.getT1());
                    Optional<Todo> parent = Sample.parentOf(todo);
                    assertThat(row.getT2()).isEqualTo(parent.map(Sample::userOf));
                    assertThat(row.getT3())
                            .isEqualTo(parent.flatMap(Sample::parentOf).map(Todo::withoutBody));
                    assertThat(row.getT4()).containsExactlyInAnyOrderElementsOf(todosOf(Sample.userOf(todo)));
                });
    }

    @Test
    void nullableRelationsAreSelectedAsOptional() {
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all().select(t -> t.parent()).exec(db()));
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all().select(t -> t.parent().user()).exec(db()));
    }

    @Test
    @Covers("select_projection_has_many/select_has_many")
    void theRecordsOfAHasMany() {
        List<List<Todo>> lists = list(Users.all()
                .orderBy(u -> u.email().asc())
                .select(u -> u.todos().with(t -> t.orderBy(f -> f.created().asc())))
                .all(db()));
        assertThat(lists)
                .containsExactlyElementsOf(
                        Sample.USERS.stream().map(SelectRelatedTopic::todosOf).toList());
        assertThat(lists).filteredOn(List::isEmpty).hasSize(2);
        assertThat(probe().statements()).hasSize(2);
        assertThat(get(Users.byEmail("user8@example.org")
                        .select(u -> u.todos())
                        .first()
                        .exec(db())))
                .contains(List.of());
        assertThat(get(Users.byEmail("nobody").select(u -> u.todos()).first().exec(db())))
                .isEmpty();
    }

    @Test
    void valuesOfAHasManyAsLists() {
        assertThat(list(Users.all()
                        .select(u -> u.email(), u -> u.todos().select(t -> t.title()))
                        .all(db())))
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.getT2())
                        .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user(row.getT1())).stream()
                                .map(Todo::title)
                                .toList()));
    }

    @Test
    void aQueryOfTheRelatedRows() {
        List<Card> cards = list(Users.all()
                .selectInto(
                        Card::new,
                        u -> u.name(),
                        u -> u.todos()
                                .selecting(t -> t.orderBy(
                                                f -> f.points().desc(),
                                                f -> f.created().asc())
                                        .limit(2)
                                        .select(f -> f.title())),
                        u -> u.todos()
                                .with(t -> t.filter(f -> f.done().eq(true))
                                        .orderBy(f -> f.created().asc())))
                .all(db()));
        assertThat(cards)
                .containsExactlyInAnyOrderElementsOf(Sample.USERS.stream()
                        .map(user -> new Card(
                                user.name(),
                                Sample.todosOf(user).stream()
                                        .sorted(Comparator.comparing(Todo::points)
                                                .reversed()
                                                .thenComparing(BY_TIME))
                                        .limit(2)
                                        .map(Todo::title)
                                        .toList(),
                                todosOf(user).stream().filter(Todo::done).toList()))
                        .toList());
    }

    @Test
    void relatedRowsOfRelatedRows() {
        var rows = list(Users.all()
                .select(
                        u -> u.todos()
                                .selecting(t -> t.orderBy(f -> f.created().asc())
                                        .select(
                                                f -> f.created(),
                                                f -> f.steps().select(s -> s.text()),
                                                f -> f.category())),
                        u -> u.email())
                .all(db()));
        assertThat(rows).hasSize(10).allSatisfy(row -> {
            List<Todo> todos = todosOf(user(row.getT2()));
            assertThat(row.getT1()).hasSameSizeAs(todos);
            for (int i = 0; i < todos.size(); i++) {
                Todo todo = todo(todos.get(i).created());
                assertThat(row.getT1().get(i).getT1()).isEqualTo(todo.created());
                assertThat(row.getT1().get(i).getT2())
                        .containsExactlyInAnyOrderElementsOf(
                                Sample.stepsOf(todo).stream().map(Step::text).toList());
                assertThat(row.getT1().get(i).getT3()).isEqualTo(Sample.categoryOf(todo));
            }
        });
        assertThat(probe().statements()).hasSize(4);
    }

    @Test
    void theSameRelationTwiceInDifferentShapes() {
        assertThat(list(Users.all()
                        .select(
                                u -> u.email(),
                                u -> u.todos()
                                        .selecting(t ->
                                                t.filter(f -> f.done().eq(true)).select(f -> f.created())),
                                u -> u.todos()
                                        .selecting(t -> t.filter(f -> f.done().eq(false))
                                                .select(f -> f.created())))
                        .all(db())))
                .hasSize(10)
                .allSatisfy(row -> {
                    assertThat(row.getT2()).allMatch(created -> todo(created).done());
                    assertThat(row.getT3()).noneMatch(created -> todo(created).done());
                    List<Instant> both = new ArrayList<>(row.getT2());
                    both.addAll(row.getT3());
                    assertThat(both)
                            .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user(row.getT1())).stream()
                                    .map(Todo::created)
                                    .toList());
                });
    }

    @Test
    void includesOfSelectedRecords() {
        List<List<Todo>> lists = list(Users.all()
                .select(u -> u.todos().with(t -> t.include(f -> f.steps(), f -> f.category())))
                .all(db()));
        assertThat(lists).flatExtracting(todos -> todos).hasSize(30).allSatisfy(todo -> {
            assertThat(todo.steps().get()).hasSameSizeAs(Sample.stepsOf(todo));
            assertThat(todo.category().get()).isEqualTo(Sample.categoryOf(todo));
            assertThat(todo.user().isLoaded()).isFalse();
        });
    }

    @Test
    void distinctValuesOfRelatedRows() {
        assertThat(list(Users.all()
                        .select(
                                u -> u.email(),
                                u -> u.todos()
                                        .selecting(t -> t.select(f -> f.title()).distinct()))
                        .all(db())))
                .allSatisfy(row -> assertThat(row.getT2())
                        .containsExactlyInAnyOrderElementsOf(Sample.todosOf(user(row.getT1())).stream()
                                .map(Todo::title)
                                .distinct()
                                .toList()));
        refuses(
                ErrorCode.DISTINCT_RELATION,
                () -> Users.all()
                        .select(u -> u.todos()
                                .selecting(
                                        t -> t.limit(1).select(f -> f.title()).distinct()))
                        .exec(db()));
        refuses(
                ErrorCode.DISTINCT_RELATION,
                () -> Users.all()
                        .select(u -> u.name(), u -> u.todos())
                        .distinct()
                        .exec(db()));
    }

    @Test
    void constantsBesideRelatedRows() {
        assertThat(list(Users.all()
                        .select(u -> Selectable.constant("user"), u -> u.todos().select(t -> Selectable.constant(1)))
                        .all(db())))
                .hasSize(10)
                .allMatch(row -> row.getT1().equals("user"))
                .extracting(row -> row.getT2().size())
                .containsExactlyInAnyOrderElementsOf(
                        Sample.USERS.stream().map(u -> Sample.todosOf(u).size()).toList());
    }

    @Test
    void pagesOfRelatedRows() {
        var query = Users.all().orderBy(u -> u.name().asc());
        List<List<String>> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<List<String>> page = get(next.map(query::after)
                    .orElse(query)
                    .select(u -> u.todos().select(t -> t.title()))
                    .page(3, db()));
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(all).hasSize(10);
        assertThat(all).flatExtracting(titles -> titles).hasSize(30);
    }

    @Test
    void anUnfilteredCategoryIsARecord() {
        Category category = get(Todos.filter(t -> t.created().eq(child.created()))
                .select(t -> t.category())
                .one()
                .exec(db()));
        assertThat(category.todos().isLoaded()).isFalse();
    }
}
