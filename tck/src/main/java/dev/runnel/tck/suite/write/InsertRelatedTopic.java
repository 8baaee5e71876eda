package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.scenario.parcel.Labels;
import dev.runnel.tck.scenario.parcel.Parcel;
import dev.runnel.tck.scenario.parcel.Parcels;
import dev.runnel.tck.scenario.task.Owner;
import dev.runnel.tck.scenario.task.Owners;
import dev.runnel.tck.scenario.task.Task;
import dev.runnel.tck.scenario.task.Tasks;
import dev.runnel.tck.suite.TaskTopic;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inserts of whole records with relations: their keys, foreign keys and deferred columns. */
@AlsoWithCompositeKeys
public abstract class InsertRelatedTopic extends TaskTopic {
    private static final Deferred<Optional<String>> BLANK = Deferred.of(Optional.empty());

    @Override
    protected List<ModelProvider> models() {
        return Stream.concat(super.models().stream(), Stream.of(Parcels.MODEL, Labels.MODEL))
                .toList();
    }

    @Test
    void theKeysOfTheRecordAreUsed() {
        Owner eve = get(Owners.insert(unwritten("Eve")).exec(db()));
        Task dig = Task.of("dig", eve, Optional.empty(), Deferred.of(Optional.of("deep")));
        Task cut = Task.of("cut", eve, Optional.of(dig), BLANK);

        assertThat(get(Tasks.insert(dig).exec(db()))).isEqualTo(dig);
        assertThat(get(Tasks.insert(cut).exec(db()))).isEqualTo(cut);
        are(
                Tasks.all().include(t -> t.note(), t -> t.owner(), t -> t.parent()),
                "dig note(deep) owner(Eve) parent(-)",
                "cut note(-) owner(Eve) parent(dig)");
        assertThat(list(Tasks.owner(cut).all(db()))).containsExactly(eve);
    }

    @Test
    void aDeferredColumnMustBeLoaded() {
        Owner eve = get(Owners.insert(unwritten("Eve")).exec(db()));

        refuses(
                ErrorCode.NOT_LOADED,
                () -> Tasks.insert(Task.of("dig", eve, Optional.empty(), Deferred.unloaded()))
                        .exec(db()));
    }

    @Test
    void loadedRelationsAreNotWritten() {
        Task loose = Task.of("loose", unwritten("nobody"), Optional.empty(), BLANK);

        Owner given =
                get(Owners.insert(Owner.of("Eve", Deferred.of(List.of(loose)))).exec(db()));

        assertThat(given.tasks().isLoaded()).isFalse();
        assertThat(get(Tasks.all().exists(db()))).isFalse();
    }

    @Test
    void whatTheyReferToIsThere() {
        Owner eve = get(Owners.insert(unwritten("Eve")).exec(db()));
        Task lost = Task.of("lost", unwritten("nobody"), Optional.empty(), BLANK);
        Task orphan = Task.of("orphan", eve, Optional.of(lost), BLANK);

        if (!capabilities().keys().foreignKeys()) {
            // a store without foreign keys takes them: docs/guarantees.md
            get(Tasks.insert(orphan).exec(db()));
            are(Tasks.all().include(t -> t.owner(), t -> t.parent()), "orphan owner(Eve) parent(-)");
            return;
        }
        for (Task task : List.of(lost, orphan)) {
            assertThat(failure(
                                    ConstraintViolationException.class,
                                    () -> Tasks.insert(task).exec(db()))
                            .kind())
                    .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        }
        assertThat(get(Tasks.all().exists(db()))).isFalse();
    }

    @Test
    void manyInTheirOrder() {
        write(db());
        Owner cid = owner("Cid");
        List<Task> many = Stream.of("z", "a", "m")
                .map(name -> Task.of(name, cid, Optional.empty(), BLANK))
                .toList();

        assertThat(get(Tasks.insertMany(many).exec(db()))).containsExactlyElementsOf(many);
        are(Owners.filter(o -> o.tasks().any(t -> t.name().eq("m"))).include(o -> o.tasks()), "Cid tasks[a, m, z]");
    }

    @Test
    void oneThatIsThereAmongManyWritesNone() {
        Owner eve = get(Owners.insert(unwritten("Eve")).exec(db()));
        Task dig =
                get(Tasks.insert(Task.of("dig", eve, Optional.empty(), BLANK)).exec(db()));

        assertThat(failure(
                                ConstraintViolationException.class,
                                () -> Tasks.insertMany(List.of(Task.of("cut", eve, Optional.empty(), BLANK), dig))
                                        .exec(db()))
                        .kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        are(Tasks.all(), "dig");
    }

    @Test
    void whatWasReadCanBeInsertedAgain() {
        write(db());
        Task ads =
                get(Tasks.filter(t -> t.name().eq("ads")).include(t -> t.note()).one(db()));
        get(Tasks.delete(ads).exec(db()));

        assertThat(get(Tasks.insert(ads).exec(db()))).isEqualTo(ads);
        are(
                Tasks.filter(t -> t.name().eq("ads")).include(t -> t.owner(), t -> t.parent()),
                "ads owner(Dan) parent(sell)");
    }

    @Test
    void changesAndDeletesAreOfTheirKey() {
        write(db());
        Task stranger = Task.of("stranger", owner("Ann"), Optional.empty(), BLANK);

        failure(NotFoundException.class, () -> Tasks.update(stranger).points(9).exec(db()));
        failure(NotFoundException.class, () -> Tasks.delete(stranger).exec(db()));
        assertThat(get(Tasks.update(task("bread")).points(9).exec(db())).points())
                .isEqualTo(9);
        are(Tasks.filter(t -> t.points().eq(9L)), "bread");
    }

    /** The label would have to be written with its parcel, and a record writes its own columns only. */
    @Test
    void aRequiredEagerRelationCannotComeWithARecord() {
        Parcel given = get(
                Parcels.create().content("book").label(l -> l.address("Ulm")).exec(db()));
        assertThat(given.label().address()).isEqualTo("Ulm");
        assertThat(get(Parcels.all().one(db()))).isEqualTo(given);

        refuses(
                ErrorCode.EAGER_RELATION_NOT_WRITTEN,
                () -> Parcels.insert(given).exec(db()));
        refuses(
                ErrorCode.EAGER_RELATION_NOT_WRITTEN,
                () -> Parcels.insertMany(List.of(given, given)).exec(db()));
        refuses(ErrorCode.MISSING_FIELD, () -> Parcels.draft().content("pen").exec(db()));
        assertThat(get(Parcels.all().count(db()))).isEqualTo(1);
    }

    private static Owner unwritten(String name) {
        return Owner.of(name, Deferred.unloaded());
    }
}
