package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.board.Accesses;
import dev.runnel.tck.scenario.board.BoardRows;
import dev.runnel.tck.scenario.board.Categories;
import dev.runnel.tck.scenario.board.Category;
import dev.runnel.tck.scenario.board.Desk;
import dev.runnel.tck.scenario.board.Desks;
import dev.runnel.tck.scenario.board.Details;
import dev.runnel.tck.scenario.board.Profile;
import dev.runnel.tck.scenario.board.Profiles;
import dev.runnel.tck.scenario.board.Rules;
import dev.runnel.tck.scenario.board.Team;
import dev.runnel.tck.scenario.board.Teams;
import dev.runnel.tck.scenario.board.Todo;
import dev.runnel.tck.scenario.board.Todos;
import dev.runnel.tck.scenario.board.User;
import dev.runnel.tck.scenario.board.Users;
import dev.runnel.tck.suite.Shown;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Relations of every kind, in every direction, over simple and composite keys. The tests compare the text of records,
 * as {@link Shown} writes relations.
 *
 * <p>The rows: team red has Ann (a profile, an open desk with the rules r1 and r2, the todos milk, at home and with a
 * detail, and bread, in no category) and Bob (no profile, a closed desk without rules, the todo tax at work). Team blue
 * has Cid, who has only a closed desk. Team none is empty, and so is the category spare.
 */
@AlsoWithCompositeKeys
public abstract class BoardTopic extends Topic {
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

    @BeforeEach
    void write() {
        Team red = get(BoardRows.team("red").exec(db()));
        Team blue = get(BoardRows.team("blue").exec(db()));
        get(BoardRows.team("none").exec(db()));
        Category home = get(BoardRows.category("home").exec(db()));
        Category work = get(BoardRows.category("work").exec(db()));
        get(BoardRows.category("spare").exec(db()));
        User ann = get(BoardRows.alike(Users.create()
                        .team(red)
                        .name("Ann")
                        .desk(d -> d.theme("open")
                                .access(a -> a.level("all"))
                                .rules(r -> r.text("r1"))
                                .rules(r -> r.text("r2")))
                        .profile(p -> p.bio("ann's")))
                .exec(db()));
        User bob = get(Users.create()
                .team(red)
                .name("Bob")
                .desk(d -> d.theme("closed").access(a -> a.level("some")))
                .exec(db()));
        get(BoardRows.alike(Users.create()
                        .team(blue)
                        .name("Cid")
                        .desk(d -> d.theme("closed").access(a -> a.level("none"))))
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
        probe().clear();
    }

    @Test
    @Covers({
        "relation_preload/basic_has_many_and_belongs_to_preload",
        "relation_has_many_composite_key/composite_basic_has_many_and_belongs_to_preload",
        "relation_has_many_composite_key/composite_fk_belongs_to_preload"
    })
    void fromBothSides() {
        are(usersWithTodos(), "Ann todos[bread, milk]", "Bob todos[tax]", "Cid todos[]");
        assertThat(probe().statements()).hasSize(2);
        are(
                todosWithUserAndCategory(),
                "bread user(Ann) category(-)",
                "milk user(Ann) category(home)",
                "tax user(Bob) category(work)");
        are(teamsWithUsers(), "blue users[Cid]", "none users[]", "red users[Ann, Bob]");
    }

    @Test
    @Covers({
        "relation_preload/preload_has_many_with_optional_belongs_to",
        "relation_has_many_composite_key/composite_preload_has_many_with_optional_belongs_to",
        "relation_belongs_to_null_fk/optional_belongs_to_null_fk"
    })
    void ofAnOptionalRelation() {
        are(categoriesWithTodos(), "home todos[milk]", "spare todos[]", "work todos[tax]");
        assertThat(list(todosWithUserAndCategory())).contains("bread user(Ann) category(-)");
    }

    @Test
    @Covers({
        "relation_preload/preload_on_empty_query",
        "relation_has_many_composite_key/composite_preload_on_empty_query"
    })
    void ofNoRows() {
        are(noUsersWithEverything());
        assertThat(probe().statements()).hasSize(1);
    }

    @Test
    @Covers({
        "relation_preload/basic_has_one_and_belongs_to_preload",
        "relation_preload/preload_has_one_optional_with_required_belongs_to"
    })
    void ofAHasOneFromBothSides() {
        are(usersWithProfile(), "Ann profile(ann's)", "Bob profile(-)", "Cid profile(-)");
        are(profilesWithUser(), "ann's user(Ann)");
    }

    @Test
    @Covers("relation_preload/multiple_includes_with_has_one")
    void severalSideBySide() {
        are(
                usersWithDeskProfileAndTodos(),
                "Ann desk(open) profile(ann's) todos[bread, milk]",
                "Bob desk(closed) profile(-) todos[tax]",
                "Cid desk(closed) profile(-) todos[]");
        assertThat(probe().statements()).hasSize(4);
    }

    @Test
    @Covers("relation_preload/nested_has_many_then_has_one_required")
    void manyThenARequiredOne() {
        are(
                teamsWithDesksOfUsers(),
                "blue users[Cid desk(closed)]",
                "none users[]",
                "red users[Ann desk(open), Bob desk(closed)]");
    }

    @Test
    @Covers("relation_preload/nested_has_many_then_has_one_optional")
    void manyThenAnOptionalOne() {
        are(
                usersWithTodosAndTheirDetail(),
                "Ann todos[bread detail(-), milk detail(low fat)]",
                "Bob todos[tax detail(-)]",
                "Cid todos[]");
    }

    @Test
    @Covers({
        "relation_preload/nested_has_many_then_belongs_to_required",
        "relation_has_many_composite_key/composite_nested_has_many_then_belongs_to_required"
    })
    void manyThenWhereTheyCameFrom() {
        are(
                usersWithTodosAndTheirUser(),
                "Ann todos[bread user(Ann), milk user(Ann)]",
                "Bob todos[tax user(Bob)]",
                "Cid todos[]");
    }

    @Test
    @Covers("relation_preload/nested_has_one_required_then_has_one_required")
    void aRequiredOneThenARequiredOne() {
        are(
                usersWithAccess(),
                "Ann desk(open access(all))",
                "Bob desk(closed access(some))",
                "Cid desk(closed access(none))");
    }

    @Test
    @Covers("relation_preload/nested_has_one_required_then_has_many")
    void aRequiredOneThenMany() {
        are(usersWithRules(), "Ann desk(open rules[r1, r2])", "Bob desk(closed rules[])", "Cid desk(closed rules[])");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_has_one_optional")
    void upThenAnOptionalOne() {
        are(
                todosWithProfileOfUser(),
                "bread user(Ann profile(ann's))",
                "milk user(Ann profile(ann's))",
                "tax user(Bob profile(-))");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_belongs_to_required")
    void upThenUpAgain() {
        are(todosWithTeamOfUser(), "bread user(Ann team(red))", "milk user(Ann team(red))", "tax user(Bob team(red))");
    }

    @Test
    @Covers("relation_preload/nested_belongs_to_required_then_has_one_required")
    void upThenARequiredOne() {
        are(
                todosWithDeskOfUser(),
                "bread user(Ann desk(open))",
                "milk user(Ann desk(open))",
                "tax user(Bob desk(closed))");
    }

    @Test
    @Covers({
        "relation_preload_filter/preload_has_many_with_filter",
        "relation_preload_filter/preload_has_one_with_filter"
    })
    void filtered() {
        are(usersWithTodosOfMoreThan(1), "Ann todos[bread]~", "Bob todos[tax]~", "Cid todos[]~");
        assertThat(list(usersWithProfileIf("ann's")))
                .extracting(text -> text.replace("~", ""))
                .containsExactlyInAnyOrder("Ann profile(ann's)", "Bob profile(-)", "Cid profile(-)");
        assertThat(list(usersWithProfileIf("another")))
                .extracting(text -> text.replace("~", ""))
                .containsExactlyInAnyOrder("Ann profile(-)", "Bob profile(-)", "Cid profile(-)");
    }

    @Test
    @Covers("relation_preload_options/preload_has_many_ordered_per_parent")
    void sortedAndLimitedPerParent() {
        assertThat(list(usersWithTwoTodosByPointsDown()))
                .containsExactlyInAnyOrder("Ann: bread, milk", "Bob: tax", "Cid: ");
    }

    @Test
    @Covers({
        "relation_preload_filter/preload_required_has_one_filter_rejected",
        "relation_preload_options/preload_has_one_ordering_rejected"
    })
    void aHasOneIsNeitherSortedNorTakenAway() {
        refuses(ErrorCode.INCLUDE_NOT_FILTERABLE, this::usersWithDeskFiltered);
        refuses(ErrorCode.INCLUDE_NOT_FILTERABLE, this::usersWithDeskSorted);
        refuses(ErrorCode.INCLUDE_NOT_FILTERABLE, this::usersWithProfileSorted);
    }

    @Test
    @Covers({
        "relation_filter_association/filter_by_belongs_to_field",
        "relation_has_many_composite_key/composite_filter_by_belongs_to_field"
    })
    void conditionsOnWhatTheyBelongTo() {
        are(todosOfUser("Ann"), "bread", "milk");
        are(todosOfUser("nobody"));
        are(todosOfTeam("red"), "bread", "milk", "tax");
        are(todosOfTeam("blue"));
        assertThat(list(usersSortedByTeam())).containsExactly("Cid", "Ann", "Bob");
    }

    @Test
    void conditionsOnSeveralRecords() {
        are(todosOfUsers(List.of("Ann", "Cid")), "bread", "milk");
        are(todosOfUsers(List.of("Ann", "Bob")), "bread", "milk", "tax");
        are(todosOfUsers(List.of()));
        are(usersWithProfileOf(List.of("Ann", "Bob")), "Ann");
        are(usersWithProfileOf(List.of("Bob")));
    }

    /** A relation that leads nowhere leads to none of them. */
    @Test
    void conditionsOnSeveralRecordsOfAnOptionalRelation() {
        are(todosInCategories(List.of("home", "spare")), "milk");
        are(todosInCategories(List.of("home", "work")), "milk", "tax");
        are(todosInNoneOf(List.of("home", "spare")), "bread", "tax");
        are(todosInNoneOf(List.of()), "bread", "milk", "tax");
    }

    @Test
    @Covers({
        "relation_has_many_filter/filter_parent_by_child_field",
        "relation_has_many_filter/filter_parent_no_matching_children",
        "relation_has_many_filter/filter_parent_all_children_match",
        "relation_has_many_composite_key/composite_filter_parent_by_child_field"
    })
    void conditionsOnChildren() {
        are(usersWithATodo("milk"), "Ann");
        are(usersWithATodo("nothing"));
        are(usersWithAllTodosOver(1), "Bob", "Cid");
        are(usersWithAllTodosOver(0), "Ann", "Bob", "Cid");
    }

    @Test
    @Covers({
        "relation_filter_association/filter_by_has_one_field",
        "relation_filter_association/filter_by_nested_has_one_chain",
        "relation_filter_association/filter_by_belongs_to_has_many_any"
    })
    void conditionsOverSeveralSteps() {
        are(usersWithBio("ann's"), "Ann");
        are(usersWithLevel("all"), "Ann");
        are(usersWithLevel("none"), "Cid");
        are(todosInACategoryWith("tax"), "tax");
    }

    @Test
    @Covers("relation_filter_association/filter_by_relation_field_like")
    void patternsOverRelations() {
        are(todosOfUserLike("A%"), "bread", "milk");
        are(todosOfUserLike("%b"), "tax");
        are(usersWithATodoLike("%r%"), "Ann");
        are(usersWithATodoLike("t%"), "Bob");
    }

    @Test
    @Covers({
        "relation_has_many_batch_create/user_batch_create_todos_one_level_basic_fk",
        "relation_has_many_batch_create/user_batch_create_two_todos_simple",
        "relation_has_many_composite_key/composite_user_batch_create_todos_one_level",
        "relation_has_many_composite_key/composite_user_batch_create_two_todos_simple",
        "relation_has_many_composite_key/composite_user_batch_create_todos_with_optional_field"
    })
    void childrenAreCreatedWithTheirParent() {
        assertThat(get(createUserWithTodos("Dan", List.of("one")))).isEqualTo("Dan desk(open access(all)) todos[one]");
        get(createUserWithTodos("Eve", List.of("one", "two")));
        get(createUserWithTodos("Fay", List.of()));

        assertThat(list(usersWithTodos()))
                .contains("Dan todos[one]", "Eve todos[one, two]", "Fay todos[]", "Ann todos[bread, milk]");
        assertThat(list(todosOfUser("Eve"))).containsExactlyInAnyOrder("one", "two");
        assertThat(list(usersWithAccess())).contains("Eve desk(open access(all))");
    }

    @Test
    @Covers({
        "relation_has_many_crud/belongs_to_required",
        "relation_has_many_composite_key/composite_belongs_to_required"
    })
    void aChildWithoutItsParentIsRefused() {
        refuses(ErrorCode.MISSING_FIELD, this::draftTodoWithoutUser);
    }

    @Test
    @Covers({
        "relation_has_many_crud/assign_existing_user_to_todo",
        "relation_has_many_composite_key/composite_assign_existing_user_to_todo"
    })
    void aChildMovesToAnotherParent() {
        assertThat(get(moveTodo("milk", "Bob"))).isEqualTo("milk");

        are(usersWithTodos(), "Ann todos[bread]", "Bob todos[milk, tax]", "Cid todos[]");
    }

    @Test
    @Covers("relation_has_many_crud/has_many_when_fk_is_composite")
    void changesOfTheChildrenOfOneParent() {
        assertThat(get(renameTodosOf("Ann", "done"))).isEqualTo(2);
        are(usersWithTodos(), "Ann todos[done, done]", "Bob todos[tax]", "Cid todos[]");
        assertThat(get(deleteTodosOf("Bob"))).isEqualTo(1);
        are(usersWithTodos(), "Ann todos[done, done]", "Bob todos[]", "Cid todos[]");
        assertThat(get(deleteTodosOf("Cid"))).isZero();
    }

    @Test
    @Covers({
        "relation_has_one_crud/crud_has_one_optional_belongs_to_required",
        "relation_has_many_composite_key/composite_crud_has_one_required"
    })
    void aParentIsKeptWhileItHasChildren() {
        ConstraintViolationException refused = failure(ConstraintViolationException.class, () -> deleteUser("Ann"));
        assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(list(usersWithProfile())).hasSize(3);

        get(deleteProfileOf("Ann"));
        are(usersWithProfile(), "Ann profile(-)", "Bob profile(-)", "Cid profile(-)");
        are(profilesWithUser());
    }

    private void are(Flux<String> rows, String... expected) {
        assertThat(list(rows)).containsExactlyInAnyOrder(expected);
    }

    private User user(String name) {
        return get(Users.filter(u -> u.name().eq(name)).one(db()));
    }

    private Flux<String> teamsWithUsers() {
        return Teams.all().include(t -> t.users()).all(db()).map(BoardTopic::text);
    }

    private Flux<String> teamsWithDesksOfUsers() {
        return Teams.all()
                .include(t -> t.users().with(u -> u.include(x -> x.desk())))
                .all(db())
                .map(BoardTopic::text);
    }

    private Flux<String> usersWithProfile() {
        return users(Users.all().include(u -> u.profile()));
    }

    private Flux<String> usersWithTodos() {
        return users(Users.all().include(u -> u.todos()));
    }

    private Flux<String> usersWithDeskProfileAndTodos() {
        return users(Users.all().include(u -> u.todos(), u -> u.profile(), u -> u.desk()));
    }

    private Flux<String> usersWithAccess() {
        return users(Users.all().include(u -> u.desk().access()));
    }

    private Flux<String> usersWithRules() {
        return users(Users.all().include(u -> u.desk().rules()));
    }

    private Flux<String> usersWithTodosAndTheirUser() {
        return users(Users.all().include(u -> u.todos().with(t -> t.include(x -> x.user()))));
    }

    private Flux<String> usersWithTodosAndTheirDetail() {
        return users(Users.all().include(u -> u.todos().with(t -> t.include(x -> x.detail()))));
    }

    private Flux<String> usersWithProfileIf(String bio) {
        return users(Users.all()
                .include(u -> u.profile().with(p -> p.filter(f -> f.bio().eq(bio)))));
    }

    private Flux<String> usersWithTodosOfMoreThan(long points) {
        return users(Users.all()
                .include(u -> u.todos().with(t -> t.filter(f -> f.points().gt(points)))));
    }

    private Flux<String> usersWithTwoTodosByPointsDown() {
        return Users.all()
                .include(u ->
                        u.todos().with(t -> t.orderBy(f -> f.points().desc()).limit(2)))
                .all(db())
                .map(u -> u.name() + ": "
                        + u.todos().get().stream().map(Todo::title).collect(Collectors.joining(", ")));
    }

    private Flux<String> noUsersWithEverything() {
        return users(Users.filter(u -> u.name().eq("nobody"))
                .include(u -> u.todos(), u -> u.profile(), u -> u.desk().rules()));
    }

    private Flux<String> profilesWithUser() {
        return Profiles.all().include(p -> p.user()).all(db()).map(BoardTopic::text);
    }

    private Flux<String> todosWithUserAndCategory() {
        return todos(Todos.all().include(t -> t.user(), t -> t.category()));
    }

    private Flux<String> todosWithProfileOfUser() {
        return todos(Todos.all().include(t -> t.user().profile()));
    }

    private Flux<String> todosWithDeskOfUser() {
        return todos(Todos.all().include(t -> t.user().desk()));
    }

    private Flux<String> todosWithTeamOfUser() {
        return todos(Todos.all().include(t -> t.user().team()));
    }

    private Flux<String> categoriesWithTodos() {
        return Categories.all()
                .include(c -> c.todos())
                .all(db())
                .map(c -> c.name() + Shown.many("todos", c.todos(), BoardTopic::text));
    }

    private Mono<?> usersWithDeskFiltered() {
        return Users.all()
                .include(u -> u.desk().with(d -> d.filter(f -> f.theme().eq("open"))))
                .exec(db());
    }

    private Mono<?> usersWithProfileSorted() {
        return Users.all()
                .include(u -> u.profile().with(p -> p.orderBy(f -> f.bio().asc())))
                .exec(db());
    }

    private Mono<?> usersWithDeskSorted() {
        return Users.all()
                .include(u -> u.desk().with(d -> d.orderBy(f -> f.theme().asc())))
                .exec(db());
    }

    private Flux<String> todosOfUser(String name) {
        return todos(Todos.filter(t -> t.user().name().eq(name)));
    }

    private Flux<String> todosOfUsers(List<String> names) {
        List<User> several = list(Users.filter(u -> u.name().in(names)).all(db()));
        return todos(Todos.filter(t -> t.user().in(several)));
    }

    private Flux<String> todosInCategories(List<String> names) {
        List<Category> several = list(Categories.filter(c -> c.name().in(names)).all(db()));
        return todos(Todos.filter(t -> t.category().in(several)));
    }

    private Flux<String> todosInNoneOf(List<String> categories) {
        List<Category> several =
                list(Categories.filter(c -> c.name().in(categories)).all(db()));
        return todos(Todos.filter(t -> t.category().notIn(several)));
    }

    private Flux<String> usersWithProfileOf(List<String> names) {
        List<Profile> several =
                list(Profiles.filter(p -> p.user().name().in(names)).all(db()));
        return users(Users.filter(u -> u.profile().in(several)));
    }

    private Flux<String> todosOfTeam(String name) {
        return todos(Todos.filter(t -> t.user().team().name().eq(name)));
    }

    private Flux<String> todosOfUserLike(String pattern) {
        return todos(Todos.filter(t -> t.user().name().like(pattern, '!')));
    }

    private Flux<String> todosInACategoryWith(String title) {
        return todos(Todos.filter(
                t -> t.category().todos().any(other -> other.title().eq(title))));
    }

    private Flux<String> usersWithATodo(String title) {
        return users(Users.filter(u -> u.todos().any(t -> t.title().eq(title))));
    }

    private Flux<String> usersWithATodoLike(String pattern) {
        return users(Users.filter(u -> u.todos().any(t -> t.title().like(pattern, '!'))));
    }

    private Flux<String> usersWithAllTodosOver(long points) {
        return users(Users.filter(u -> u.todos().all(t -> t.points().gt(points))));
    }

    private Flux<String> usersWithLevel(String level) {
        return users(Users.filter(u -> u.desk().access().level().eq(level)));
    }

    private Flux<String> usersWithBio(String bio) {
        return users(Users.filter(u -> u.profile().bio().eq(bio)));
    }

    private Flux<String> usersSortedByTeam() {
        return users(
                Users.all().orderBy(u -> u.team().name().asc(), u -> u.name().asc()));
    }

    private Mono<String> createUserWithTodos(String name, List<String> titles) {
        return Users.create()
                .team(get(Teams.filter(t -> t.name().eq("red")).one(db())))
                .name(name)
                .desk(d -> d.theme("open").access(a -> a.level("all")))
                .todos(titles.stream()
                        .map(title -> Todos.ofUser().title(title).points(1))
                        .toList())
                .exec(db())
                .map(BoardTopic::text);
    }

    private Mono<?> draftTodoWithoutUser() {
        return Todos.draft().title("lost").points(1).exec(db());
    }

    private Mono<String> moveTodo(String title, String name) {
        Todo moved = get(Todos.filter(t -> t.title().eq(title)).one(db()));
        return BoardRows.move(moved, user(name)).exec(db()).map(BoardTopic::text);
    }

    private Mono<Long> renameTodosOf(String name, String title) {
        User owner = user(name);
        return Todos.filter(t -> t.user().eq(owner))
                .update()
                .title(title)
                .exec(db())
                .map(result -> result.matched());
    }

    private Mono<Long> deleteTodosOf(String name) {
        return Todos.filter(t -> t.user().name().eq(name)).delete().exec(db()).map(result -> result.matched());
    }

    private Mono<?> deleteUser(String name) {
        return Users.delete(user(name)).exec(db());
    }

    private Mono<?> deleteProfileOf(String name) {
        return Profiles.filter(p -> p.user().name().eq(name)).delete().exec(db());
    }

    private Flux<String> users(Users.Query query) {
        return query.all(db()).map(BoardTopic::text);
    }

    private Flux<String> todos(Todos.Query query) {
        return query.all(db()).map(BoardTopic::text);
    }

    private static String text(Team team) {
        return team.name() + Shown.many("users", team.users(), BoardTopic::text);
    }

    private static String text(User user) {
        return user.name()
                + Shown.one("team", user.team(), BoardTopic::text)
                + Shown.one("desk", user.desk(), BoardTopic::text)
                + Shown.optional("profile", user.profile(), BoardTopic::text)
                + Shown.many("todos", user.todos(), BoardTopic::text);
    }

    private static String text(Desk desk) {
        return desk.theme()
                + Shown.one("access", desk.access(), access -> access.level())
                + Shown.many("rules", desk.rules(), rule -> rule.text());
    }

    private static String text(Profile profile) {
        return profile.bio() + Shown.one("user", profile.user(), BoardTopic::text);
    }

    private static String text(Todo todo) {
        return todo.title()
                + Shown.one("user", todo.user(), BoardTopic::text)
                + Shown.optional("category", todo.category(), category -> category.name())
                + Shown.optional("detail", todo.detail(), detail -> detail.text());
    }
}
