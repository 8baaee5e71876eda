package dev.runnel.tck.suite.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Look-ups by key and unique field, terminals as statements and at once, and selections. */
public abstract class TerminalTopic extends Topic {
    private final Todo some = Sample.TODOS.get(12);

    @BeforeEach
    void seedSample() {
        seed();
    }

    @Test
    void byKeyIsOneStatement() {
        assertThat(get(Todos.byId(some.id()).one(db()))).isEqualTo(some.withoutBody());
        assertThat(probe().statements()).hasSize(1);
        assertThat(get(Todos.byId(UUID.randomUUID()).exists(db()))).isFalse();
    }

    @Test
    void byUniqueFieldIsOneStatement() {
        User bob = Sample.USERS.get(1);

        assertThat(get(Users.byEmail(bob.email()).one(db()))).isEqualTo(bob);
        assertThat(probe().statements()).hasSize(1);
        StepVerifier.create(Users.byEmail("nobody").first(db())).verifyComplete();
    }

    @Test
    @Covers("record_not_found/not_found")
    void oneOfNoneIsNotFound() {
        failure(NotFoundException.class, () -> Todos.byId(UUID.randomUUID()).one(db()));
        failure(
                NotFoundException.class,
                () -> Todos.byId(UUID.randomUUID()).one().exec(db()));
    }

    @Test
    void oneOfTwoIsTooMany() {
        failure(
                NonUniqueResultException.class,
                () -> Users.filter(u -> u.name().eq("Ann")).one(db()));
        failure(
                NonUniqueResultException.class,
                () -> Users.filter(u -> u.name().eq("Ann")).one().exec(db()));
    }

    @Test
    void oneOfALimitedQuery() {
        assertThat(get(Users.filter(u -> u.name().eq("Ann"))
                                .orderBy(u -> u.id().asc())
                                .limit(1)
                                .one(db()))
                        .name())
                .isEqualTo("Ann");
    }

    @Test
    void first() {
        assertThat(get(Todos.all().orderBy(t -> t.id().asc()).first(db())).id())
                .isEqualTo(Sample.TODOS.stream()
                        .map(Todo::id)
                        .min(dev.runnel.type.StorageType.UUID.order()::compare)
                        .orElseThrow());
        StepVerifier.create(Todos.filter(t -> t.title().eq("none")).first(db())).verifyComplete();
        assertThat(get(Todos.filter(t -> t.title().eq("none")).first().exec(db())))
                .isEmpty();
        assertThat(get(Todos.byId(some.id()).first().exec(db()))).isPresent();
    }

    @Test
    @Covers({"query_count/count_after_inserts", "query_count/count_with_filter"})
    void count() {
        assertThat(get(Todos.all().count(db()))).isEqualTo(30);
        assertThat(get(Todos.filter(t -> t.done().eq(true)).count().exec(db()))).isEqualTo(15);
        assertThat(get(Todos.filter(t -> t.title().eq("none")).count(db()))).isZero();
        assertThat(get(Todos.all().limit(7).count(db()))).isEqualTo(7);
        assertThat(get(Todos.filter(t -> t.user().name().eq("Ann")).count(db())))
                .isEqualTo(Sample.TODOS.stream()
                        .filter(t -> Sample.userOf(t).name().equals("Ann"))
                        .count());
    }

    @Test
    void exists() {
        assertThat(get(Todos.all().exists(db()))).isTrue();
        assertThat(get(Todos.filter(t -> t.points().gt(3L)).exists().exec(db())))
                .isTrue();
        assertThat(get(Todos.filter(t -> t.points().gt(99L)).exists(db()))).isFalse();
    }

    @Test
    void allAsAStream() {
        assertThat(list(Todos.all().all(db()))).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void allAsAStatement() {
        assertThat(get(Todos.all().exec(db()))).hasSize(30);
        assertThat(get(Todos.filter(t -> t.title().eq("none")).exec(db()))).isEmpty();
    }

    @Test
    void aStatementRunsAsOftenAsItIsSubscribedTo() {
        var statement = Todos.filter(t -> t.done().eq(true)).count().exec(db());

        assertThat(get(statement)).isEqualTo(get(statement));
        assertThat(probe().statements()).hasSize(2);
    }

    @Test
    void explainMakesNoCall() {
        String plan = db().explain(Todos.filter(t -> t.title().eq("a title that nobody sees")));

        assertThat(plan).contains("Todo").contains("title").doesNotContain("a title that nobody sees");
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    void explainShowsEveryPhaseAndWhatIsSent() {
        String plan = db().explain(
                        Todos.filter(t -> t.user().name().eq("a").not().not()).include(t -> t.steps()));

        assertThat(plan)
                .containsSubsequence(
                        "---- statement on " + capabilities().name() + "\nall Todo\n",
                        "---- hir as lowered\nselect todos\n",
                        "not",
                        "---- hir\nselect todos\n",
                        "---- mir\n#0 ",
                        "---- program\nrows 0: ",
                        "merge rows ",
                        " into rows 0, steps: many\n");
        assertThat(plan.contains("SELECT t0.")).isEqualTo(capabilities().reads().relational());
        assertThat(probe().calls()).isEmpty();
    }

    @Test
    @Covers("select_projection/select_single_field")
    void selectOfAValue() {
        assertThat(list(Todos.all()
                        .orderBy(t -> t.id().asc())
                        .select(t -> t.title())
                        .all(db())))
                .hasSize(30)
                .contains("\uD83D\uDE00");
        assertThat(get(Todos.byId(some.id()).select(t -> t.points()).one(db()))).isEqualTo(some.points());
        assertThat(get(Todos.byId(some.id()).select(t -> t.created()).one().exec(db())))
                .isEqualTo(some.created());
        assertThat(get(Todos.byId(some.id()).select(t -> t.points()).first().exec(db())))
                .contains(some.points());
    }

    @Test
    @Covers("select_projection/select_tuple")
    void selectOfTwo() {
        var pairs = list(Users.all()
                .orderBy(u -> u.email().asc())
                .select(u -> u.id(), u -> u.bio())
                .all(db()));

        assertThat(pairs).hasSize(10);
        for (int n = 0; n < 10; n++) {
            assertThat(pairs.get(n).getT1()).isEqualTo(Sample.USERS.get(n).id());
            assertThat(pairs.get(n).getT2()).isEqualTo(Sample.USERS.get(n).bio());
        }
    }

    @Test
    void selectOfANullableIsOptional() {
        assertThat(list(Todos.all().select(t -> t.estimate()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(Todo::estimate).toList());
        assertThat(list(Todos.all().select(t -> t.body().value()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(t -> t.body().get()).toList());
    }

    @Test
    void selectOfANullableMayHaveAnotherValueInstead() {
        assertThat(list(Todos.all().select(t -> t.estimate().orElse(-7L)).all(db())))
                .contains(-7L)
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(t -> t.estimate().orElse(-7L)).toList());
        assertThat(list(Todos.all()
                        .orderBy(t -> t.id().asc())
                        .select(t -> t.id(), t -> t.parent().title().optional().orElse("none"))
                        .all(db())))
                .allSatisfy(pair -> assertThat(pair.getT2())
                        .isEqualTo(Sample.TODOS.stream()
                                .filter(t -> t.id().equals(pair.getT1()))
                                .findFirst()
                                .flatMap(Sample::parentOf)
                                .map(Todo::title)
                                .orElse("none")));
        assertThat(get(Todos.all().select(t -> t.estimate().orElse(-7L)).page(9, db()))
                        .items())
                .hasSize(9);
    }

    @Test
    void selectOverToOne() {
        assertThat(list(Todos.all().select(t -> t.user().name()).all(db())))
                .containsExactlyInAnyOrderElementsOf(
                        Sample.TODOS.stream().map(t -> Sample.userOf(t).name()).toList());
        assertThat(list(Todos.all().select(t -> t.parent().points().optional()).all(db())))
                .containsExactlyInAnyOrderElementsOf(Sample.TODOS.stream()
                        .map(t -> Sample.parentOf(t).map(Todo::points))
                        .toList());
        assertThat(list(Todos.all()
                        .select(t -> t.id(), t -> t.parent().estimate())
                        .all(db())))
                .allMatch(pair -> Sample.TODOS.stream()
                        .filter(t -> t.id().equals(pair.getT1()))
                        .allMatch(
                                t -> Sample.parentOf(t).flatMap(Todo::estimate).equals(pair.getT2())));
    }

    @Test
    void selectOfWhatMayBeAbsentIsRefused() {
        refuses(
                ErrorCode.NULLABLE_SELECTED,
                () -> Todos.all().select(t -> t.parent().points()).exec(db()));
    }

    @Test
    void selectOfACondition() {
        assertThat(list(Todos.all()
                        .orderBy(t -> t.id().asc())
                        .select(t -> t.id(), t -> t.estimate().gt(1L).not())
                        .all(db())))
                .hasSize(30)
                .allMatch(pair -> Sample.TODOS.stream()
                        .filter(t -> t.id().equals(pair.getT1()))
                        .allMatch(t -> pair.getT2() == !(t.estimate().orElse(0L) > 1)));
    }
}
