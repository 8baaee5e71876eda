package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.folder.Folder;
import dev.runnel.tck.scenario.folder.Folders;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabin;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailor;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyages;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A delete, and the rows that refer to the deleted ones. */
@AlsoWithCompositeKeys
public abstract class CascadeTopic extends Topic {
    private static final int ROUNDS = 16;

    private Ship argo;
    private Ship beagle;

    @Override
    protected List<ModelProvider> models() {
        return List.of(
                Ships.MODEL, Cabins.MODEL, Bunks.MODEL, Sailors.MODEL, Voyages.MODEL, Flags.MODEL, Folders.MODEL);
    }

    @BeforeEach
    void write() {
        argo = get(Ships.create().name("Argo").exec(db()));
        beagle = get(Ships.create().name("Beagle").exec(db()));
        for (Ship ship : List.of(argo, beagle)) {
            for (String label : List.of("a", "b")) {
                Cabin cabin = get(
                        Cabins.create().label(ship.name() + label).ship(ship).exec(db()));
                get(Bunks.create().label("low").cabin(cabin).exec(db()));
                get(Bunks.create().label("high").cabin(cabin).exec(db()));
            }
            get(Sailors.create().name(ship.name()).rank(1).ship(ship).exec(db()));
        }
        probe().clear();
    }

    private Sailor sailor(Ship ship) {
        return get(Sailors.filter(s -> s.name().eq(ship.name())).one(db()));
    }

    private long cabins() {
        return get(Cabins.all().count(db()));
    }

    private long bunks() {
        return get(Bunks.all().count(db()));
    }

    private Cabin cabin(String label) {
        return get(Cabins.filter(c -> c.label().eq(label)).one(db()));
    }

    // ---- what is deleted

    @Test
    @Covers({
        "relation_has_many_crud/crud_user_todos",
        "relation_has_many_crud/delete_when_belongs_to_optional",
        "relation_has_many_composite_key/composite_crud_user_todos",
        "relation_has_many_composite_key/composite_delete_when_belongs_to_optional",
        "relation_has_one_crud/crud_has_one_optional_belongs_to_required"
    })
    void rowsAreDeletedOrClearedWithTheirParent() {
        assertThat(get(Ships.delete(argo).exec(db())).matched()).isEqualTo(1);

        if (transactional()) {
            assertThat(Sent.verbs(probe()).stream()
                            .filter(verb ->
                                    List.of("select", "update", "delete").contains(verb)))
                    .hasSizeLessThanOrEqualTo(6);
        }
        assertThat(list(Ships.all().all(db()))).containsExactly(beagle);
        assertThat(cabins()).isEqualTo(2);
        assertThat(bunks()).isEqualTo(4);
        assertThat(sailor(argo).shipId()).isEmpty();
        assertThat(sailor(argo).version()).isEqualTo(2);
        assertThat(sailor(beagle).shipId()).isPresent();
        assertThat(sailor(beagle).version()).isEqualTo(1);
    }

    @Test
    void theRowsOfAQueryTakeTheirChildrenWithThem() {
        assertThat(get(Ships.filter(s -> s.name().ne("x")).delete().exec(db())).matched())
                .isEqualTo(2);
        assertThat(cabins()).isZero();
        assertThat(bunks()).isZero();
        assertThat(get(Sailors.all().count(db()))).isEqualTo(2);
        assertThat(get(Ships.all().delete().exec(db())).matched()).isZero();
    }

    @Test
    void deletedRowsAreReturned() {
        assertThat(get(Ships.filter(s -> s.name().eq("Argo"))
                        .delete()
                        .returning()
                        .exec(db())))
                .extracting(Ship::name)
                .containsExactly("Argo");
        assertThat(cabins()).isEqualTo(2);
    }

    @Test
    void anUnlinkedRowTakesItsChildrenWithIt() {
        get(Ships.cabins(argo).remove(cabin("Argoa")).exec(db()));
        assertThat(cabins()).isEqualTo(3);
        assertThat(bunks()).isEqualTo(6);

        get(Ships.cabins(argo).set(List.of(cabin("Beaglea"))).exec(db()));
        assertThat(list(Ships.cabins(argo).select(c -> c.label()).all(db()))).containsExactly("Beaglea");
        assertThat(bunks()).isEqualTo(4);
        get(Ships.cabins(argo).clear().exec(db()));
        assertThat(bunks()).isEqualTo(2);
    }

    @Test
    void removedRowsMayReferToEachOther() {
        Folder root = get(Folders.create().name("root").exec(db()));
        get(Folders.update(root).parent(root).exec(db()));
        Folder child = folder("child", root);
        folder("leaf", child);
        folder("kept", get(Folders.create().name("other").exec(db())));

        assertThat(get(Folders.children(root).remove(root, child).exec(db())).matched())
                .isEqualTo(2);
        assertThat(list(Folders.all().select(f -> f.name()).all(db()))).containsExactlyInAnyOrder("kept", "other");
    }

    // ---- what is refused

    @Test
    void aPartlyStaleRemoveWritesNothing() {
        Cabin stale = cabin("Argoa");
        get(Cabins.update(stale).label("new").exec(db()));
        Cabin fresh = cabin("Argob");

        assertThat(failure(() -> Ships.cabins(argo).remove(fresh, stale).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(bunks()).isEqualTo(8);
        assertThat(failure(
                        () -> Ships.cabins(argo).remove(fresh, cabin("Beaglea")).exec(db())))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.key())
                                .contains(cabin("Beaglea").id()));
        if (transactional()) {
            get(db().transaction(tx -> Ships.cabins(argo)
                    .remove(fresh, stale)
                    .exec(tx)
                    .then()
                    .onErrorResume(OptimisticLockException.class, none -> Mono.empty())
                    .then(Ships.delete(beagle).exec(tx))));
            assertThat(list(Ships.all().all(db()))).containsExactly(argo);
            assertThat(bunks()).isEqualTo(4);
        }
    }

    @Test
    void aRestrictedRowKeepsItsParent() {
        get(Voyages.create().port("Rio").ship(argo).exec(db()));

        ConstraintViolationException error = failure(
                ConstraintViolationException.class, () -> Ships.delete(argo).exec(db()));
        assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        assertThat(cabins()).isEqualTo(4);
        assertThat(bunks()).isEqualTo(8);
        assertThat(sailor(argo).shipId()).isPresent();
    }

    @Test
    void aGuardThatFailsKeepsTheChildren() {
        Cabin stale = cabin("Argoa");
        get(Cabins.update(stale).label("new").exec(db()));

        assertThat(failure(() -> Cabins.delete(stale).exec(db()))).isInstanceOf(OptimisticLockException.class);
        assertThat(failure(
                        () -> Ships.delete(argo).onlyIf(s -> s.name().eq("x")).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(bunks()).isEqualTo(8);

        Cabin fresh = cabin("new");
        get(Cabins.delete(fresh).exec(db()));
        assertThat(bunks()).isEqualTo(6);
        assertThat(failure(() -> Cabins.delete(fresh).exec(db()))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void aTransactionStaysWellWithoutARow() {
        if (!transactional()) {
            return;
        }
        Cabin gone = cabin("Argoa");
        get(Cabins.delete(gone).exec(db()));
        get(db().transaction(tx -> Cabins.delete(gone)
                .exec(tx)
                .onErrorResume(NotFoundException.class, none -> Mono.empty())
                .then(Ships.delete(beagle).exec(tx))));
        assertThat(list(Ships.all().all(db()))).containsExactly(argo);
    }

    // ---- trees and cycles

    private Folder folder(String name, Folder parent) {
        return get(Folders.create().name(name).parent(parent).exec(db()));
    }

    @Test
    void aTreeIsDeletedFromItsLeaves() {
        Folder root = get(Folders.create().name("root").exec(db()));
        Folder kept = get(Folders.create().name("kept").exec(db()));
        Folder below = root;
        for (int i = 0; i < 8; i++) {
            folder("leaf", below);
            below = folder("branch", below);
        }
        folder("other", kept);
        get(Folders.delete(root).exec(db()));

        assertThat(list(Folders.all().select(f -> f.name()).all(db()))).containsExactlyInAnyOrder("kept", "other");
    }

    @Test
    void aCycleIsDeleted() {
        Folder one = get(Folders.create().name("one").exec(db()));
        Folder two = folder("two", one);
        Folder three = folder("three", two);
        get(Folders.update(one).parent(three).exec(db()));
        Folder self = get(Folders.create().name("self").exec(db()));
        get(Folders.update(self).parent(self).exec(db()));

        get(Folders.delete(self).exec(db()));
        assertThat(get(Folders.all().count(db()))).isEqualTo(3);
        get(Folders.delete(two).exec(db()));
        assertThat(get(Folders.all().count(db()))).isZero();
    }

    @Test
    void allRowsOfATreeAreDeletedAtOnce() {
        Folder root = get(Folders.create().name("root").exec(db()));
        folder("leaf", folder("branch", root));
        assertThat(get(Folders.all().delete().exec(db())).matched()).isEqualTo(3);
        assertThat(get(Folders.all().count(db()))).isZero();
    }

    /** The cascade deletes and clears what the condition reads. */
    @Test
    void theConditionIsEvaluatedOnce() {
        Folder root = get(Folders.create().name("root").exec(db()));
        folder("leaf", folder("branch", root));
        folder("self", get(Folders.create().name("other").exec(db())));
        assertThat(get(Folders.filter(f -> f.parent().isNotNull().or(f.name().eq("root")))
                                .delete()
                                .exec(db()))
                        .matched())
                .isEqualTo(4);
        assertThat(list(Folders.all().select(f -> f.name()).all(db()))).containsExactly("other");
        get(Folders.delete(get(Folders.all().one(db())))
                .onlyIf(f -> f.name().eq("other"))
                .exec(db()));
    }

    @Test
    void aCascadeIsBounded() {
        Folder root = get(Folders.create().name("root").exec(db()));
        Folder below = root;
        for (int i = 0; i < 5; i++) {
            below = folder("branch", below);
        }
        Db small = home().beside(db -> db.options(options -> options.withMaxBufferedRows(4)), Folders.MODEL);

        assertThat(failure(() -> Folders.delete(root).exec(small))).isInstanceOf(LimitExceededException.class);
        assertThat(get(Folders.all().count(db()))).isEqualTo(6);
    }

    // ---- races

    /** A child that is created while its parent is deleted is deleted, too, or it is not created. */
    @Test
    void noRowIsLeftWithoutItsParent() {
        if (!transactional()) {
            return;
        }
        List<Mono<?>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String name = "ship" + i;
            rounds.add(Ships.create()
                    .name(name)
                    .exec(db())
                    .flatMap(ship -> Flux.merge(
                                    Ships.delete(ship)
                                            .exec(db())
                                            .then()
                                            .onErrorResume(CascadeTopic::isLost, e -> Mono.empty()),
                                    Cabins.create()
                                            .label(name)
                                            .ship(ship)
                                            .exec(db())
                                            .then()
                                            .onErrorResume(CascadeTopic::isLost, e -> Mono.empty()))
                            .then()));
        }
        get(Flux.concat(rounds).then(Mono.just(true)));

        assertThat(get(Ships.all().cabins().count(db()))).isEqualTo(cabins());
    }

    private static boolean isLost(Throwable error) {
        return error instanceof ConflictException || error instanceof ConstraintViolationException;
    }
}
