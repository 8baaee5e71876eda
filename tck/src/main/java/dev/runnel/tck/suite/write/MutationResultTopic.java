package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.MutationResult;
import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.TransactionAbortedException;
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
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The result of every form of update and delete: rows matched, no rows matched, or nothing to change. */
@AlsoWithCompositeKeys
public abstract class MutationResultTopic extends TaskTopic {
    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(super.models().stream(), Stream.of(Players.MODEL, Teams.MODEL))
                .toList();
    }

    @BeforeEach
    void writeRows() {
        write(db());
        probe().clear();
    }

    private static MutationResult rows(long matched, OptionalLong changed) {
        return new MutationResult(matched, changed);
    }

    /** No backend of the suite says how many rows an update left as they were. */
    private void updates(Statement<MutationResult> update, long matched) {
        OptionalLong changed = matched == 0 ? OptionalLong.of(0) : OptionalLong.empty();
        assertThat(get(update.exec(db()))).isEqualTo(rows(matched, changed));
    }

    private void removes(Statement<MutationResult> delete, long matched) {
        assertThat(get(delete.exec(db()))).isEqualTo(rows(matched, OptionalLong.of(matched)));
    }

    private static Tasks.Query named(String... names) {
        return Tasks.filter(t -> t.name().in(List.of(names)));
    }

    // ---- how many

    @Test
    void anUpdateCountsTheRowsOfItsCondition() {
        Owner ann = owner("Ann");
        updates(named("milk", "bread", "none").update().points(7), 2);
        updates(named("milk", "bread").update().points(7), 2);
        updates(named("none").update().points(7), 0);
        updates(named().update().points(7), 0);
        updates(Owners.byName("Ann").update().about("x"), 1);
        updates(Owners.byName("none").update().about("x"), 0);
        updates(Owners.tasks(ann).update().points(8), 3);
        updates(Owners.tasks(owner("Cid")).update().points(8), 0);
    }

    @Test
    void aDeleteCountsTheRowsThatItRemoves() {
        removes(named("none").delete(), 0);
        removes(named().delete(), 0);
        removes(named("skim", "ads").delete(), 2);
        removes(Owners.tasks(owner("Cid")).delete(), 0);
        removes(Tasks.delete(task("bread")), 1);
        removes(Owners.tasks(owner("Bob")).delete(task("tax")), 1);
        removes(Owners.byName("Cid").delete(), 1);
    }

    @Test
    void theRowsThemselvesAreAList() {
        assertThat(get(named("milk", "none").update().points(7).returning().exec(db())))
                .extracting(Task::points)
                .containsExactly(7L);
        assertThat(get(named("none").update().points(7).returning().exec(db()))).isEmpty();
        assertThat(get(Owners.tasks(owner("Ann")).update().points(9).returning().exec(db())))
                .extracting(Task::points)
                .containsExactly(9L, 9L, 9L);
        assertThat(get(Tasks.update(task("milk")).points(3).returning().exec(db())))
                .extracting(Task::points)
                .containsExactly(3L);
        assertThat(get(named("ads", "none").delete().returning().exec(db())))
                .extracting(Task::name)
                .containsExactly("ads");
        assertThat(get(Owners.tasks(owner("Cid")).delete().returning().exec(db())))
                .isEmpty();
    }

    // ---- one that is not there

    private void isMissing(Statement<?> statement) {
        NotFoundException error = failure(NotFoundException.class, () -> statement.exec(db()));
        assertThat(error.key()).as("the key that was looked for").isNotEmpty();
    }

    @Test
    void aRecordThatIsGoneIsNotFound() {
        Owner bob = owner("Bob");
        Task tax = task("tax");
        get(Tasks.delete(tax).exec(db()));

        isMissing(Tasks.update(tax).points(1));
        isMissing(Tasks.update(tax).points(t -> t.points().plus(1L)));
        isMissing(Tasks.update(tax).note("n"));
        isMissing(Tasks.update(tax).points(1).returning());
        isMissing(Tasks.delete(tax));
        isMissing(Owners.tasks(bob).update(tax).points(1));
        isMissing(Owners.tasks(bob).update(tax).points(1).returning());
        isMissing(Owners.tasks(bob).delete(tax));
        isMissing(Owners.tasks(owner("Ann")).update(task("skim")).points(1));
        isMissing(Owners.tasks(owner("Ann")).delete(task("skim")));
        assertThat(task("skim").points()).isEqualTo(3);
    }

    @Test
    void aRecordWithEagerRelationsThatIsGoneIsNotFound() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        Player pat = get(Teams.players(reds).create().name("Pat").exec(db()));
        get(Players.delete(pat).exec(db()));

        isMissing(Players.update(pat).name("Pit"));
        isMissing(Players.update(pat).name("Pit").returning());
        isMissing(Players.delete(pat));
    }

    @Test
    void aRecordThatIsGoneTakesItsBatchAlong() {
        Task tax = task("tax");
        get(Tasks.delete(tax).exec(db()));
        var both =
                List.of(Tasks.update(task("milk")).points(77), Tasks.update(tax).points(77));

        failure(NotFoundException.class, () -> db().batch(both));
        assertThat(task("milk").points()).isEqualTo(1);
        Supplier<Mono<?>> updateAndDelete =
                () -> db().batch(named("milk").update().points(77), Tasks.delete(tax));
        if (transactional()) {
            failure(NotFoundException.class, updateAndDelete);
        } else {
            refuses(ErrorCode.BATCH_UNSUPPORTED, updateAndDelete);
        }
        assertThat(task("milk").points()).isEqualTo(1);
    }

    @Test
    void aRecordThatIsGoneLeavesTheTransactionWell() {
        Task tax = task("tax");
        get(Tasks.delete(tax).exec(db()));
        Task milk = task("milk");
        if (!transactional()) {
            refuses(
                    ErrorCode.TRANSACTION_UNSUPPORTED,
                    () -> db().transaction(tx -> Tasks.delete(tax).exec(tx)));
            return;
        }
        get(db().transaction(tx -> Tasks.update(tax)
                .points(1)
                .exec(tx)
                .onErrorResume(NotFoundException.class, gone -> Mono.empty())
                .then(Tasks.delete(tax).exec(tx))
                .onErrorResume(NotFoundException.class, gone -> Mono.empty())
                .then(tx.batch(Tasks.update(tax).points(1), Tasks.update(milk).points(55)))
                .then(Mono.just(true))
                .onErrorResume(NotFoundException.class, gone -> Mono.empty())
                .then(Tasks.update(milk).points(77).exec(tx))));
        assertThat(task("milk").points()).isEqualTo(77);

        // a batch that wrote before it found none is half done
        failure(
                TransactionAbortedException.class,
                () -> db().transaction(tx -> tx.batch(
                                Tasks.update(milk).points(55), Tasks.update(tax).points(1))
                        .then(Mono.just(true))
                        .onErrorResume(NotFoundException.class, gone -> Mono.empty())
                        .then(Tasks.update(milk).points(66).exec(tx))));
        assertThat(task("milk").points()).isEqualTo(77);
    }

    // ---- nothing to do

    @Test
    void anUpdateOfNothingIsRefusedInEveryForm() {
        Owner ann = owner("Ann");
        Task milk = task("milk");
        List<Statement<?>> empty = List.of(
                Tasks.update(milk),
                Tasks.update(milk).returning(),
                Tasks.all().update(),
                Tasks.all().update().returning(),
                named("milk").update(),
                named().update(),
                Owners.byName("Ann").update(),
                Owners.tasks(ann).update(),
                Owners.tasks(ann).update(milk),
                Owners.tasks(ann).update(milk).returning(),
                Tasks.owner(milk).update());

        for (Statement<?> update : empty) {
            refuses(ErrorCode.EMPTY_UPDATE, () -> update.exec(db()));
            refuses(ErrorCode.EMPTY_UPDATE, () -> db().batch(List.of(update)));
            refuses(ErrorCode.EMPTY_UPDATE, () -> db().batch(Tasks.update(milk).points(9), update));
            refuses(ErrorCode.EMPTY_UPDATE, () -> db().batch(update, Tasks.all()));
        }
        assertThat(task("milk").points()).isEqualTo(1);
    }
}
