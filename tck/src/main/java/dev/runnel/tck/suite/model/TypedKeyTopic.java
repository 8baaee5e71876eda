package dev.runnel.tck.suite.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Page;
import dev.runnel.RowValue;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.task.composite.Owner;
import dev.runnel.tck.scenario.task.composite.Owners;
import dev.runnel.tck.scenario.task.composite.Realm;
import dev.runnel.tck.scenario.task.composite.Task;
import dev.runnel.tck.scenario.task.composite.Tasks;
import dev.runnel.tck.scenario.task.composite.Zone;
import dev.runnel.tck.suite.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.util.function.Tuples;

/**
 * Keys with a newtype and an enum as components. Eight owners have every combination of two realms, two zones and two
 * numbers.
 */
public abstract class TypedKeyTopic extends Topic {
    private static final Realm NEAR = new Realm("near");
    private static final Realm FAR = new Realm("far");
    private static final Owners.Key FIRST = new Owners.Key(NEAR, Zone.WEST, 1);
    private static final Owners.Key LAST = new Owners.Key(FAR, Zone.EAST, 2);
    private static final Owners.Key NOBODY = new Owners.Key(NEAR, Zone.EAST, 9);

    @Override
    protected List<ModelProvider> models() {
        return List.of(Owners.MODEL, Tasks.MODEL);
    }

    @BeforeEach
    void seedOwners() {
        List<Owners.Create> owners = new ArrayList<>();
        for (Realm realm : List.of(NEAR, FAR)) {
            for (Zone zone : Zone.values()) {
                for (long number = 1; number <= 2; number++) {
                    owners.add(Owners.create()
                            .name(realm.value() + " " + zone + " " + number)
                            .realm(realm)
                            .zone(zone)
                            .number(number));
                }
            }
        }
        get(Owners.createMany(owners).exec(db()));
        probe().clear();
    }

    private Task task(Owners.Key owner, String name) {
        return get(Tasks.create()
                .owner(owner.realm(), owner.zone(), owner.number())
                .name(name)
                .points(1)
                .done(false)
                .exec(db()));
    }

    private List<String> names(Owners.Query query) {
        return list(query.orderBy(o -> o.name().asc()).select(o -> o.name()).all(db()));
    }

    @Test
    void byKey() {
        Owner first = get(Owners.byKey(FIRST).one(db()));
        assertThat(first.name()).isEqualTo("near WEST 1");
        assertThat(Owners.keyOf(first)).isEqualTo(FIRST);
        assertThat(get(Owners.byKey(FAR, Zone.EAST, 2).one(db())).name()).isEqualTo("far EAST 2");
        failure(NotFoundException.class, () -> Owners.byKey(NOBODY).one(db()));
    }

    @Test
    void byKeys() {
        assertThat(names(Owners.byKeys(List.of(LAST, FIRST, NOBODY, LAST))))
                .containsExactly("far EAST 2", "near WEST 1");
        assertThat(get(Owners.filter(o -> o.key().notIn(List.of(LAST, FIRST, NOBODY)))
                        .count(db())))
                .isEqualTo(6);
        assertThat(get(Owners.filter(o -> o.key().ne(FIRST)).count(db()))).isEqualTo(7);
        assertThat(names(Owners.filter(o -> o.key().eq(FIRST).or(o.key().eq(LAST)))))
                .containsExactly("far EAST 2", "near WEST 1");
    }

    @Test
    void tuplesOfSomeParts() {
        assertThat(names(Owners.filter(o -> RowValue.of(o.zone(), o.realm())
                        .in(List.of(Tuples.of(Zone.EAST, NEAR), Tuples.of(Zone.WEST, FAR))))))
                .containsExactly("far WEST 1", "far WEST 2", "near EAST 1", "near EAST 2");
    }

    @Test
    @Covers("embed_newtype/newtype_key_and_predicate")
    void byTheFirstParts() {
        assertThat(get(Owners.byRealm(FAR).count(db()))).isEqualTo(4);
        assertThat(names(Owners.byRealmAndZone(FAR, Zone.WEST))).containsExactly("far WEST 1", "far WEST 2");
        assertThat(names(Owners.byRealmAndZone(FAR, Zone.WEST)
                        .filter(o -> o.number().gt(1L))))
                .containsExactly("far WEST 2");
        assertThat(names(Owners.byRealm(NEAR).filter(o -> o.zone().ne(Zone.EAST))))
                .containsExactly("near WEST 1", "near WEST 2");
        assertThat(get(Owners.byRealm(new Realm("nowhere")).exists(db()))).isFalse();
    }

    @Test
    void ofAForeignKey() {
        task(FIRST, "dig");
        task(LAST, "cut");
        assertThat(list(Tasks.filter(t -> t.owner().key().in(List.of(FIRST, NOBODY)))
                        .select(t -> t.name())
                        .all(db())))
                .containsExactly("dig");
        assertThat(list(Tasks.byOwnerRealmAndOwnerZoneAndOwnerNumber(FAR, Zone.EAST, 2)
                        .select(t -> t.name())
                        .all(db())))
                .containsExactly("cut");
        assertThat(list(Tasks.filter(t -> t.owner().zone().eq(Zone.WEST))
                        .select(t -> t.owner().realm(), t -> t.ownerZone())
                        .all(db())))
                .containsExactly(Tuples.of(NEAR, Zone.WEST));
    }

    @Test
    void asValuesOfASubquery() {
        task(FIRST, "dig");
        task(LAST, "cut");
        assertThat(list(Tasks.filter(t -> t.ownerRealm()
                                .in(Owners.filter(o -> o.name().startsWith("far"))
                                        .select(o -> o.realm())))
                        .select(t -> t.name())
                        .all(db())))
                .containsExactly("cut");
        assertThat(list(Tasks.filter(t -> t.ownerZone()
                                .notIn(Owners.filter(o -> o.name().eq("near WEST 2"))
                                        .select(o -> o.zone())))
                        .select(t -> t.name())
                        .all(db())))
                .containsExactly("cut");
        assertThat(names(Owners.filter(o -> o.name()
                        .in(Tasks.filter(t -> t.owner().key().in(List.of(LAST, NOBODY)))
                                .select(t -> t.owner().name())))))
                .containsExactly("far EAST 2");
    }

    @Test
    void changesAndDeletes() {
        Owner last = get(Owners.byKey(LAST).one(db()));
        assertThat(get(Owners.update(last).about("the last").exec(db())).about())
                .contains("the last");
        assertThat(get(Owners.byRealmAndZone(FAR, Zone.EAST)
                                .update()
                                .about("east")
                                .exec(db()))
                        .matched())
                .isEqualTo(2);
        assertThat(get(Owners.delete(last).exec(db())).matched()).isEqualTo(1);
        failure(
                NotFoundException.class,
                () -> Owners.update(last).about("again").exec(db()));
        assertThat(get(Owners.all().count(db()))).isEqualTo(7);
        assertThat(get(Owners.filter(o -> o.about().eq("east")).count(db()))).isEqualTo(1);
    }

    @Test
    void pagesByTheWholeKey() {
        Comparator<Owner> byKey = Comparator.comparing((Owner o) -> o.realm().value())
                .thenComparing(o -> o.zone().name())
                .thenComparing(Owner::number);
        List<Owner> seen = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            Page<Owner> page =
                    get(next.map(Owners.all()::after).orElse(Owners.all()).page(3, db()));
            seen.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        assertThat(seen).hasSize(8).isSortedAccordingTo(byKey).doesNotHaveDuplicates();
    }
}
