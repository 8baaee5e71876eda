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
import dev.runnel.tck.scenario.folder.Folder;
import dev.runnel.tck.scenario.folder.Folders;
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

/** An update or a create of one record also creates, links and unlinks rows of its relations. */
@AlsoWithCompositeKeys
public abstract class RelatedWritesTopic extends Topic {
    private static final int WRITERS = 16;

    private Ship argo;
    private Ship beagle;
    private Sailor ann;
    private Sailor bob;
    private Sailor cy;

    @Override
    protected List<ModelProvider> models() {
        return List.of(
                Ships.MODEL, Cabins.MODEL, Bunks.MODEL, Sailors.MODEL, Voyages.MODEL, Flags.MODEL, Folders.MODEL);
    }

    @BeforeEach
    void write() {
        argo = get(Ships.create().name("Argo").exec(db()));
        beagle = get(Ships.create().name("Beagle").exec(db()));
        ann = get(Sailors.create().name("Ann").rank(1).ship(argo).exec(db()));
        bob = get(Sailors.create().name("Bob").rank(2).exec(db()));
        cy = get(Sailors.create().name("Cy").rank(3).ship(beagle).exec(db()));
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

    private List<String> ships() {
        return list(
                Ships.all().orderBy(s -> s.name().asc()).select(s -> s.name()).all(db()));
    }

    /** The number of statements without the reads of a key-value store, which reads the items before it writes them. */
    private long statements() {
        return Sent.verbs(probe()).stream()
                .filter(verb -> transactional() || verb.equals("transact"))
                .count();
    }

    /** On a key-value store a statement is one transact write. */
    private long atMost(int statements) {
        return transactional() ? statements : 1;
    }

    // ---- the rows of a relation in an update

    @Test
    @Covers({
        "relation_has_many_crud/has_many_insert_on_update",
        "relation_has_many_composite_key/composite_has_many_insert_on_update",
        "relation_has_many_composite_key/composite_assign_todo_that_already_has_user_on_update",
        "relation_has_many_crud/has_many_apply_insert_and_remove",
        "relation_has_many_crud/has_many_apply_combinations",
        "relation_has_many_crud/assign_todo_that_already_has_user_on_update"
    })
    void anUpdateCreatesLinksAndUnlinksRows() {
        Ship renamed = get(Ships.update(argo)
                .name("Argo II")
                .sailors(s -> s.name("Di").rank(4))
                .addSailors(bob, cy)
                .removeSailors(ann)
                .exec(db()));

        assertThat(renamed.name()).isEqualTo("Argo II");
        assertThat(statements()).isEqualTo(atMost(4));
        assertThat(crew(argo)).containsExactly("Bob", "Cy", "Di");
        assertThat(crew(beagle)).isEmpty();
        assertThat(ships()).containsExactly("Argo II", "Beagle");
        assertThat(read(ann).shipId()).isEmpty();
        assertThat(read(ann).version()).isEqualTo(2);
        assertThat(read(cy).version()).isEqualTo(2);
    }

    @Test
    @Covers({
        "relation_has_many_crud/has_many_apply_multiple_inserts",
        "relation_has_many_crud/has_many_apply_two_inserts_and_remove"
    })
    void newRowsOfOneRelationAreOneStatement() {
        get(Ships.update(argo)
                .name("Argo")
                .sailors(s -> s.name("Di").rank(4))
                .sailors(s -> s.name("Eve").rank(5))
                .removeSailors(List.of(ann))
                .exec(db()));

        assertThat(statements()).isEqualTo(atMost(3));
        assertThat(crew(argo)).containsExactly("Di", "Eve");
    }

    @Test
    @Covers("relation_has_many_crud/has_many_apply_nested")
    void newRowsHaveNewRowsOfTheirOwn() {
        get(Ships.update(argo)
                .cabins(c -> c.label("one").bunks(b -> b.label("a")).bunks(b -> b.label("b")))
                .exec(db()));

        assertThat(cabins(argo)).containsExactly("one");
        assertThat(list(Ships.cabins(argo)
                        .bunks()
                        .orderBy(b -> b.label().asc())
                        .select(b -> b.label())
                        .all(db())))
                .containsExactly("a", "b");
    }

    @Test
    void severalRelationsChangeAtOnce() {
        Flag red = get(Flags.create().color("red").exec(db()));
        Cabin one = get(Cabins.create().label("one").ship(argo).exec(db()));
        get(Ships.update(argo)
                .name("Argo II")
                .removeCabins(one)
                .cabins(c -> c.label("two"))
                .flag(red)
                .addSailors(bob)
                .voyages(v -> v.port("Rio"))
                .exec(db()));

        assertThat(cabins(argo)).containsExactly("two");
        assertThat(get(Ships.flag(argo).one(db())).color()).isEqualTo("red");
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
        assertThat(get(Ships.voyages(argo).count(db()))).isEqualTo(1);
    }

    @Test
    @Covers({
        "relation_has_many_crud/has_many_apply_swap_unique_with_extra_insert",
        "relation_has_many_crud/has_many_apply_remove_then_insert"
    })
    void takenAwayRowsFreeTheirUniqueValues() {
        Sailor first = get(Sailors.create().name("Di").rank(1).exec(db()));
        assertThat(failure(() -> Ships.update(argo).addSailors(first).exec(db())))
                .isInstanceOf(ConstraintViolationException.class);

        get(Ships.update(argo).addSailors(first).removeSailors(ann).exec(db()));
        assertThat(crew(argo)).containsExactly("Di");

        get(Ships.update(argo)
                .sailors(s -> s.name("Eve").rank(1))
                .removeSailors(read(first))
                .addSailors(bob)
                .exec(db()));
        assertThat(crew(argo)).containsExactly("Bob", "Eve");
    }

    @Test
    @Covers("relation_has_many_crud/has_many_apply_insert_remove_same_item")
    void theLastCallForARowCounts() {
        get(Ships.update(argo).removeSailors(ann).addSailors(ann).exec(db()));
        assertThat(crew(argo)).containsExactly("Ann");

        get(Ships.update(argo)
                .addSailors(read(ann), bob)
                .removeSailors(read(ann))
                .exec(db()));
        assertThat(crew(argo)).containsExactly("Bob");

        assertThat(failure(() ->
                        Ships.update(argo).addSailors(cy).removeSailors(cy).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(beagle)).containsExactly("Cy");
    }

    @Test
    void noRowsChangeNothing() {
        assertThat(get(Ships.update(argo)
                                .name("Argo II")
                                .addSailors()
                                .removeSailors(List.of())
                                .exec(db()))
                        .name())
                .isEqualTo("Argo II");
        assertThat(statements()).isEqualTo(1);
        assertThat(get(Ships.update(argo).sailors(List.of()).exec(db())).name()).isEqualTo("Argo II");
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    void aNullRowIsRejected() {
        assertThat(failure(() -> Ships.update(argo).addSailors((Sailor) null).exec(db())))
                .isInstanceOf(InvalidValueException.class);
        assertThat(failure(() -> Ships.update(argo).flag((Flag) null).exec(db())))
                .isInstanceOf(InvalidValueException.class);
    }

    // ---- without columns

    @Test
    void anUpdateWithoutColumnsLocksItsRecord() {
        Ship same = get(Ships.update(argo).addSailors(bob).exec(db()));

        assertThat(same.name()).isEqualTo("Argo");
        assertThat(statements()).isEqualTo(atMost(2));
        assertThat(crew(argo)).containsExactly("Ann", "Bob");

        get(Ships.delete(beagle).exec(db()));
        assertThat(failure(() -> Ships.update(beagle).addSailors(read(bob)).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
    }

    @Test
    void theRecordIsGuardedByItsVersion() {
        Cabin one = get(Cabins.create().label("one").ship(argo).exec(db()));
        Cabin linked = get(Cabins.update(one).bunks(b -> b.label("a")).exec(db()));
        assertThat(linked.version()).isEqualTo(1);
        Cabin renamed =
                get(Cabins.update(linked).label("two").bunks(b -> b.label("b")).exec(db()));
        assertThat(renamed.version()).isEqualTo(2);

        assertThat(failure(() -> Cabins.update(one).bunks(b -> b.label("c")).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(failure(() ->
                        Cabins.update(one).label("x").bunks(b -> b.label("c")).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(failure(() -> Cabins.update(renamed)
                        .onlyIf(c -> c.label().eq("one"))
                        .bunks(b -> b.label("c"))
                        .exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(get(Bunks.all().count(db()))).isEqualTo(2);
    }

    // ---- all or nothing

    @Test
    void aRowThatIsNotLinkedIsNotFound() {
        assertThat(failure(() -> Ships.update(argo)
                        .name("Argo II")
                        .removeSailors(cy)
                        .addSailors(bob)
                        .exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    void eachRowIsGuardedByItsVersion() {
        get(Sailors.update(bob).rank(7).exec(db()));

        assertThat(failure(() -> Ships.update(argo)
                        .name("Argo II")
                        .removeSailors(ann)
                        .addSailors(bob)
                        .exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    @Covers("tx_atomic_stmt/update_with_new_association_rolls_back_on_failure")
    void aRejectedNewRowUndoesTheUpdate() {
        assertThat(failure(() -> Ships.update(argo)
                        .name("Argo II")
                        .sailors(s -> s.name("Di").rank(1))
                        .exec(db())))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    void aTransactionContinuesIfNothingWasWritten() {
        if (!transactional()) {
            return;
        }
        get(db().transaction(tx -> Ships.update(argo)
                .removeSailors(cy)
                .exec(tx)
                .onErrorResume(NotFoundException.class, none -> Mono.empty())
                .then(Ships.update(argo).addSailors(bob).exec(tx))));
        assertThat(crew(argo)).containsExactly("Ann", "Bob");

        assertThat(failure(() -> db().transaction(tx -> Ships.update(argo)
                        .name("Argo II")
                        .removeSailors(cy)
                        .exec(tx)
                        .then()
                        .onErrorResume(NotFoundException.class, none -> Mono.empty()))))
                .isInstanceOf(TransactionAbortedException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
    }

    @Test
    void relatedWritesStandInABatch() {
        if (!transactional()) {
            return;
        }
        get(db().batch(
                        Ships.update(argo).name("Argo II").addSailors(bob),
                        Ships.create().name("Cutty").addSailors(cy)));
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
        assertThat(ships()).containsExactly("Argo II", "Beagle", "Cutty");

        Sailor bobs = read(bob);
        assertThat(failure(() -> db().batch(
                                Ships.update(argo).name("Argo III").removeSailors(bobs),
                                Ships.update(beagle).name("Beagle II").addSailors(cy))))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(crew(argo)).containsExactly("Ann", "Bob");
        assertThat(ships()).containsExactly("Argo II", "Beagle", "Cutty");
    }

    // ---- orphans and required keys

    @Test
    void anOrphanIsDeletedWithItsRows() {
        Cabin one = get(Cabins.create().label("one").ship(argo).exec(db()));
        Bunk bunk = get(Bunks.create().label("a").cabin(one).exec(db()));
        assertThat(bunk.label()).isEqualTo("a");

        get(Ships.update(argo).name("Argo II").removeCabins(one).exec(db()));
        assertThat(get(Cabins.all().count(db()))).isZero();
        assertThat(get(Bunks.all().count(db()))).isZero();
    }

    @Test
    @Covers("relation_has_one_crud/unset_has_one_with_required_pair_in_pk_query_update")
    void aRequiredRelationIsKept() {
        Voyage voyage = get(Voyages.create().port("Rio").ship(argo).exec(db()));

        refuses(
                ErrorCode.REQUIRED_RELATION,
                () -> Ships.update(argo).name("x").removeVoyages(voyage).exec(db()));
        get(Ships.update(beagle).addVoyages(voyage).exec(db()));
        assertThat(get(Ships.voyages(beagle).count(db()))).isEqualTo(1);
    }

    // ---- has-one

    @Test
    @Covers({
        "relation_has_one_crud/set_has_one_by_value_in_update_query",
        "relation_has_one_crud/associate_has_one_by_val_on_update_query_with_filter_1"
    })
    void aHasOneIsReplaced() {
        Flag red = get(Flags.create().color("red").ship(argo).exec(db()));
        Flag blue = get(Flags.create().color("blue").exec(db()));
        probe().clear();
        get(Ships.update(argo).name("Argo II").flag(blue).exec(db()));

        assertThat(statements()).isEqualTo(atMost(3));
        assertThat(get(Ships.flag(argo).one(db())).color()).isEqualTo("blue");
        assertThat(get(Flags.filter(f -> f.color().eq(red.color())).one(db())).shipId())
                .isEmpty();
        get(Ships.update(beagle).flag(blue).exec(db()));
        assertThat(get(Ships.flag(argo).exists(db()))).isFalse();
        get(Ships.update(beagle).flag(f -> f.color("green")).exec(db()));
        assertThat(get(Ships.flag(beagle).one(db())).color()).isEqualTo("green");
        assertThat(get(Flags.all().count(db()))).isEqualTo(3);
    }

    @Test
    @Covers("relation_has_one_crud/unset_has_one_in_batch_update")
    void aHasOneIsCleared() {
        Flag red = get(Flags.create().color("red").ship(argo).exec(db()));
        get(Ships.update(argo).clearFlag().exec(db()));
        assertThat(get(Ships.flag(argo).exists(db()))).isFalse();

        get(Ships.update(argo).clearFlag().flag(red).exec(db()));
        assertThat(get(Ships.flag(argo).one(db())).color()).isEqualTo("red");
        get(Ships.update(argo).flag(f -> f.color("green")).clearFlag().exec(db()));
        assertThat(get(Ships.flag(argo).exists(db()))).isFalse();
        get(Ships.update(argo).flag(f -> f.color("green")).flag(red).exec(db()));
        assertThat(get(Flags.all().count(db()))).isEqualTo(1);
    }

    // ---- creates

    @Test
    @Covers({
        "relation_has_many_crud/assign_todo_that_already_has_user_on_create",
        "relation_has_many_composite_key/composite_assign_todo_that_already_has_user_on_create",
        "relation_has_one_crud/associate_has_one_by_val_on_insert"
    })
    void existingRowsMoveToANewRecord() {
        Flag red = get(Flags.create().color("red").ship(argo).exec(db()));
        probe().clear();
        Ship cutty = get(Ships.create()
                .name("Cutty")
                .addSailors(ann, bob)
                .sailors(s -> s.name("Di").rank(4))
                .flag(red)
                .exec(db()));

        assertThat(statements()).isEqualTo(atMost(4));
        assertThat(cutty.name()).isEqualTo("Cutty");
        assertThat(crew(cutty)).containsExactly("Ann", "Bob", "Di");
        assertThat(crew(argo)).isEmpty();
        assertThat(get(Ships.flag(cutty).one(db())).color()).isEqualTo("red");
        assertThat(read(ann).version()).isEqualTo(2);
    }

    @Test
    void aCreateThatLinksIsAllOrNothing() {
        get(Sailors.update(bob).rank(7).exec(db()));
        assertThat(failure(
                        () -> Ships.create().name("Cutty").addSailors(ann, bob).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    void existingRowsMoveToSeveralNewRecords() {
        List<Ship> created = get(Ships.createMany(List.of(
                        Ships.create().name("Cutty").addSailors(ann),
                        Ships.create().name("Discovery").addSailors(bob, cy),
                        Ships.create().name("Endeavour")))
                .exec(db()));

        assertThat(created).extracting(Ship::name).containsExactly("Cutty", "Discovery", "Endeavour");
        assertThat(crew(created.get(0))).containsExactly("Ann");
        assertThat(crew(created.get(1))).containsExactly("Bob", "Cy");
        refuses(
                ErrorCode.REPEATED_KEY,
                () -> Ships.createMany(List.of(
                                Ships.create().name("F").addSailors(ann),
                                Ships.create().name("G").addSailors(ann)))
                        .exec(db()));
    }

    @Test
    @Covers({
        "relation_has_many_crud/associate_new_user_with_todo_on_update_via_creation",
        "relation_has_many_composite_key/composite_associate_new_user_with_todo_on_update_via_creation"
    })
    void anUpdateCreatesTheRecordThatItsRowBelongsTo() {
        Sailor moved = get(Sailors.update(ann)
                .rank(9)
                .ship(Ships.create().name("Cutty").cabins(c -> c.label("one")))
                .exec(db()));

        assertThat(statements()).isEqualTo(atMost(3));
        Ship cutty = get(Ships.filter(s -> s.name().eq("Cutty")).one(db()));
        assertThat(moved.shipId()).contains(cutty.id());
        assertThat(moved.version()).isEqualTo(2);
        assertThat(crew(cutty)).containsExactly("Ann");
        assertThat(cabins(cutty)).containsExactly("one");

        Voyage voyage = get(Voyages.create().port("Rio").ship(argo).exec(db()));
        get(Voyages.update(voyage).ship(Ships.create().name("Discovery")).exec(db()));
        assertThat(get(Ships.voyages(argo).count(db()))).isZero();
        assertThat(ships()).containsExactly("Argo", "Beagle", "Cutty", "Discovery");
    }

    @Test
    void theLastCallForTheOwnerCounts() {
        get(Sailors.update(ann).ship(Ships.create().name("Cutty")).ship(beagle).exec(db()));
        get(Sailors.update(bob).ship(Ships.create().name("Cutty")).clearShip().exec(db()));
        assertThat(ships()).containsExactly("Argo", "Beagle");
        assertThat(crew(beagle)).containsExactly("Ann", "Cy");

        get(Sailors.update(read(bob))
                .ship(argo)
                .ship(Ships.create().name("Cutty"))
                .exec(db()));
        assertThat(ships()).containsExactly("Argo", "Beagle", "Cutty");
        assertThat(crew(argo)).isEmpty();
    }

    @Test
    void aMissingRowCreatesNoOwner() {
        get(Sailors.delete(ann).exec(db()));
        assertThat(failure(() ->
                        Sailors.update(ann).ship(Ships.create().name("Cutty")).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(ships()).containsExactly("Argo", "Beagle");
    }

    // ---- rejected before any call

    @Test
    void aRelationChangesWithOneRecordOnly() {
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Ships.all().update().name("x").addSailors(ann).exec(db()));
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Ships.updateMany(List.of(Ships.update(argo).name("x").addSailors(ann)))
                        .exec(db()));
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Sailors.updateMany(
                                List.of(Sailors.update(ann).ship(Ships.create().name("x"))))
                        .exec(db()));
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Sailors.create()
                        .name("Di")
                        .rank(4)
                        .ship(Ships.create().name("x").addSailors(ann))
                        .exec(db()));
    }

    @Test
    void aRowIsWrittenOnce() {
        Folder root = get(Folders.create().name("root").exec(db()));
        refuses(
                ErrorCode.REPEATED_KEY,
                () -> Folders.update(root).name("x").addChildren(root).exec(db()));
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> Ships.createMany(List.of(Ships.draft().addSailors(ann))).exec(db()));
    }

    // ---- races

    /** Each of the statements finds the versions that it has read, or fails. */
    @Test
    void concurrentUpdatesLeaveEachRowWithOneRecord() {
        get(Sailors.update(ann).clearShip().exec(db()));
        long lost = get(Flux.range(0, WRITERS)
                .flatMap(
                        i -> Sailors.all()
                                .all(db())
                                .collectList()
                                .flatMap(all -> (i % 2 == 0
                                                ? Ships.update(argo).name("Argo " + i)
                                                : Ships.update(beagle))
                                        .addSailors(all)
                                        .exec(db()))
                                .thenReturn(0)
                                .onErrorReturn(RelatedWritesTopic::isLost, 1),
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
