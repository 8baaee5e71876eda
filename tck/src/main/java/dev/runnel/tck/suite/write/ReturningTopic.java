package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deletion;
import dev.runnel.MutationResult;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolated;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.scenario.eager.Player;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Team;
import dev.runnel.tck.scenario.eager.Teams;
import dev.runnel.tck.scenario.todo.Categories;
import dev.runnel.tck.scenario.todo.Steps;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.tck.scenario.todo.User;
import dev.runnel.tck.scenario.todo.Users;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates and deletes of queries that give their rows back. */
public abstract class ReturningTopic extends Topic {
    protected ReturningTopic(DriverFixture fixture) {
        super(fixture);
    }

    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(Sample.models().stream(), Stream.of(Players.MODEL, Teams.MODEL))
                .toList();
    }

    @BeforeEach
    void seeded() {
        seed();
    }

    @Test
    void anUpdateGivesTheRowsBackAsTheyAreThen() {
        List<User> given = get(Users.filter(u -> u.name().eq("Ann"))
                .update()
                .name("Anna")
                .clearBio()
                .returning()
                .exec(db()));

        assertThat(given)
                .hasSize(2)
                .allMatch(u -> u.name().equals("Anna") && u.bio().isEmpty());
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        list(Users.filter(u -> u.name().eq("Anna")).all(db())));
        assertThat(given).allMatch(u -> !u.todos().isLoaded());
    }

    @Test
    void whatIsComputedComesBack() {
        List<Todo> given = get(Todos.filter(t -> t.points().ge(3L))
                .update()
                .points(t -> t.points().plus(100L))
                .returning()
                .exec(db()));

        assertThat(given)
                .isNotEmpty()
                .allMatch(t -> t.points() >= 103)
                .containsExactlyInAnyOrderElementsOf(
                        list(Todos.filter(t -> t.points().ge(103L)).all(db())));
    }

    @Test
    void itMayBeAskedForBeforeASetter() {
        assertThat(get(Categories.all().update().returning().name("same").exec(db())))
                .hasSize(Sample.CATEGORIES.size())
                .allMatch(c -> c.name().equals("same"));
    }

    @Test
    void aDeferredColumnIsLoadedIfItWasAssigned() {
        Todo first = Sample.TODOS.get(0);

        assertThat(get(Todos.byId(first.id()).update().body("new").returning().exec(db()))
                        .get(0)
                        .body()
                        .get())
                .contains("new");
        assertThat(get(Todos.byId(first.id()).update().title("new").returning().exec(db()))
                        .get(0)
                        .body()
                        .isLoaded())
                .isFalse();
    }

    @Test
    void ofOneRecordItIsAListOfOneOrNone() {
        User ann = Sample.USERS.get(8);

        assertThat(get(Users.update(ann).name("Anna").returning().exec(db())))
                .extracting(User::name)
                .containsExactly("Anna");
        get(Users.delete(ann).exec(db()));
        assertThat(get(Users.update(ann).name("Anna").returning().exec(db()))).isEmpty();
    }

    @Test
    void ofNoRowsThereIsNone() {
        assertThat(get(Users.filter(u -> u.name().eq("nobody"))
                        .update()
                        .name("x")
                        .returning()
                        .exec(db())))
                .isEmpty();
        assertThat(get(Users.filter(u -> u.name().eq("nobody"))
                        .delete()
                        .returning()
                        .exec(db())))
                .isEmpty();
        probe().clear();
        assertThat(get(Users.filter(u -> u.name().in(List.of()))
                        .update()
                        .name("x")
                        .returning()
                        .exec(db())))
                .isEmpty();
        assertThat(get(Users.filter(u -> u.name().in(List.of()))
                        .delete()
                        .returning()
                        .exec(db())))
                .isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void theConditionMayLeadOverRelations() {
        List<Todo> given = get(Todos.filter(t -> t.user().name().eq("Bob"))
                .update()
                .title("bob's")
                .returning()
                .exec(db()));

        assertThat(given).isNotEmpty().allMatch(t -> t.title().equals("bob's"));
        assertThat(get(Todos.filter(t -> t.title().eq("bob's")).count(db()))).isEqualTo(given.size());
    }

    @Test
    void aDeleteGivesTheRowsBackAsTheyWere() {
        get(Todos.filter(t -> t.parent().isNotNull()).update().clearParent().exec(db()));
        List<UUID> withoutSteps = Sample.TODOS.stream()
                .filter(t -> Sample.stepsOf(t).isEmpty())
                .map(Todo::id)
                .toList();
        List<Todo> before = list(Todos.filter(t -> t.id().in(withoutSteps))
                .include(t -> t.body())
                .all(db()));
        List<Todo> given = get(
                Todos.filter(t -> t.id().in(withoutSteps)).delete().returning().exec(db()));

        assertThat(given).isNotEmpty().containsExactlyInAnyOrderElementsOf(before);
        assertThat(given).allMatch(t -> t.body().isLoaded() && !t.user().isLoaded());
        assertThat(get(Todos.all().count(db()))).isEqualTo(Sample.TODOS.size() - given.size());
    }

    @Test
    void eagerRelationsAreLoaded() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        Team blues = get(Teams.create().name("blues").exec(db()));
        get(Players.create().name("Ann").team(reds).exec(db()));
        get(Players.create().name("Bob").team(reds).loanTeam(blues).exec(db()));

        List<Player> moved = get(Players.filter(p -> p.team().name().eq("reds"))
                .update()
                .team(blues)
                .returning()
                .exec(db()));
        List<Player> gone = get(Players.all().delete().returning().exec(db()));

        assertThat(moved).hasSize(2).allMatch(p -> p.team().equals(blues));
        assertThat(gone).containsExactlyInAnyOrderElementsOf(moved);
        assertThat(gone)
                .filteredOn(p -> p.name().equals("Bob"))
                .extracting(p -> p.loanTeam().orElseThrow())
                .containsExactly(blues);
    }

    @Test
    void aDeleteThatIsRefusedRemovesNothing() {
        Deletion<User> all = Users.all().delete();

        assertThat(failure(ConstraintViolated.class, () -> all.returning().exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolated.Kind.FOREIGN_KEY);
        assertThat(get(Users.all().count(db()))).isEqualTo(Sample.USERS.size());
        assertThat(failure(ConstraintViolated.class, () -> all.exec(db())).kind())
                .isEqualTo(ConstraintViolated.Kind.FOREIGN_KEY);
    }

    @Test
    void anUpdateThatIsRefusedChangesNothing() {
        assertThat(failure(
                                ConstraintViolated.class,
                                () -> Users.all()
                                        .update()
                                        .email("same@example.org")
                                        .name("x")
                                        .returning()
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolated.Kind.UNIQUE);
        assertThat(get(Users.filter(u -> u.name().eq("x")).count(db()))).isZero();
    }

    @Test
    void aDeleteTellsTheNumberWithoutIt() {
        Deletion<?> steps = Steps.all().delete();
        MutationResult result = get(steps.exec(db()));

        assertThat(result.matched()).isEqualTo(Sample.STEPS.size());
        assertThat(get(steps.returning().exec(db()))).isEmpty();
    }

    @Test
    void inATransactionTheyAreRolledBack() {
        if (!transactional()) {
            return;
        }
        IllegalStateException stop = new IllegalStateException("stop");
        Optional<Throwable> failed = db().transaction(tx -> Steps.all()
                        .delete()
                        .returning()
                        .exec(tx)
                        .doOnNext(rows -> assertThat(rows).hasSize(Sample.STEPS.size()))
                        .then(Users.all().update().name("x").returning().exec(tx))
                        .flatMap(rows -> reactor.core.publisher.Mono.error(stop)))
                .map(done -> Optional.<Throwable>empty())
                .onErrorResume(error -> reactor.core.publisher.Mono.just(Optional.of(error)))
                .block();

        assertThat(failed).contains(stop);
        assertThat(get(Steps.all().count(db()))).isEqualTo(Sample.STEPS.size());
        assertThat(get(Users.filter(u -> u.name().eq("x")).count(db()))).isZero();
    }
}
