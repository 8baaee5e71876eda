package dev.runnel.tck.suite.relation;

import dev.runnel.companion.ModelProvider;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.scenario.board.composite.Accesses;
import dev.runnel.tck.scenario.board.composite.Categories;
import dev.runnel.tck.scenario.board.composite.Category;
import dev.runnel.tck.scenario.board.composite.Desk;
import dev.runnel.tck.scenario.board.composite.Desks;
import dev.runnel.tck.scenario.board.composite.Details;
import dev.runnel.tck.scenario.board.composite.Profile;
import dev.runnel.tck.scenario.board.composite.Profiles;
import dev.runnel.tck.scenario.board.composite.Rules;
import dev.runnel.tck.scenario.board.composite.Team;
import dev.runnel.tck.scenario.board.composite.Teams;
import dev.runnel.tck.scenario.board.composite.Todo;
import dev.runnel.tck.scenario.board.composite.Todos;
import dev.runnel.tck.scenario.board.composite.User;
import dev.runnel.tck.scenario.board.composite.Users;
import dev.runnel.tck.suite.Shown;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every key has two parts, of which all relations share the first. Teams red and blue, and Ann and Cid, have the second alike. */
public abstract class CompositeBoardTopic extends BoardTopic {
    private static final UUID ALIKE = new UUID(1, 1);

    protected CompositeBoardTopic(DriverFixture fixture) {
        super(fixture);
    }

    @Override
    protected List<ModelProvider> models() {
        return List.of(
                Teams.MODEL,
                Users.MODEL,
                Desks.MODEL,
                Accesses.MODEL,
                Rules.MODEL,
                Profiles.MODEL,
                Categories.MODEL,
                Todos.MODEL,
                Details.MODEL);
    }

    @Override
    void write() {
        Team red = get(Teams.create().tenant("acme").name("red").id(ALIKE).exec(db()));
        Team blue = get(Teams.create().tenant("other").name("blue").id(ALIKE).exec(db()));
        get(Teams.create().tenant("acme").name("none").exec(db()));
        Category home = category("home");
        Category work = category("work");
        category("spare");
        User ann = get(Users.create()
                .team(red)
                .name("Ann")
                .desk(d -> d.theme("open")
                        .access(a -> a.level("all"))
                        .rules(r -> r.text("r1"))
                        .rules(r -> r.text("r2")))
                .profile(p -> p.bio("ann's"))
                .id(ALIKE)
                .exec(db()));
        User bob = get(Users.create()
                .team(red)
                .name("Bob")
                .desk(d -> d.theme("closed").access(a -> a.level("some")))
                .exec(db()));
        get(Users.create()
                .team(blue)
                .name("Cid")
                .desk(d -> d.theme("closed").access(a -> a.level("none")))
                .id(ALIKE)
                .exec(db()));
        get(Todos.create()
                .user(ann)
                .title("milk")
                .points(1)
                .category(home)
                .detail(d -> d.text("low fat"))
                .exec(db()));
        get(Todos.create().user(ann).title("bread").points(2).exec(db()));
        get(Todos.create().user(bob).title("tax").points(3).category(work).exec(db()));
    }

    private Category category(String name) {
        return get(Categories.create().tenant("acme").name(name).exec(db()));
    }

    private User user(String name) {
        return get(Users.filter(u -> u.name().eq(name)).one(db()));
    }

    @Override
    Flux<String> teamsWithUsers() {
        return Teams.all().include(t -> t.users()).all(db()).map(CompositeBoardTopic::text);
    }

    @Override
    Flux<String> teamsWithDesksOfUsers() {
        return Teams.all()
                .include(t -> t.users().with(u -> u.include(x -> x.desk())))
                .all(db())
                .map(CompositeBoardTopic::text);
    }

    @Override
    Flux<String> usersWithProfile() {
        return users(Users.all().include(u -> u.profile()));
    }

    @Override
    Flux<String> usersWithTodos() {
        return users(Users.all().include(u -> u.todos()));
    }

    @Override
    Flux<String> usersWithDeskProfileAndTodos() {
        return users(Users.all().include(u -> u.todos(), u -> u.profile(), u -> u.desk()));
    }

    @Override
    Flux<String> usersWithAccess() {
        return users(Users.all().include(u -> u.desk().access()));
    }

    @Override
    Flux<String> usersWithRules() {
        return users(Users.all().include(u -> u.desk().rules()));
    }

    @Override
    Flux<String> usersWithTodosAndTheirUser() {
        return users(Users.all().include(u -> u.todos().with(t -> t.include(x -> x.user()))));
    }

    @Override
    Flux<String> usersWithTodosAndTheirDetail() {
        return users(Users.all().include(u -> u.todos().with(t -> t.include(x -> x.detail()))));
    }

    @Override
    Flux<String> usersWithProfileIf(String bio) {
        return users(Users.all()
                .include(u -> u.profile().with(p -> p.filter(f -> f.bio().eq(bio)))));
    }

    @Override
    Flux<String> usersWithTodosOfMoreThan(long points) {
        return users(Users.all()
                .include(u -> u.todos().with(t -> t.filter(f -> f.points().gt(points)))));
    }

    @Override
    Flux<String> usersWithTwoTodosByPointsDown() {
        return Users.all()
                .include(u ->
                        u.todos().with(t -> t.orderBy(f -> f.points().desc()).limit(2)))
                .all(db())
                .map(u -> u.name() + ": "
                        + u.todos().get().stream().map(Todo::title).collect(Collectors.joining(", ")));
    }

    @Override
    Flux<String> noUsersWithEverything() {
        return users(Users.filter(u -> u.name().eq("nobody"))
                .include(u -> u.todos(), u -> u.profile(), u -> u.desk().rules()));
    }

    @Override
    Flux<String> profilesWithUser() {
        return Profiles.all().include(p -> p.user()).all(db()).map(CompositeBoardTopic::text);
    }

    @Override
    Flux<String> todosWithUserAndCategory() {
        return todos(Todos.all().include(t -> t.user(), t -> t.category()));
    }

    @Override
    Flux<String> todosWithProfileOfUser() {
        return todos(Todos.all().include(t -> t.user().profile()));
    }

    @Override
    Flux<String> todosWithDeskOfUser() {
        return todos(Todos.all().include(t -> t.user().desk()));
    }

    @Override
    Flux<String> todosWithTeamOfUser() {
        return todos(Todos.all().include(t -> t.user().team()));
    }

    @Override
    Flux<String> categoriesWithTodos() {
        return Categories.all()
                .include(c -> c.todos())
                .all(db())
                .map(c -> c.name() + Shown.many("todos", c.todos(), CompositeBoardTopic::text));
    }

    @Override
    Mono<?> usersWithDeskFiltered() {
        return Users.all()
                .include(u -> u.desk().with(d -> d.filter(f -> f.theme().eq("open"))))
                .exec(db());
    }

    @Override
    Mono<?> usersWithProfileSorted() {
        return Users.all()
                .include(u -> u.profile().with(p -> p.orderBy(f -> f.bio().asc())))
                .exec(db());
    }

    @Override
    Mono<?> usersWithDeskSorted() {
        return Users.all()
                .include(u -> u.desk().with(d -> d.orderBy(f -> f.theme().asc())))
                .exec(db());
    }

    @Override
    Flux<String> todosOfUser(String name) {
        return todos(Todos.filter(t -> t.user().name().eq(name)));
    }

    @Override
    Flux<String> todosOfUsers(List<String> names) {
        List<User> several = list(Users.filter(u -> u.name().in(names)).all(db()));
        return todos(Todos.filter(t -> t.user().in(several)));
    }

    @Override
    Flux<String> todosInCategories(List<String> names) {
        List<Category> several = list(Categories.filter(c -> c.name().in(names)).all(db()));
        return todos(Todos.filter(t -> t.category().in(several)));
    }

    @Override
    Flux<String> todosInNoneOf(List<String> categories) {
        List<Category> several =
                list(Categories.filter(c -> c.name().in(categories)).all(db()));
        return todos(Todos.filter(t -> t.category().notIn(several)));
    }

    @Override
    Flux<String> usersWithProfileOf(List<String> names) {
        List<Profile> several =
                list(Profiles.filter(p -> p.user().name().in(names)).all(db()));
        return users(Users.filter(u -> u.profile().in(several)));
    }

    @Override
    Flux<String> todosOfTeam(String name) {
        return todos(Todos.filter(t -> t.user().team().name().eq(name)));
    }

    @Override
    Flux<String> todosOfUserLike(String pattern) {
        return todos(Todos.filter(t -> t.user().name().like(pattern, '!')));
    }

    @Override
    Flux<String> todosInACategoryWith(String title) {
        return todos(Todos.filter(
                t -> t.category().todos().any(other -> other.title().eq(title))));
    }

    @Override
    Flux<String> usersWithATodo(String title) {
        return users(Users.filter(u -> u.todos().any(t -> t.title().eq(title))));
    }

    @Override
    Flux<String> usersWithATodoLike(String pattern) {
        return users(Users.filter(u -> u.todos().any(t -> t.title().like(pattern, '!'))));
    }

    @Override
    Flux<String> usersWithAllTodosOver(long points) {
        return users(Users.filter(u -> u.todos().all(t -> t.points().gt(points))));
    }

    @Override
    Flux<String> usersWithLevel(String level) {
        return users(Users.filter(u -> u.desk().access().level().eq(level)));
    }

    @Override
    Flux<String> usersWithBio(String bio) {
        return users(Users.filter(u -> u.profile().bio().eq(bio)));
    }

    @Override
    Flux<String> usersSortedByTeam() {
        return users(
                Users.all().orderBy(u -> u.team().name().asc(), u -> u.name().asc()));
    }

    @Override
    Mono<String> createUserWithTodos(String name, List<String> titles) {
        return Users.create()
                .team(get(Teams.filter(t -> t.name().eq("red")).one(db())))
                .name(name)
                .desk(d -> d.theme("open").access(a -> a.level("all")))
                .todos(titles.stream()
                        .map(title -> Todos.ofUser().title(title).points(1))
                        .toList())
                .exec(db())
                .map(CompositeBoardTopic::text);
    }

    @Override
    Mono<?> draftTodoWithoutUser() {
        return Todos.draft().title("lost").points(1).exec(db());
    }

    @Override
    Mono<String> moveTodo(String title, String name) {
        Todo moved = get(Todos.filter(t -> t.title().eq(title)).one(db()));
        return Todos.update(moved).userId(user(name).id()).exec(db()).map(CompositeBoardTopic::text);
    }

    @Override
    Mono<Long> renameTodosOf(String name, String title) {
        User owner = user(name);
        return Todos.filter(t -> t.user().eq(owner))
                .update()
                .title(title)
                .exec(db())
                .map(result -> result.matched());
    }

    @Override
    Mono<Long> deleteTodosOf(String name) {
        return Todos.filter(t -> t.user().name().eq(name)).delete().exec(db()).map(result -> result.matched());
    }

    @Override
    Mono<?> deleteUser(String name) {
        return Users.delete(user(name)).exec(db());
    }

    @Override
    Mono<?> deleteProfileOf(String name) {
        return Profiles.filter(p -> p.user().name().eq(name)).delete().exec(db());
    }

    private Flux<String> users(Users.Query query) {
        return query.all(db()).map(CompositeBoardTopic::text);
    }

    private Flux<String> todos(Todos.Query query) {
        return query.all(db()).map(CompositeBoardTopic::text);
    }

    private static String text(Team team) {
        return team.name() + Shown.many("users", team.users(), CompositeBoardTopic::text);
    }

    private static String text(User user) {
        return user.name()
                + Shown.one("team", user.team(), CompositeBoardTopic::text)
                + Shown.one("desk", user.desk(), CompositeBoardTopic::text)
                + Shown.optional("profile", user.profile(), CompositeBoardTopic::text)
                + Shown.many("todos", user.todos(), CompositeBoardTopic::text);
    }

    private static String text(Desk desk) {
        return desk.theme()
                + Shown.one("access", desk.access(), access -> access.level())
                + Shown.many("rules", desk.rules(), rule -> rule.text());
    }

    private static String text(Profile profile) {
        return profile.bio() + Shown.one("user", profile.user(), CompositeBoardTopic::text);
    }

    private static String text(Todo todo) {
        return todo.title()
                + Shown.one("user", todo.user(), CompositeBoardTopic::text)
                + Shown.optional("category", todo.category(), category -> category.name())
                + Shown.optional("detail", todo.detail(), detail -> detail.text());
    }
}
