package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.DeleteStatement;
import dev.runnel.MutationResult;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.eager.Player;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Team;
import dev.runnel.tck.scenario.eager.Teams;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Updates and deletes of queries that return their rows. */
@AlsoWithCompositeKeys
public abstract class ReturningTopic extends TaskTopic {
    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(super.models().stream(), Stream.of(Players.MODEL, Teams.MODEL))
                .toList();
    }

    @BeforeEach
    void seeded() {
        write(db());
        probe().clear();
    }

    @Test
    void anUpdateGivesTheRowsBackAsTheyAreThen() {
        List<Task> given = get(Tasks.filter(t -> t.parent().name().eq("shop"))
                .update()
                .name("later")
                .clearParent()
                .returning()
                .exec(db()));

        assertThat(given)
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(
                        list(Tasks.filter(t -> t.name().eq("later")).all(db())));
        assertThat(given).extracting(TaskTopic::text).containsOnly("later");
        are(Tasks.filter(t -> t.name().eq("later")).include(t -> t.parent()), "later parent(-)", "later parent(-)");
    }

    @Test
    void aRelationThatWasAssigned() {
        Owner cid = owner("Cid");
        Task tax = task("tax");

        List<Task> given = get(Tasks.filter(t -> t.owner().name().eq("Dan"))
                .update()
                .owner(cid)
                .parent(tax)
                .returning()
                .exec(db()));

        assertThat(given).extracting(Task::name).containsExactlyInAnyOrder("sell", "ads");
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        list(Tasks.filter(t -> t.owner().eq(cid)).all(db())));
        are(Tasks.filter(t -> t.parent().eq(tax)).include(t -> t.owner()), "sell owner(Cid)", "ads owner(Cid)");
    }

    @Test
    void whatIsComputedComesBack() {
        List<Task> given = get(Tasks.filter(t -> t.points().ge(3L))
                .update()
                .points(t -> t.points().plus(100L))
                .returning()
                .exec(db()));

        assertThat(given)
                .extracting(t -> t.name() + " " + t.points())
                .containsExactlyInAnyOrder("shop 105", "skim 103", "tax 104");
        assertThat(given)
                .containsExactlyInAnyOrderElementsOf(
                        list(Tasks.filter(t -> t.points().ge(103L)).all(db())));
    }

    @Test
    void itMayBeAskedForBeforeASetter() {
        assertThat(get(Owners.all().update().returning().about("same").exec(db())))
                .hasSize(4)
                .allMatch(o -> o.about().equals(Optional.of("same")));
    }

    @Test
    void aDeferredColumnIsLoadedIfItWasAssigned() {
        Tasks.Query milk = Tasks.filter(t -> t.name().eq("milk"));

        assertThat(get(milk.update().note("new").returning().exec(db())))
                .extracting(TaskTopic::text)
                .containsExactly("milk note(new)");
        assertThat(get(milk.update().points(9).returning().exec(db())))
                .extracting(TaskTopic::text)
                .containsExactly("milk");
    }

    @Test
    void ofOneRecordItIsAListOfOne() {
        Owner cid = owner("Cid");

        assertThat(get(Owners.update(cid).name("Cyd").returning().exec(db())))
                .extracting(Owner::name)
                .containsExactly("Cyd");
        get(Owners.delete(cid).exec(db()));
        failure(
                NotFoundException.class,
                () -> Owners.update(cid).name("Cid").returning().exec(db()));
    }

    @Test
    void ofNoRowsThereIsNone() {
        Tasks.Query ofNobody = Tasks.filter(t -> t.owner().name().eq("nobody"));
        assertThat(get(ofNobody.update().name("x").returning().exec(db()))).isEmpty();
        assertThat(get(ofNobody.delete().returning().exec(db()))).isEmpty();
        probe().clear();
        Tasks.Query none = Tasks.filter(t -> t.owner().in(List.of()));
        assertThat(get(none.update().name("x").returning().exec(db()))).isEmpty();
        assertThat(get(none.delete().returning().exec(db()))).isEmpty();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void theConditionMayLeadOverRelations() {
        assertThat(get(Tasks.filter(t -> t.parent().owner().name().eq("Ann"))
                        .update()
                        .points(7)
                        .returning()
                        .exec(db())))
                .extracting(Task::name)
                .containsExactlyInAnyOrder("milk", "bread", "skim");
        assertThat(get(Tasks.filter(t -> t.children()
                                .none(c -> c.points().gt(0L))
                                .and(t.parent().isNotNull()))
                        .delete()
                        .returning()
                        .exec(db())))
                .extracting(Task::name)
                .containsExactlyInAnyOrder("bread", "skim", "ads");
        are(Tasks.filter(t -> t.points().eq(7L)), "milk");
    }

    @Test
    void aDeleteGivesTheRowsBackAsTheyWere() {
        Tasks.Query leaves = Tasks.filter(t -> t.children().count().eq(0L));
        List<Task> before = list(leaves.include(t -> t.note()).all(db()));

        List<Task> given = get(leaves.delete().returning().exec(db()));

        assertThat(given).containsExactlyInAnyOrderElementsOf(before);
        assertThat(given)
                .extracting(TaskTopic::text)
                .containsExactlyInAnyOrder("bread note(rye)", "skim note(-)", "tax note(-)", "ads note(-)");
        are(Tasks.all(), "shop", "milk", "sell");
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
        DeleteStatement<Owner> all = Owners.all().delete();

        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> all.returning().exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(failure(ConstraintViolationException.class, () -> all.exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        are(Owners.all(), "Ann", "Bob", "Cid", "Dan");
    }

    @Test
    void anUpdateThatIsRefusedChangesNothing() {
        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Owners.all()
                                        .update()
                                        .name("same")
                                        .about("x")
                                        .returning()
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Owners.filter(o -> o.about().eq("x")).count(db()))).isZero();
    }

    @Test
    void aDeleteTellsTheNumberWithoutIt() {
        DeleteStatement<Task> leaves =
                Tasks.filter(t -> t.children().count().eq(0L)).delete();
        MutationResult result = get(leaves.exec(db()));

        assertThat(result.matched()).isEqualTo(4);
        assertThat(get(leaves.returning().exec(db()))).extracting(Task::name).containsExactlyInAnyOrder("milk", "sell");
    }

    @Test
    void inATransactionTheyAreRolledBack() {
        DeleteStatement<Task> parts =
                Tasks.filter(t -> t.name().in(List.of("ads", "bread"))).delete();
        IllegalStateException stop = new IllegalStateException("stop");
        Supplier<Mono<Object>> undone = () -> db().transaction(tx -> parts.returning()
                .exec(tx)
                .doOnNext(rows -> assertThat(rows).hasSize(2))
                .then(Owners.all().update().about("x").returning().exec(tx))
                .flatMap(rows -> Mono.error(stop)));
        if (!transactional()) {
            refuses(ErrorCode.TRANSACTION_UNSUPPORTED, undone);
        } else {
            assertThat(get(undone.get()
                            .<Throwable>map(done -> new AssertionError("it was kept"))
                            .onErrorResume(Mono::just)))
                    .isSameAs(stop);
        }
        assertThat(get(Tasks.all().count(db()))).isEqualTo(7);
        assertThat(get(Owners.filter(o -> o.about().eq("x")).count(db()))).isZero();
    }
}
