package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Category;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletes of one record and of the rows of a query. */
public abstract class DeleteTopic extends Topic {
    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void ofOne() {
        User unbusy = Sample.USERS.get(9);

        assertThat(get(Users.delete(unbusy).exec(db())).matched()).isEqualTo(1);
        assertThat(get(Users.byId(unbusy.id()).exists(db()))).isFalse();
        assertThat(get(Users.all().count(db()))).isEqualTo(9);
    }

    @Test
    void freesAUniqueValue() {
        User unbusy = Sample.USERS.get(9);
        get(Users.delete(unbusy).exec(db()));

        assertThat(get(Users.create().name("Next").email(unbusy.email()).exec(db()))
                        .email())
                .isEqualTo(unbusy.email());
    }

    @Test
    void ofOneThatIsNotThere() {
        User unbusy = Sample.USERS.get(9);
        get(Users.delete(unbusy).exec(db()));

        failure(NotFoundException.class, () -> Users.delete(unbusy).exec(db()));
    }

    @Test
    void ofAQuery() {
        long done = Sample.STEPS.stream().filter(s -> s.done()).count();

        assertThat(get(Steps.filter(s -> s.done().eq(true)).delete().exec(db())).matched())
                .isEqualTo(done);
        assertThat(get(Steps.all().count(db()))).isEqualTo(Sample.STEPS.size() - done);
        assertThat(get(Steps.filter(s -> s.done().eq(true)).exists(db()))).isFalse();
    }

    @Test
    void ofAQueryThatMatchesNothing() {
        assertThat(get(Steps.filter(s -> s.text().eq("nothing")).delete().exec(db()))
                        .matched())
                .isZero();
    }

    @Test
    void ofAConditionThatHoldsForNothingMakesNoCall() {
        assertThat(get(Steps.filter(s -> s.text().in(List.of())).delete().exec(db()))
                        .matched())
                .isZero();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void ofAReferencedRowIsRefused() {
        Category used = Sample.CATEGORIES.get(0);

        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Categories.delete(used).exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        if (capabilities().keys().namedForeignKeys()) {
            assertThat(error.constraint()).contains("todos_category_id_fkey");
            assertThat(error.columns()).containsExactly("category_id");
        }
        assertThat(get(Categories.all().count(db()))).isEqualTo(3);
        assertThat(get(Todos.all().count(db()))).isEqualTo(30);
    }

    @Test
    void ofRowsOfWhichOneIsReferencedRemovesNone() {
        ConstraintViolationException error = failure(
                ConstraintViolationException.class,
                () -> Categories.all().delete().exec(db()));

        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(get(Categories.all().count(db()))).isEqualTo(3);
    }

    @Test
    void ofARowThatNothingRefersTo() {
        assertThat(get(Categories.delete(Sample.CATEGORIES.get(2)).exec(db())).matched())
                .isEqualTo(1);
    }

    @Test
    void ofAShapedQueryIsRefused() {
        refuses(
                ErrorCode.QUERY_HAS_MORE_THAN_FILTER,
                () -> Steps.all().limit(1).delete().exec(db()));
    }
}
