package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Batch;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drafts: they accept the fields of a staged create in any order. */
public abstract class DraftTopic extends Topic {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");

    @Test
    void isSetUpInAnyOrder() {
        User ann = get(Users.draft()
                .bio("hi")
                .email("ann@example.org")
                .todos(t -> t.title("milk")
                        .points(1)
                        .done(false)
                        .created(NOON)
                        .category(Categories.create().name("home")))
                .name("Ann")
                .exec(db()));

        assertThat(ann.name()).isEqualTo("Ann");
        assertThat(ann.todos().get()).extracting(Todo::title).containsExactly("milk");
        assertThat(get(Users.all().one(db()))).isEqualTo(ann);
    }

    @Test
    void theLastValueCounts() {
        assertThat(get(Categories.draft().name("a").name("b").exec(db())).name())
                .isEqualTo("b");
    }

    @Test
    void takesRelationsAsKeysRecordsAndDrafts() {
        Category home = get(Categories.create().name("home").exec(db()));
        Todo todo = get(Todos.draft()
                .category(home)
                .user(Users.draft().email("ann@example.org").name("Ann"))
                .done(true)
                .title("milk")
                .created(NOON)
                .points(3)
                .exec(db()));
        Todo second = get(Todos.draft()
                .categoryId(home.id())
                .userId(todo.userId())
                .parent(todo)
                .done(true)
                .title("bread")
                .created(NOON)
                .points(3)
                .exec(db()));

        assertThat(todo.user().get().name()).isEqualTo("Ann");
        assertThat(second.parentId()).contains(todo.id());
        assertThat(get(Todos.filter(t -> t.user().name().eq("Ann")).count(db())))
                .isEqualTo(2);
    }

    @Test
    @Covers("crud_basic/required_field_create_without_setting")
    void everythingThatIsMissingIsNamedAtOnce() {
        Todos.Draft draft = Todos.draft().user(Users.draft().bio("secret")).points(1);
        refuses(ErrorCode.MISSING_FIELD, () -> draft.exec(db()));

        assertThat(failure(InvalidStatementException.class, () -> draft.exec(db()))
                        .getMessage())
                .startsWith(
                        "[MISSING_FIELD] a new row lacks required fields (fields: Todo.title, Todo.done, Todo.created,"
                                + " Todo.categoryId, User.name, User.email).")
                .doesNotContain("secret");
    }

    @Test
    @Covers("crud_batch_create/batch_create_fails_if_any_record_missing_fields")
    void anIncompleteOneAmongManyRefusesAll() {
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> Categories.createMany(List.of(Categories.create().name("a"), Categories.draft()))
                        .exec(db()));

        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void anIncompleteOneLateInABatchIsFoundBeforeTheFirst() {
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> db().batch(Categories.create().name("a"), Batch.of(List.of(Categories.draft()))));

        assertThat(get(Categories.all().count(db()))).isZero();
    }

    @Test
    void aListTakesBoth() {
        assertThat(get(Categories.createMany(List.of(
                                Categories.create().name("a"),
                                Categories.draft().name("b")))
                        .exec(db())))
                .extracting(Category::name)
                .containsExactly("a", "b");
    }

    @Test
    @Covers("clone_query/clone_create_builder")
    void isAValue() {
        Categories.Draft draft = Categories.draft().name("a");
        Categories.Draft other = draft.name("b");
        get(draft.exec(db()));
        get(other.exec(db()));

        assertThat(list(Categories.all().orderBy(c -> c.name().asc()).all(db())))
                .extracting(Category::name)
                .containsExactly("a", "b");
    }
}
