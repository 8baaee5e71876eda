package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConstraintViolated;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Relations of every kind, in every direction, over keys of one part and of several. What the tests say of records is their text, as
 * {@link Shown} writes relations.
 *
 * <p>The rows: team red has Ann (a profile, an open desk with the rules r1 and r2, the todos milk, at home and with a detail, and
 * bread, in no category) and Bob (no profile, a closed desk without rules, the todo tax at work). Team blue has Cid, who has nothing but a closed
 * desk. Team none is empty, and so is the category spare.
 */
abstract class BoardTopic extends Topic {
    BoardTopic(DriverFixture fixture) {
        super(fixture);
    }

    /** Writes the rows. */
    abstract void write();

    abstract Flux<String> teamsWithUsers();

    abstract Flux<String> teamsWithDesksOfUsers();

    abstract Flux<String> usersWithProfile();

    abstract Flux<String> usersWithTodos();

    abstract Flux<String> usersWithDeskProfileAndTodos();

    abstract Flux<String> usersWithAccess();

    abstract Flux<String> usersWithRules();

    abstract Flux<String> usersWithTodosAndTheirUser();

    abstract Flux<String> usersWithTodosAndTheirDetail();

    abstract Flux<String> usersWithProfileIf(String bio);

    abstract Flux<String> usersWithTodosOfMoreThan(long points);

    abstract Flux<String> usersWithTwoTodosByPointsDown();

    abstract Flux<String> noUsersWithEverything();

    abstract Flux<String> profilesWithUser();

    abstract Flux<String> todosWithUserAndCategory();

    abstract Flux<String> todosWithProfileOfUser();

    abstract Flux<String> todosWithDeskOfUser();

    abstract Flux<String> todosWithTeamOfUser();

    abstract Flux<String> categoriesWithTodos();

    abstract Mono<?> usersWithDeskFiltered();

    abstract Mono<?> usersWithProfileSorted();

    abstract Mono<?> usersWithDeskSorted();

    abstract Flux<String> todosOfUser(String name);

    abstract Flux<String> todosOfUsers(List<String> names);

    abstract Flux<String> todosInCategories(List<String> names);

    abstract Flux<String> todosInNoneOf(List<String> categories);

    abstract Flux<String> usersWithProfileOf(List<String> names);

    abstract Flux<String> todosOfTeam(String name);

    abstract Flux<String> todosOfUserLike(String pattern);

    abstract Flux<String> todosInACategoryWith(String title);

    abstract Flux<String> usersWithATodo(String title);

    abstract Flux<String> usersWithATodoLike(String pattern);

    abstract Flux<String> usersWithAllTodosOver(long points);

    abstract Flux<String> usersWithLevel(String level);

    abstract Flux<String> usersWithBio(String bio);

    abstract Flux<String> usersSortedByTeam();

    abstract Mono<String> createUserWithTodos(String name, List<String> titles);

    abstract Mono<?> draftTodoWithoutUser();

    abstract Mono<String> moveTodo(String title, String name);

    abstract Mono<Long> renameTodosOf(String name, String title);

    abstract Mono<Long> deleteTodosOf(String name);

    abstract Mono<?> deleteUser(String name);

    abstract Mono<?> deleteProfileOf(String name);

    @BeforeEach
    void writeRows() {
        write();
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
        refuses(ErrorCode.SHAPED_INCLUDE, this::usersWithDeskFiltered);
        refuses(ErrorCode.SHAPED_INCLUDE, this::usersWithDeskSorted);
        refuses(ErrorCode.SHAPED_INCLUDE, this::usersWithProfileSorted);
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
        ConstraintViolated refused = failure(ConstraintViolated.class, () -> deleteUser("Ann"));
        assertThat(refused.kind()).isEqualTo(ConstraintViolated.Kind.FOREIGN_KEY);
        assertThat(list(usersWithProfile())).hasSize(3);

        get(deleteProfileOf("Ann"));
        are(usersWithProfile(), "Ann profile(-)", "Bob profile(-)", "Cid profile(-)");
        are(profilesWithUser());
    }

    private void are(Flux<String> rows, String... expected) {
        assertThat(list(rows)).containsExactlyInAnyOrder(expected);
    }
}
