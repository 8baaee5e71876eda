package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Children that are created with their parents, and read with them. */
@AlsoWithCompositeKeys
public abstract class NestedCreateTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return Sample.models();
    }

    @Test
    @Covers("relation_has_many_batch_create/user_batch_create_todos_one_level_basic_fk")
    void oneChild() {
        Category home = category("home");
        User ann = get(user("Ann")
                .todos(t -> t.title("pizza")
                        .points(1)
                        .done(false)
                        .created(Sample.START)
                        .category(home))
                .exec(db()));

        Todo child = get(Todos.filter(t -> t.user().eq(ann)).one(db()));
        assertThat(child.title()).isEqualTo("pizza");
        assertThat(get(Todos.filter(t -> t.title().eq("pizza")).one(db()))).isEqualTo(child);
        assertThat(ann.todos().get()).extracting(Todo::id).containsExactly(child.id());
    }

    @Test
    @Covers("relation_has_many_batch_create/user_batch_create_todos_two_levels_basic_fk")
    void childrenWithParentsOfTheirOwn() {
        User ann = get(user("Ann")
                .todos(List.of(todo("eat").category(Categories.create().name("things"))))
                .todos(List.of(todo("sleep").category(Categories.create().name("other things"))))
                .exec(db()));

        List<Todo> children = list(
                Todos.filter(t -> t.user().eq(ann)).include(t -> t.category()).all(db()));
        assertThat(children)
                .extracting(t -> t.title() + " in " + t.category().get().name())
                .containsExactlyInAnyOrder("eat in things", "sleep in other things");
        Category things = get(Categories.filter(c -> c.name().eq("things")).one(db()));
        assertThat(list(Todos.filter(t -> t.category().eq(things)).all(db())))
                .extracting(Todo::title)
                .containsExactly("eat");
    }

    @Test
    @Covers({
        "relation_has_many_batch_create/user_batch_create_todos_set_category_by_value",
        "relation_has_many_n_plus_1/hello_world"
    })
    void childrenOfARecordThatIsThere() {
        Category home = category("home");
        Category work = category("work");
        User ann = get(user("Ann")
                .todos(List.of(todo("one").category(home)))
                .todos(List.of(todo("two").category(work)))
                .todos(List.of(todo("three").category(work)))
                .exec(db()));

        assertThat(list(Todos.filter(t -> t.user().eq(ann)).all(db())))
                .extracting(Todo::title)
                .containsExactlyInAnyOrder("one", "two", "three");
        assertThat(list(Todos.filter(t -> t.category().eq(work)).all(db())))
                .extracting(Todo::title)
                .containsExactlyInAnyOrder("two", "three");
    }

    @Test
    @Covers({
        "relation_has_many_batch_create/user_batch_create_todos_with_optional_field",
        "relation_has_many_batch_create/user_batch_create_two_todos_simple"
    })
    void childrenOfAParentWithUniqueAndAbsentFields() {
        Category home = category("home");
        User ann = get(user("Ann")
                .todos(List.of(todo("pizza").category(home), todo("sleep").category(home)))
                .exec(db()));

        assertThat(ann.bio()).isEmpty();
        assertThat(get(Users.byEmail("Ann@example.org").one(db()))).isEqualTo(ann);
        assertThat(list(Todos.filter(t -> t.user().eq(ann)).all(db())))
                .extracting(Todo::title)
                .containsExactlyInAnyOrder("pizza", "sleep");
    }

    @Test
    @Covers("relation_has_many_n_plus_1/query_by_index_optimization")
    void areReadByTheIndexOfTheirKey() {
        Category home = category("home");
        User ann = get(user("Ann")
                .todos(List.of("1", "2", "3", "4", "5").stream()
                        .map(title -> todo(title).category(home))
                        .toList())
                .exec(db()));
        get(user("Bob").todos(List.of(todo("6").category(home))).exec(db()));
        probe().clear();

        List<Todo> read = list(Users.todos(ann).all(db()));

        assertThat(Sent.verbs(probe())).containsExactly(capabilities().reads().relational() ? "select" : "query");
        assertThat(read).extracting(Todo::title).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    private Category category(String name) {
        return get(Categories.create().name(name).exec(db()));
    }

    private static Users.Create user(String name) {
        return Users.create().name(name).email(name + "@example.org");
    }

    private static Todos.CategoryStep<Todos.ChildOfUser> todo(String title) {
        return Todos.ofUser().title(title).points(1).done(false).created(Sample.START);
    }
}
