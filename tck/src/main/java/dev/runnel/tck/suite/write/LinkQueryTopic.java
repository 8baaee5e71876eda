package dev.runnel.tck.suite.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.NonUniqueResultException;
import dev.runnel.error.NotFoundException;
import dev.runnel.error.OptimisticLockException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.ship.Bunks;
import dev.runnel.tck.scenario.ship.Cabins;
import dev.runnel.tck.scenario.ship.Flag;
import dev.runnel.tck.scenario.ship.Flags;
import dev.runnel.tck.scenario.ship.Sailor;
import dev.runnel.tck.scenario.ship.Sailors;
import dev.runnel.tck.scenario.ship.Ship;
import dev.runnel.tck.scenario.ship.Ships;
import dev.runnel.tck.scenario.ship.Voyages;
import dev.runnel.tck.suite.Sent;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of the records of a query are linked, unlinked and created. */
@AlsoWithCompositeKeys
public abstract class LinkQueryTopic extends Topic {
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
        ann = get(Sailors.create().name("Ann").rank(1).ship(argo).exec(db()));
        bob = get(Sailors.create().name("Bob").rank(2).ship(beagle).exec(db()));
        cy = get(Sailors.create().name("Cy").rank(3).exec(db()));
        probe().clear();
    }

    private static Ships.Query named(String name) {
        return Ships.filter(s -> s.name().eq(name));
    }

    private List<String> crew(Ship ship) {
        return list(Ships.sailors(ship)
                .orderBy(s -> s.name().asc())
                .select(s -> s.name())
                .all(db()));
    }

    private long statements() {
        return Sent.verbs(probe()).stream()
                .filter(verb -> transactional() || verb.equals("transact"))
                .count();
    }

    @Test
    @Covers("relation_has_many_crud/has_many_apply_insert_and_remove_nullable_fk")
    void rowsAreLinkedToTheOneRecord() {
        assertThat(get(named("Argo").sailors().add(bob, cy).exec(db())).matched())
                .isEqualTo(2);

        assertThat(statements()).isEqualTo(transactional() ? 2 : 1);
        assertThat(crew(argo)).containsExactly("Ann", "Bob", "Cy");
        assertThat(crew(beagle)).isEmpty();
    }

    @Test
    void theRowsOfTheOneRecordAreReplaced() {
        get(named("Argo").sailors().set(List.of(cy)).exec(db()));
        assertThat(statements()).isEqualTo(transactional() ? 3 : 1);
        assertThat(crew(argo)).containsExactly("Cy");
        assertThat(crew(beagle)).containsExactly("Bob");

        get(named("Argo").sailors().set(List.of()).exec(db()));
        assertThat(crew(argo)).isEmpty();
        assertThat(crew(beagle)).containsExactly("Bob");
    }

    @Test
    void aRowOfTheOneRecordIsCreated() {
        Sailor made = get(named("Argo").sailors().create().name("Dan").rank(4).exec(db()));

        assertThat(statements()).isEqualTo(transactional() ? 2 : 1);
        assertThat(made.shipId()).contains(argo.id());
        assertThat(crew(argo)).containsExactly("Ann", "Dan");
    }

    @Test
    void aHasOneRelationHasOneRow() {
        Flag red = get(Flags.create().color("red").ship(argo).exec(db()));
        Flag blue = get(Flags.create().color("blue").exec(db()));
        get(named("Argo").flag().set(blue).exec(db()));

        assertThat(get(Flags.filter(f -> f.color().eq("red")).one(db())).shipId())
                .isEmpty();
        assertThat(get(Flags.filter(f -> f.color().eq("blue")).one(db())).shipId())
                .contains(argo.id());

        get(named("Argo").flag().clear().exec(db()));
        assertThat(list(Flags.filter(f -> f.shipId().isNotNull()).all(db()))).isEmpty();
        assertThat(red.shipId()).isPresent();
    }

    @Test
    void severalRecordsAreTooMany() {
        assertThat(failure(() -> Ships.all().sailors().add(cy).exec(db())))
                .isInstanceOf(NonUniqueResultException.class);
        assertThat(failure(() -> Ships.all().sailors().set(List.of(cy)).exec(db())))
                .isInstanceOf(NonUniqueResultException.class);
        assertThat(failure(
                        () -> Ships.all().sailors().create().name("Dan").rank(4).exec(db())))
                .isInstanceOf(NonUniqueResultException.class);

        assertThat(crew(argo)).containsExactly("Ann");
        assertThat(crew(beagle)).containsExactly("Bob");
        assertThat(get(Sailors.all().count(db()))).isEqualTo(3);
    }

    @Test
    void withoutARecordNothingIsWritten() {
        assertThat(get(named("none").sailors().add(cy).exec(db())).matched()).isZero();
        assertThat(get(named("none").sailors().remove(ann).exec(db())).matched())
                .isZero();
        assertThat(get(named("none").sailors().set(List.of(ann)).exec(db())).matched())
                .isZero();
        assertThat(get(named("none").sailors().clear().exec(db())).matched()).isZero();
        assertThat(named("none")
                        .sailors()
                        .create()
                        .name("Dan")
                        .rank(4)
                        .exec(db())
                        .blockOptional())
                .isEmpty();

        assertThat(crew(argo)).containsExactly("Ann");
        assertThat(get(Sailors.all().count(db()))).isEqualTo(3);
    }

    @Test
    void theRowsOfAllRecordsAreUnlinked() {
        assertThat(get(Ships.all().sailors().clear().exec(db())).matched()).isEqualTo(2);

        assertThat(crew(argo)).isEmpty();
        assertThat(crew(beagle)).isEmpty();
        Sailor read = get(Sailors.filter(s -> s.name().eq("Ann")).one(db()));
        assertThat(read.version()).isEqualTo(2);
    }

    @Test
    void orphansOfAllRecordsAreDeleted() {
        get(Cabins.create().label("one").ship(argo).exec(db()));
        get(Cabins.create().label("two").ship(beagle).exec(db()));
        get(Ships.all().cabins().clear().exec(db()));
        assertThat(get(Cabins.all().count(db()))).isZero();
    }

    @Test
    void rowsOfSeveralRecordsAreUnlinked() {
        assertThat(get(Ships.all().sailors().remove(ann, bob).exec(db())).matched())
                .isEqualTo(2);
        assertThat(crew(argo)).isEmpty();
        assertThat(crew(beagle)).isEmpty();
    }

    @Test
    void aRowOfNoRecordIsNotFound() {
        assertThat(failure(() -> named("Argo").sailors().remove(bob).exec(db())))
                .isInstanceOf(NotFoundException.class);
        assertThat(crew(beagle)).containsExactly("Bob");
    }

    @Test
    void eachRowIsGuardedByItsVersion() {
        get(Sailors.update(cy).name("Cyril").exec(db()));
        assertThat(failure(() -> named("Argo").sailors().add(cy).exec(db())))
                .isInstanceOf(OptimisticLockException.class);
        assertThat(crew(argo)).containsExactly("Ann");
    }

    @Test
    void theRecordsOfARelationHaveRowsToo() {
        get(Sailors.filter(s -> s.name().eq("Ann")).ship().sailors().add(cy).exec(db()));
        assertThat(crew(argo)).containsExactly("Ann", "Cy");
    }

    @Test
    void aCreateForTheRecordOfAQueryStandsAlone() {
        refuses(
                ErrorCode.RECORD_EXPECTED,
                () -> Sailors.createMany(List.of(
                                named("Argo").sailors().create().name("Dan").rank(4)))
                        .exec(db()));
        assertThat(statements()).isZero();
    }
}
