package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Deferred;
import dev.runnel.MutationResult;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates of one record and of the rows of a query. */
public abstract class UpdateTopic extends Topic {
    private final Todo milk = Sample.TODOS.get(1);

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void ofOneGivesTheRecordBack() {
        Todo changed = get(Todos.update(milk).title("cream").clearEstimate().exec(db()));

        assertThat(changed.title()).isEqualTo("cream");
        assertThat(changed.estimate()).isEmpty();
        assertThat(changed.points()).isEqualTo(milk.points());
        assertThat(changed.id()).isEqualTo(milk.id());
        assertThat(get(Todos.byId(milk.id()).one(db())).title()).isEqualTo("cream");
        assertThat(get(Todos.filter(t -> t.title().eq("cream")).count(db()))).isEqualTo(1);
    }

    @Test
    void ofOneAddsToWhatIsThere() {
        assertThat(get(Todos.update(milk).points(t -> t.points().plus(5L)).exec(db()))
                        .points())
                .isEqualTo(milk.points() + 5);
        assertThat(get(Todos.byId(milk.id()).one(db())).points()).isEqualTo(milk.points() + 5);
    }

    @Test
    void theLastOfTwoSettersCounts() {
        assertThat(get(Todos.update(milk).points(7).points(8).exec(db())).points())
                .isEqualTo(8);
    }

    @Test
    void ofADeferredColumn() {
        get(Todos.update(milk).body("new").exec(db()));

        assertThat(get(Todos.byId(milk.id()).include(t -> t.body()).one(db()))
                        .body()
                        .get())
                .contains("new");
    }

    @Test
    void ofARelation() {
        User other = Sample.USERS.get(9);
        Todo changed = get(Todos.update(milk).user(other).clearParent().exec(db()));

        assertThat(changed.userId()).isEqualTo(other.id());
        assertThat(changed.parentId()).isEmpty();
        assertThat(get(Todos.filter(t -> t.user().eq(other)).one(db())).id()).isEqualTo(milk.id());
    }

    @Test
    void ofOneThatIsNotThere() {
        User nobody = new User(UUID.randomUUID(), "x", "x", Optional.empty(), Deferred.unloaded());

        failure(NotFoundException.class, () -> Users.update(nobody).name("y").exec(db()));
    }

    @Test
    void ofAUniqueField() {
        User ann = Sample.USERS.get(0);
        User changed = get(Users.update(ann).email("new@example.org").exec(db()));

        assertThat(changed.email()).isEqualTo("new@example.org");
        assertThat(get(Users.byEmail("new@example.org").one(db())).id()).isEqualTo(ann.id());
        assertThat(get(Users.byEmail(ann.email()).exists(db()))).isFalse();
        // the old value is free again
        get(Users.create().name("Next").email(ann.email()).exec(db()));
        assertThat(get(Users.byEmail(ann.email()).one(db())).name()).isEqualTo("Next");
    }

    @Test
    void ofAUniqueFieldToItself() {
        User ann = Sample.USERS.get(0);

        assertThat(get(Users.update(ann).email(ann.email()).name("A").exec(db()))
                        .name())
                .isEqualTo("A");
        assertThat(get(Users.byEmail(ann.email()).one(db())).name()).isEqualTo("A");
    }

    @Test
    void toAValueThatIsTaken() {
        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Users.update(Sample.USERS.get(0))
                        .name("changed")
                        .email(Sample.USERS.get(1).email())
                        .exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(error.columns()).containsExactly("email");
        assertThat(get(Users.byId(Sample.USERS.get(0).id()).one(db())).name())
                .isEqualTo(Sample.USERS.get(0).name());
    }

    @Test
    @Covers({
        "dynamodb_update_batch_filter/update_via_secondary_index_uses_primary_key_type",
        "dynamodb_update_batch_filter/batch_update_filter_all_match",
        "dynamodb_update_batch_filter/batch_update_filter_partial_match",
        "dynamodb_update_batch_filter/batch_update_filter_no_match"
    })
    void ofRowsOfAnIndexThatMeetAnotherCondition() {
        UUID user = milk.userId();
        long points = milk.points();
        long all = Sample.TODOS.stream().filter(t -> t.userId().equals(user)).count();
        long some = Sample.TODOS.stream()
                .filter(t -> t.userId().equals(user) && t.points() == points)
                .count();
        assertThat(some).isPositive().isLessThan(all);

        assertThat(retitled(user, t -> t.points().ge(Long.MIN_VALUE), "all")).isEqualTo(all);
        assertThat(retitled(user, t -> t.points().eq(points), "some")).isEqualTo(some);
        assertThat(retitled(user, t -> t.points().eq(Long.MAX_VALUE), "none")).isZero();

        assertThat(get(Todos.filter(t -> t.title().eq("all")).count(db()))).isEqualTo(all - some);
        assertThat(list(Todos.filter(t -> t.title().eq("some")).all(db())))
                .hasSize((int) some)
                .allMatch(t -> t.userId().equals(user) && t.points() == points);
        assertThat(get(Todos.filter(t -> t.title().eq("none")).exists(db()))).isFalse();
    }

    private long retitled(UUID user, Function<Todos.Fields<Todo>, Condition<Todo>> condition, String title) {
        return get(Todos.byUserId(user).filter(condition).update().title(title).exec(db()))
                .matched();
    }

    @Test
    void ofAQueryCountsItsRows() {
        MutationResult result =
                get(Todos.filter(t -> t.done().eq(true)).update().points(100).exec(db()));

        assertThat(result.matched()).isEqualTo(15);
        assertThat(get(Todos.filter(t -> t.points().eq(100L)).count(db()))).isEqualTo(15);
        assertThat(list(Todos.filter(t -> t.points().eq(100L)).all(db()))).allMatch(Todo::done);
    }

    @Test
    void ofAQueryAddsToEachRow() {
        get(Todos.filter(t -> t.user().eq(Sample.USERS.get(1)))
                .update()
                .points(t -> t.points().plus(1000L))
                .exec(db()));

        for (Todo before : Sample.TODOS) {
            long expected = before.userId().equals(Sample.USERS.get(1).id()) ? before.points() + 1000 : before.points();
            assertThat(get(Todos.byId(before.id()).one(db())).points()).isEqualTo(expected);
        }
    }

    @Test
    void somethingAddedToNothingIsNothing() {
        get(Todos.filter(t -> t.estimate().isNull())
                .update()
                .estimate(t -> t.estimate().plus(3L))
                .exec(db()));

        assertThat(get(Todos.filter(t -> t.estimate().isNull()).count(db()))).isEqualTo(10);
    }

    @Test
    void ofAQueryThatMatchesNothing() {
        assertThat(get(Todos.filter(t -> t.title().eq("nothing"))
                                .update()
                                .points(1)
                                .exec(db()))
                        .matched())
                .isZero();
    }

    @Test
    void ofAConditionThatHoldsForNothingMakesNoCall() {
        assertThat(get(Todos.filter(t -> t.title().in(java.util.List.of()))
                                .update()
                                .points(1)
                                .exec(db()))
                        .matched())
                .isZero();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void ofWhatIsReachedOverRelations() {
        MutationResult result = get(Todos.filter(t -> t.steps()
                        .any(s -> s.done().eq(true))
                        .and(t.user().name().eq("Ann")))
                .update()
                .urgent(true)
                .exec(db()));

        long expected = Sample.TODOS.stream()
                .filter(t -> Sample.userOf(t).name().equals("Ann"))
                .filter(t -> Sample.stepsOf(t).stream().anyMatch(s -> s.done()))
                .count();
        assertThat(expected).isPositive();
        assertThat(result.matched()).isEqualTo(expected);
    }

    @Test
    void ofNothingIsRefused() {
        refuses(ErrorCode.EMPTY_UPDATE, () -> Todos.update(milk).exec(db()));
        refuses(ErrorCode.EMPTY_UPDATE, () -> Todos.all().update().exec(db()));
    }

    @Test
    void ofAShapedQueryIsRefused() {
        failure(
                InvalidStatementException.class,
                () -> Todos.all().limit(1).update().points(1).exec(db()));
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Todos.all().orderBy(t -> t.id().asc()).update().points(1).exec(db()));
    }
}
