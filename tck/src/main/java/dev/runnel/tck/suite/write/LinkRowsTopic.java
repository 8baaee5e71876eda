package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConflictException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidValueException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.ship.Bunk;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabin;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flag;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailor;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyage;
import dev.runnel.tck.scenario.ship.Voyages;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows are linked to a record, unlinked from it, and moved between records. */
@AlsoWithCompositeKeys
public abstract class LinkRowsTopic extends Topic {
    private static final int WRITERS = 16;

    private Ship argo;
    private Ship beagle;
    private Sailor ann;
    private Sailor bob;
    private Sailor cy;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Ships.MODEL, Cabins.MODEL, Bunks.MODEL, Sailors.MODEL, Voyages.MODEL, Flags.MODEL);
    }

    @BeforeEach
    void write() {
        argo = get(Ships.create().name("Argo").exec(db()));
        beagle = get(Ships.create().name("Beagle").exec(db()));
        ann = get(Sailors.create().name("Ann").rank(1).exec(db()));
        bob = get(Sailors.create().name("Bob").rank(2).exec(db()));
        cy = get(Sailors.create().name("Cy").rank(3).exec(db()));
        probe().clear();
    }

    private List<String> crew(Ship ship) {
        return list(Ships.sailors(ship)
                .orderBy(s -> s.name().asc())
                .select(s -> s.name())
                .all(db()));
    }

    private List<String> cabins(Ship ship) {
        return list(Ships.cabins(ship)
                .orderBy(c -> c.label().asc())
                .select(c -> c.label())
                .all(db()));
    }

    private Sailor read(Sailor sailor) {
        return get(Sailors.filter(s -> s.name().eq(sailor.name())).one(db()));
    }

    // ---- add

    @Test
    @Covers({
        "relation_has_many_link_unlink/add_remove_multiple_relation_option_belongs_to",
        "relation_has_many_composite_key/composite_add_remove_multiple_relation_option_belongs_to",
        "relation_has_many_crud/assign_existing_user_to_todo"
    })
    void rowsAreLinkedByOneStatement() {
        assertThat(get(Ships.sailors(argo).add(ann, bob).exec(db())).matched()).isEqualTo(2);

        assertThat(writes()).isEqualTo(1);
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
        assertThat(read(ann).version()).isEqualTo(2);
        assertThat(read(cy).version()).isEqualTo(1);
    }

    /** The number of statements without the reads of a key-value store, which reads the items before it writes them. */
    private long writes() {
        return Sent.verbs(probe()).stream()
                .filter(verb -> transactional() || verb.equals("transact"))
                .count();
    }

    @Test
    @Covers({
        "relation_has_many_link_unlink/reassign_relation_required_belongs_to",
        "relation_has_many_composite_key/composite_reassign_relation_required_belongs_to"
    })
    void aRowMovesFromItsFormerRecord() {
        get(Ships.sailors(argo).add(ann, bob).exec(db()));
        get(Ships.sailors(beagle).add(read(ann)).exec(db()));

        assertThat(crew(argo)).containsExactly("Bob");
        assertThat(crew(beagle)).containsExactly("Ann");

        Cabin cabin = get(Cabins.create().label("one").ship(argo).exec(db()));
        get(Ships.cabins(beagle).add(cabin).exec(db()));
        assertThat(cabins(argo)).isEmpty();
        assertThat(cabins(beagle)).containsExactly("one");
    }

    @Test
    void aMissingRowIsNotFound() {
        get(Sailors.delete(bob).exec(db()));
        assertThat(failure(() -> Ships.sailors(argo).add(ann, bob, cy).exec(db())))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.key()).contains(bob.id()));
        assertThat(crew(argo)).isEmpty();
        assertThat(read(ann).version()).isEqualTo(1);
    }

    @Test
    void eachRowIsGuardedByItsVersion() {
        get(Sailors.update(bob).rank(7).exec(db()));

        assertThat(failure(() -> Ships.sailors(argo).add(ann, bob).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(crew(argo)).isEmpty();

        get(Ships.sailors(argo).add(ann, read(bob)).exec(db()));
        assertThat(failure(() -> Ships.sailors(argo).remove(ann).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
    }

    @Test
    @Covers("relation_has_many_crud/has_many_apply_empty_is_noop")
    void noRowsWriteNothing() {
        assertThat(get(Ships.sailors(argo).add().exec(db())).matched()).isZero();
        assertThat(get(Ships.sailors(argo).remove(List.of()).exec(db())).matched())
                .isZero();
        assertThat(probe().statements()).isEmpty();
    }

    @Test
    void aRowThatIsNamedTwiceIsWrittenOnce() {
        assertThat(get(Ships.sailors(argo).add(ann, ann).exec(db())).matched()).isEqualTo(1);
        assertThat(read(ann).version()).isEqualTo(2);
    }

    @Test
    void aNullRowIsRejected() {
        assertThat(failure(() -> Ships.sailors(argo).add((Sailor) null).exec(db())))
                .isInstanceOf(InvalidValueException.class);
    }

    // ---- remove and clear

    @Test
    @Covers({
        "relation_has_many_link_unlink/remove_add_single_relation_option_belongs_to",
        "relation_has_many_composite_key/composite_remove_add_single_relation_option_belongs_to",
        "relation_has_many_crud/has_many_apply_insert_and_remove_nullable_fk"
    })
    void anOptionalKeyIsCleared() {
        get(Ships.sailors(argo).add(ann, bob).exec(db()));
        probe().clear();
        get(Ships.sailors(argo).remove(read(ann)).exec(db()));

        assertThat(crew(argo)).containsExactly("Bob");
        assertThat(read(ann).shipId()).isEmpty();
        assertThat(read(ann).version()).isEqualTo(3);
    }

    @Test
    void theRemoveIsOneStatement() {
        get(Ships.sailors(argo).add(ann).exec(db()));
        Sailor linked = read(ann);
        probe().clear();
        get(Ships.sailors(argo).remove(linked).exec(db()));
        assertThat(writes()).isEqualTo(1);
    }

    @Test
    @Covers("relation_has_many_link_unlink/remove_add_single_relation_option_belongs_to")
    void aRowOfAnotherRecordIsNotFound() {
        get(Ships.sailors(argo).add(ann).exec(db()));
        get(Ships.sailors(beagle).add(bob).exec(db()));
        Sailor anns = read(ann);
        Sailor bobs = read(bob);

        assertThat(failure(
                                NotFoundException.class,
                                () -> Ships.sailors(argo).remove(bobs).exec(db()))
                        .key())
                .contains(bob.id());
        assertThat(failure(() -> Ships.sailors(argo).remove(anns, bobs).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(argo)).containsExactly("Ann");
        assertThat(crew(beagle)).containsExactly("Bob");
    }

    @Test
    @Covers({
        "relation_has_many_link_unlink/add_remove_single_relation_required_belongs_to",
        "relation_has_many_composite_key/composite_add_remove_single_relation_required_belongs_to",
        "relation_has_many_crud/has_many_update_remove",
        "relation_has_many_crud/has_many_apply_multiple_removes"
    })
    void anOrphanIsDeleted() {
        Cabin one = get(Cabins.create().label("one").ship(argo).exec(db()));
        Cabin two = get(Cabins.create().label("two").ship(argo).exec(db()));
        get(Ships.cabins(argo).remove(one).exec(db()));

        assertThat(cabins(argo)).containsExactly("two");
        assertThat(get(Cabins.all().count(db()))).isEqualTo(1);
        assertThat(failure(() -> Ships.cabins(argo).remove(one).exec(db()))).isInstanceOf(NotFoundException.class);

        Bunk bunk = get(Bunks.create().label("a").cabin(two).exec(db()));
        get(Cabins.bunks(two).remove(bunk).exec(db()));
        assertThat(get(Bunks.all().count(db()))).isZero();
    }

    @Test
    void aRequiredRelationIsKept() {
        Voyage voyage = get(Voyages.create().port("Rio").ship(argo).exec(db()));

        refuses(
                ErrorCode.REQUIRED_RELATION,
                () -> Ships.voyages(argo).remove(voyage).exec(db()));
        refuses(ErrorCode.REQUIRED_RELATION, () -> Ships.voyages(argo).clear().exec(db()));
        refuses(
                ErrorCode.REQUIRED_RELATION,
                () -> Ships.voyages(argo).set(List.of(voyage)).exec(db()));
        get(Ships.voyages(beagle).add(voyage).exec(db()));
        assertThat(get(Ships.voyages(beagle).count(db()))).isEqualTo(1);
    }

    @Test
    void allRowsAreUnlinked() {
        get(Ships.sailors(argo).add(ann, bob).exec(db()));
        get(Ships.sailors(beagle).add(cy).exec(db()));
        assertThat(get(Ships.sailors(argo).clear().exec(db())).matched()).isEqualTo(2);
        assertThat(crew(argo)).isEmpty();
        assertThat(crew(beagle)).containsExactly("Cy");
        assertThat(get(Ships.sailors(argo).clear().exec(db())).matched()).isZero();
    }

    // ---- set

    @Test
    void theListReplacesTheRows() {
        get(Ships.sailors(argo).add(ann, bob).exec(db()));
        Sailor bobs = read(bob);
        probe().clear();
        assertThat(get(Ships.sailors(argo).set(List.of(bobs, cy)).exec(db())).matched())
                .isEqualTo(3);

        assertThat(writes()).isEqualTo(transactional() ? 3 : 1);
        assertThat(crew(argo)).containsExactly("Bob", "Cy");
        assertThat(read(ann).shipId()).isEmpty();
        get(Ships.sailors(argo).set(List.of()).exec(db()));
        assertThat(crew(argo)).isEmpty();
    }

    @Test
    @Covers({
        "relation_has_many_crud/has_many_apply_swap_unique_required_fk",
        "relation_has_many_crud/has_many_apply_remove_then_insert"
    })
    void whatIsUnlinkedFreesItsUniqueValues() {
        Sailor other = get(Sailors.create().name("Di").rank(1).exec(db()));
        get(Ships.sailors(argo).add(ann, bob).exec(db()));
        assertThat(failure(() -> Ships.sailors(argo).add(other).exec(db())))
                .isInstanceOf(ConstraintViolationException.class);

        get(Ships.sailors(argo).set(List.of(other)).exec(db()));
        assertThat(crew(argo)).containsExactly("Di");
    }

    @Test
    void aRecordThatIsGoneHasNoList() {
        get(Ships.delete(argo).exec(db()));
        assertThat(failure(
                                NotFoundException.class,
                                () -> Ships.sailors(argo).set(List.of(ann)).exec(db()))
                        .key())
                .contains(argo.id());
        assertThat(read(ann).version()).isEqualTo(1);
    }

    @Test
    void theListIsAllOrNothing() {
        get(Ships.sailors(argo).add(ann).exec(db()));
        get(Sailors.delete(bob).exec(db()));

        assertThat(failure(() -> Ships.sailors(argo).set(List.of(bob, cy)).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(argo)).containsExactly("Ann");
        assertThat(read(ann).version()).isEqualTo(2);
    }

    @Test
    void aPartOfAStatementAbortsItsTransaction() {
        if (!transactional()) {
            return;
        }
        get(Sailors.delete(bob).exec(db()));

        assertThat(failure(() -> db().transaction(tx -> Ships.sailors(argo)
                        .add(bob)
                        .exec(tx)
                        .onErrorResume(NotFoundException.class, none -> Mono.empty())
                        .then(Ships.sailors(argo).add(ann).exec(tx))
                        .then(Ships.sailors(argo)
                                .add(cy, bob)
                                .exec(tx)
                                .then()
                                .onErrorResume(NotFoundException.class, none -> Mono.empty())))))
                .isInstanceOf(TransactionAbortedException.class);
        assertThat(crew(argo)).isEmpty();
    }

    @Test
    void linksStandInABatch() {
        if (!transactional()) {
            return;
        }
        get(Sailors.delete(cy).exec(db()));
        get(db().batch(Ships.sailors(argo).add(ann, bob), Ships.sailors(beagle).set(List.of())));
        assertThat(crew(argo)).containsExactly("Ann", "Bob");

        Sailor anns = read(ann);
        assertThat(failure(() -> db().batch(
                                Ships.sailors(argo).remove(anns),
                                Ships.sailors(argo).add(cy))))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
    }

    // ---- has-one

    @Test
    void aHasOneIsReplaced() {
        Flag red = get(Flags.create().color("red").ship(argo).exec(db()));
        Flag blue = get(Flags.create().color("blue").exec(db()));
        get(Ships.flag(argo).set(blue).exec(db()));

        assertThat(get(Ships.flag(argo).one(db())).color()).isEqualTo("blue");
        assertThat(get(Flags.filter(f -> f.color().eq(red.color())).one(db())).shipId())
                .isEmpty();
        get(Ships.flag(beagle).set(blue).exec(db()));
        assertThat(get(Ships.flag(argo).exists(db()))).isFalse();
        get(Ships.flag(beagle).clear().exec(db()));
        assertThat(get(Flags.all().count(db()))).isEqualTo(2);
        assertThat(get(Ships.flag(beagle).exists(db()))).isFalse();
    }

    // ---- races

    /** Each of the statements finds the versions that it has read, or fails. */
    @Test
    void concurrentLinksLeaveEachRowWithOneRecord() {
        long lost = get(Flux.range(0, WRITERS)
                .flatMap(
                        i -> Sailors.all()
                                .all(db())
                                .collectList()
                                .flatMap(all -> Ships.sailors(i % 2 == 0 ? argo : beagle)
                                        .set(all)
                                        .exec(db()))
                                .thenReturn(0)
                                .onErrorReturn(LinkRowsTopic::isLost, 1),
                        2)
                .filter(failed -> failed == 1)
                .count());

        assertThat(lost).isLessThan(WRITERS);
        assertThat(crew(argo).size() + crew(beagle).size()).isEqualTo(3);
        assertThat(crew(argo).size() % 3).isZero();
    }

    private static boolean isLost(Throwable error) {
        return error instanceof OptimisticLockException || error instanceof ConflictException;
    }
}
