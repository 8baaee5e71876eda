package dev.runnel.tck.suite.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.Page;
import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.eager.Player;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Team;
import dev.runnel.tck.scenario.eager.Teams;
import dev.runnel.tck.scenario.member.Avatars;
import dev.runnel.tck.scenario.member.Member;
import dev.runnel.tck.scenario.member.Members;
import dev.runnel.tck.scenario.member.Posts;
import dev.runnel.tck.scenario.member.Profile;
import dev.runnel.tck.scenario.member.Profiles;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Step;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results of each kind of query, written as JSON and read again. */
public abstract class AsJsonTopic extends Topic {
    private static final Set<String> TODO_COLUMNS = Set.of(
            "id",
            "title",
            "points",
            "estimate",
            "done",
            "urgent",
            "created",
            "due",
            "userId",
            "categoryId",
            "parentId");
    private static final List<String> USER_COLUMNS = List.of("id", "name", "email", "bio");

    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

    @Override
    protected List<ModelProvider> models() {
        return List.of(
                Users.MODEL,
                Categories.MODEL,
                Todos.MODEL,
                Steps.MODEL,
                Teams.MODEL,
                Players.MODEL,
                Members.MODEL,
                Profiles.MODEL,
                Avatars.MODEL,
                Posts.MODEL);
    }

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void plain() {
        List<Todo> todos = get(Todos.all().exec(db()));

        for (Todo todo : todos) {
            assertThat(written(todo).propertyNames()).containsExactlyInAnyOrderElementsOf(TODO_COLUMNS);
            Todo read = again(todo, Todo.class);
            assertThat(read).isEqualTo(todo);
            assertThat(read.body().isLoaded()).isFalse();
        }
    }

    @Test
    void everyTypeOfColumnComesBack() {
        for (User user : get(Users.all().exec(db()))) {
            assertThat(written(user).propertyNames()).containsExactlyInAnyOrderElementsOf(USER_COLUMNS);
            assertThat(again(user, User.class)).isEqualTo(user);
        }
    }

    @Test
    void included() {
        for (User user : get(Users.all().include(u -> u.todos()).exec(db()))) {
            JsonNode written = written(user);
            assertThat(written.get("todos").isArray()).isTrue();
            User read = again(user, User.class);
            assertThat(read).isEqualTo(user);
            assertThat(read.todos().get()).isEqualTo(user.todos().get());
        }
    }

    @Test
    void includedWithoutChildrenIsAnEmptyList() {
        User idle =
                get(Users.byId(Sample.USERS.get(9).id()).include(u -> u.todos()).one(db()));

        assertThat(written(idle).get("todos")).isEmpty();
        assertThat(again(idle, User.class).todos().get()).isEmpty();
    }

    @Test
    void includedInPart() {
        for (User user : get(Users.all()
                .include(u ->
                        u.todos().with(t -> t.filter(f -> f.done().eq(true)).limit(2)))
                .exec(db()))) {
            assertThat(user.todos().isPartial()).isTrue();
            assertThat(written(user).get("todos")).hasSize(user.todos().get().size());
            Deferred<List<Todo>> read = again(user, User.class).todos();
            assertThat(read.get()).isEqualTo(user.todos().get());
            assertThat(read.isPartial()).isFalse();
        }
    }

    @Test
    void deferredColumn() {
        List<Todo> todos = get(Todos.all().include(t -> t.body()).exec(db()));

        assertThat(todos)
                .anyMatch(t -> t.body().get().isEmpty())
                .anyMatch(t -> t.body().get().isPresent());
        for (Todo todo : todos) {
            JsonNode body = written(todo).get("body");
            assertThat(body.isNull()).isEqualTo(todo.body().get().isEmpty());
            assertThat(again(todo, Todo.class)).isEqualTo(todo);
            assertThat(again(todo, Todo.class).body()).isEqualTo(todo.body());
        }
    }

    @Test
    void requiredRelation() {
        for (Todo todo : get(Todos.all().include(t -> t.category()).exec(db()))) {
            assertThat(written(todo).get("category").get("name").asString())
                    .isEqualTo(todo.category().get().name());
            Category read = again(todo, Todo.class).category().get();
            assertThat(read).isEqualTo(todo.category().get());
            assertThat(read.todos().isLoaded()).isFalse();
        }
    }

    @Test
    void optionalRelation() {
        List<Todo> todos = get(Todos.all().include(t -> t.parent()).exec(db()));

        assertThat(todos)
                .anyMatch(t -> t.parent().get().isEmpty())
                .anyMatch(t -> t.parent().get().isPresent());
        for (Todo todo : todos) {
            Optional<Todo> parent = todo.parent().get();
            assertThat(written(todo).get("parent").isNull()).isEqualTo(parent.isEmpty());
            Deferred<Optional<Todo>> read = again(todo, Todo.class).parent();
            assertThat(read.isLoaded()).isTrue();
            assertThat(read.get()).isEqualTo(parent);
        }
    }

    @Test
    void nested() {
        List<User> users = get(Users.all()
                .include(u -> u.todos()
                        .with(t -> t.include(
                                x -> x.category(), x -> x.body(), x -> x.steps().with(s -> s.include(y -> y.todo())))))
                .exec(db()));

        for (User user : users) {
            List<Todo> read = again(user, User.class).todos().get();
            assertThat(read).isEqualTo(user.todos().get());
            for (int i = 0; i < read.size(); i++) {
                Todo before = user.todos().get().get(i);
                assertThat(read.get(i).category().get())
                        .isEqualTo(before.category().get());
                assertThat(read.get(i).steps().get()).isEqualTo(before.steps().get());
                for (Step step : read.get(i).steps().get()) {
                    // it was loaded once more, and without its own relations
                    assertThat(step.todo().get().id()).isEqualTo(before.id());
                    assertThat(step.todo().get().steps().isLoaded()).isFalse();
                }
            }
        }
    }

    @Test
    void eagerRelations() {
        get(Players.create()
                .name("Ann")
                .team(Teams.create().name("reds"))
                .loanTeam(Teams.create().name("whites"))
                .exec(db()));

        Player ann = get(Players.all().one(db()));
        JsonNode written = written(ann);
        assertThat(written.get("team").get("name").asString()).isEqualTo("reds");
        assertThat(written.get("loanTeam").get("name").asString()).isEqualTo("whites");
        assertThat(again(ann, Player.class)).isEqualTo(ann);

        Team reds = get(
                Teams.filter(t -> t.name().eq("reds")).include(t -> t.players()).one(db()));
        assertThat(written(reds).get("players").get(0).get("team").get("name").asString())
                .isEqualTo("reds");
        assertThat(again(reds, Team.class).players().get())
                .isEqualTo(reds.players().get());
    }

    @Test
    void optionalRelationOfTheOtherSide() {
        get(Members.createMany(List.of(
                        Members.create()
                                .name("a")
                                .profile(Profiles.ofMember().bio("b").score(1)),
                        Members.create().name("c")))
                .exec(db()));

        List<Member> members = get(Members.all()
                .orderBy(m -> m.name().asc())
                .include(m -> m.profile().with(p -> p.include(x -> x.avatar())))
                .exec(db()));
        assertThat(written(members.get(0)).get("profile").get("avatar").isNull())
                .isTrue();
        assertThat(written(members.get(1)).get("profile").isNull()).isTrue();
        for (Member member : members) {
            Deferred<Optional<Profile>> read = again(member, Member.class).profile();
            assertThat(read.get()).isEqualTo(member.profile().get());
            read.get().ifPresent(profile -> assertThat(profile.avatar().get()).isEmpty());
        }
    }

    @Test
    void pages() {
        Page<User> page = get(
                Users.all().orderBy(u -> u.name().asc()).include(u -> u.todos()).page(4, db()));

        Page<User> read = json.readValue(json.writeValueAsString(page), new TypeReference<>() {});
        assertThat(read).isEqualTo(page);
        assertThat(read.items()).allMatch(user -> user.todos().isLoaded());
        assertThat(get(Users.all()
                                .orderBy(u -> u.name().asc())
                                .after(read.next().orElseThrow())
                                .page(4, db()))
                        .items())
                .hasSize(4);
    }

    record Line(String title, Optional<String> parent) {}

    @Test
    void selectionsRoundTrip() {
        List<Line> lines = get(Todos.all()
                .selectInto(Line::new, t -> t.title(), t -> t.parent().title().optional())
                .exec(db()));

        assertThat(json.<List<Line>>readValue(json.writeValueAsString(lines), new TypeReference<>() {}))
                .isEqualTo(lines);
    }

    @Test
    void createdRecordsRoundTrip() {
        User created = get(Users.create()
                .name("New")
                .email("new@example.org")
                .todos(t -> t.title("first")
                        .points(1)
                        .done(false)
                        .created(Sample.START)
                        .categoryId(Sample.CATEGORIES.get(0).id()))
                .exec(db()));

        assertThat(written(created).get("todos")).hasSize(1);
        assertThat(again(created, User.class)).isEqualTo(created);
    }

    @Test
    void updatedAndDeletedRecordsRoundTrip() {
        Todo some = Sample.TODOS.get(3);
        Todo changed = get(Todos.update(some).title("other").body("long").exec(db()));
        assertThat(written(changed).get("title").asString()).isEqualTo("other");
        assertThat(written(changed).get("body").asString()).isEqualTo("long");
        assertThat(written(changed).has("user")).isFalse();
        assertThat(again(changed, Todo.class)).isEqualTo(changed);

        List<Todo> returned = get(
                Todos.byUserId(some.userId()).update().done(true).returning().exec(db()));
        assertThat(returned).isNotEmpty();
        assertThat(json.<List<Todo>>readValue(json.writeValueAsString(returned), new TypeReference<>() {}))
                .isEqualTo(returned);
        List<Step> removed = get(Todos.steps(some).delete().returning().exec(db()));
        assertThat(removed).hasSameSizeAs(Sample.stepsOf(some));
        assertThat(json.<List<Step>>readValue(json.writeValueAsString(removed), new TypeReference<>() {}))
                .isEqualTo(removed);
    }

    @Test
    void recordsOfNavigatedQueriesRoundTrip() {
        User bob = Sample.USERS.get(1);
        for (Mono<List<Category>> reached : List.of(
                Users.todos(bob).category().exec(db()),
                Users.byEmail(bob.email()).todos().category().exec(db()),
                Todos.byUserId(bob.id()).select(t -> t.category()).exec(db()))) {
            List<Category> categories = get(reached);
            assertThat(categories).isNotEmpty();
            assertThat(written(categories).get(0).propertyNames()).containsExactlyInAnyOrder("id", "name");
            assertThat(json.<List<Category>>readValue(json.writeValueAsString(categories), new TypeReference<>() {}))
                    .isEqualTo(categories);
        }
        List<List<Todo>> lists = get(Users.byId(bob.id())
                .select(u -> u.todos().with(t -> t.include(f -> f.steps())))
                .exec(db()));
        assertThat(written(lists).get(0)).hasSameSizeAs(Sample.todosOf(bob)).allMatch(todo -> todo.has("steps"));
        assertThat(json.<List<List<Todo>>>readValue(json.writeValueAsString(lists), new TypeReference<>() {}))
                .isEqualTo(lists);
    }

    private JsonNode written(Object value) {
        return json.readTree(json.writeValueAsString(value));
    }

    private <T> T again(T value, Class<T> type) {
        return json.readValue(json.writeValueAsString(value), type);
    }
}
