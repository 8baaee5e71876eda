package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.MutationResult;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries that start from one record: they read, change and create the rows that belong to it, and no other rows. */
@AlsoWithCompositeKeys
public abstract class ScopedTopic extends Topic {
    private final User ann = Sample.USERS.get(0);
    private final User bob = Sample.USERS.get(1);
    private final User idle = Sample.USERS.get(9);
    private final Category home = Sample.CATEGORIES.get(0);

    @Override
    protected List<ModelProvider> models() {
        return Sample.models();
    }

    @BeforeEach
    void seedSample() {
        Sample.seed(db());
        probe().clear();
    }

    private static List<Todo> of(User user, Predicate<Todo> condition) {
        return Sample.todosOf(user).stream()
                .filter(condition)
                .map(Todo::withoutBody)
                .toList();
    }

    @Test
    @Covers({
        "relation_has_many_scoped_query/scoped_query_eq",
        "relation_has_many_scoped_query/scoped_query_gt",
        "relation_has_many_crud/crud_user_todos"
    })
    void seesTheRowsOfItsRecord() {
        for (User user : List.of(ann, bob, idle)) {
            assertThat(list(Users.todos(user).all(db()))).containsExactlyInAnyOrderElementsOf(of(user, t -> true));
            assertThat(list(Users.todos(user).filter(t -> t.title().eq("bread")).all(db())))
                    .containsExactlyInAnyOrderElementsOf(of(user, t -> t.title().equals("bread")));
            assertThat(list(Users.todos(user).filter(t -> t.points().gt(1L)).all(db())))
                    .containsExactlyInAnyOrderElementsOf(of(user, t -> t.points() > 1));
            assertThat(list(Users.todos(user)
                            .filter(t -> t.points().le(1L).not())
                            .all(db())))
                    .containsExactlyInAnyOrderElementsOf(of(user, t -> t.points() > 1));
            assertThat(list(Users.todos(user).filter(t -> t.points().ne(1L)).all(db())))
                    .containsExactlyInAnyOrderElementsOf(of(user, t -> t.points() != 1));
            assertThat(get(Users.todos(user).count(db())))
                    .isEqualTo(of(user, t -> true).size());
            assertThat(get(Users.todos(user).exists(db())))
                    .isEqualTo(!of(user, t -> true).isEmpty());
        }
    }

    @Test
    @Covers("relation_has_many_crud/scoped_find_by_id")
    void oneOfThemByItsKey() {
        Todo anns = Sample.todosOf(ann).get(0);

        assertThat(get(anns.among(Users.todos(ann)).one(db())).id()).isEqualTo(anns.id());
        assertThat(failure(() -> anns.among(Users.todos(bob)).one(db()))).isInstanceOf(NotFoundException.class);
        assertThat(anns.among(Users.todos(bob)).first(db()).blockOptional()).isEmpty();
        assertThat(get(anns.among(Users.todos(bob)).exists(db()))).isFalse();
    }

    @Test
    void sortsLimitsAndIncludes() {
        List<Todo> todos = list(Users.todos(bob)
                .orderBy(t -> t.points().desc(), t -> t.created().asc())
                .limit(2)
                .include(t -> t.category())
                .all(db()));

        assertThat(todos).hasSize(2).allMatch(t -> t.isOf(bob));
        assertThat(todos).allMatch(t -> t.category().get().equals(Sample.categoryOf(t)));
    }

    @Test
    @Covers("relation_has_many_multi/crud_user_todos_categories")
    void createsWhatBelongsToIt() {
        Todo made = get(Users.todos(idle)
                .create()
                .title("call")
                .points(1)
                .done(false)
                .created(Sample.START)
                .category(home)
                .exec(db()));
        Todo other = get(Categories.todos(home)
                .create()
                .title("write")
                .points(2)
                .done(true)
                .created(Sample.START)
                .user(idle)
                .body("long")
                .exec(db()));

        assertThat(made.isOf(idle)).isTrue();
        assertThat(other.isIn(home)).isTrue();
        assertThat(list(Users.todos(idle).select(t -> t.title()).all(db()))).containsExactlyInAnyOrder("call", "write");
        assertThat(list(Users.todos(idle)
                        .filter(t -> t.category().eq(home).and(t.done().eq(true)))
                        .select(t -> t.title())
                        .all(db())))
                .containsExactly("write");
    }

    @Test
    void changesTheRowsOfItsRecord() {
        MutationResult changed = get(Users.todos(bob).update().title("bob's").exec(db()));

        assertThat(changed.matched()).isEqualTo(of(bob, t -> true).size());
        assertThat(list(Todos.filter(t -> t.title().eq("bob's")).all(db())))
                .hasSize(of(bob, t -> true).size())
                .allMatch(t -> t.isOf(bob));
    }

    @Test
    void theWrongRecordChangesNothing() {
        Todo anns = Sample.todosOf(ann).get(0);

        assertThat(get(anns.among(Users.todos(bob)).update().title("stolen").exec(db()))
                        .matched())
                .isZero();
        assertThat(get(anns.among(Users.todos(bob)).delete().exec(db())).matched())
                .isZero();
        NotFoundException update = failure(
                NotFoundException.class,
                () -> Users.todos(bob).update(anns).title("stolen").exec(db()));
        assertThat(update.key()).endsWith(anns.id());
        assertThat(failure(
                        NotFoundException.class,
                        () -> Users.todos(bob).delete(anns).exec(db())))
                .hasMessageContaining("belongs to another record")
                .hasMessageNotContaining(anns.id().toString());

        assertThat(get(anns.among(Todos.all()).one(db()))).isEqualTo(anns.withoutBody());
    }

    @Test
    void changesOneOfThem() {
        Todo anns = Sample.todosOf(ann).get(0);

        Todo changed = get(Users.todos(ann).update(anns).title("mine").exec(db()));

        assertThat(changed.title()).isEqualTo("mine");
        assertThat(get(anns.among(Todos.all()).one(db())).title()).isEqualTo("mine");
        assertThat(get(Todos.filter(t -> t.title().eq("mine")).count(db()))).isEqualTo(1);
    }

    @Test
    void removesTheRowsOfItsRecord() {
        Todo withSteps = Sample.TODOS.get(3);
        int steps = Sample.STEPS.size();
        int own = Sample.stepsOf(withSteps).size();

        get(Todos.steps(withSteps).delete(Sample.stepsOf(withSteps).get(0)).exec(db()));
        assertThat(get(Steps.all().count(db()))).isEqualTo(steps - 1);
        assertThat(get(Todos.steps(withSteps).delete().exec(db())).matched()).isEqualTo(own - 1);
        assertThat(get(Todos.steps(withSteps).exists(db()))).isFalse();
        assertThat(get(Steps.all().count(db()))).isEqualTo(steps - own);
    }

    @Test
    void whatARecordBelongsTo() {
        for (Todo todo : List.of(Sample.TODOS.get(1), Sample.TODOS.get(13))) {
            assertThat(get(Todos.user(todo).one(db()))).isEqualTo(Sample.userOf(todo));
            assertThat(list(Todos.parent(todo).all(db())))
                    .isEqualTo(Sample.parentOf(todo).map(Todo::withoutBody).stream()
                            .toList());
        }
        probe().clear();
        assertThat(list(Todos.parent(Sample.TODOS.get(1)).all(db()))).isEmpty();
        assertThat(probe().calls())
                .as("calls for a relation that leads nowhere")
                .isEmpty();
    }

    @Test
    void noRecordIsInvalid() {
        assertThat(failure(() -> Users.todos(absent()).all(db()).collectList()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("Todo.user");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void aChangeOfASortedOneIsRefused() {
        assertThat(failure(() -> Users.todos(bob)
                        .orderBy(t -> t.created().asc())
                        .update()
                        .title("x")
                        .exec(db())))
                .isInstanceOf(InvalidStatementException.class);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T absent() {
        @Nullable T none = null;
        return none;
    }
}
