package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Condition;
import dev.runnel.Deferred;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.fleet.Depot;
import dev.runnel.tck.scenario.fleet.Depots;
import dev.runnel.tck.scenario.fleet.Guard;
import dev.runnel.tck.scenario.fleet.Guards;
import dev.runnel.tck.scenario.fleet.Permit;
import dev.runnel.tck.scenario.fleet.Permits;
import dev.runnel.tck.scenario.fleet.Trip;
import dev.runnel.tck.scenario.fleet.Trips;
import dev.runnel.tck.scenario.fleet.Truck;
import dev.runnel.tck.scenario.fleet.Trucks;
import dev.runnel.tck.suite.Shown;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * References of several columns, whole or partial: one column may be null, or be shared with the key, and the same
 * numbers refer to another row under another tenant. A reference with a NULL column refers to no row.
 *
 * <p>Tenants acme and blue have the depots 1 and 2 each. The trucks: a1 is at home in acme 1 and lent to blue 1, a2 has
 * no home and is lent to a depot of acme without number, b1 is at home in blue 1 and lent to a number 1 of no tenant,
 * b2 is at home in blue 2.
 */
public abstract class PartialReferenceTopic extends Topic {
    private static final Set<String> ALL = Set.of("a1", "a2", "b1", "b2");

    private Depot acme1;
    private Depot blue1;

    @Override
    protected List<ModelProvider> models() {
        return List.of(Depots.MODEL, Trucks.MODEL, Guards.MODEL, Permits.MODEL, Trips.MODEL);
    }

    @BeforeEach
    void write() {
        acme1 = depot("acme", 1);
        depot("acme", 2);
        blue1 = depot("blue", 1);
        Depot blue2 = depot("blue", 2);
        get(Trucks.createMany(List.of(
                        truck("acme", 1).home(acme1).lentTo(blue1),
                        truck("acme", 2).lentTenant("acme"),
                        truck("blue", 1).home(blue1).lentNo(1L),
                        truck("blue", 2).home(blue2)))
                .exec(db()));
        probe().clear();
    }

    private Depot depot(String tenant, long no) {
        return get(Depots.create().tenant(tenant).no(no).name(tenant + " " + no).exec(db()));
    }

    private static Trucks.Create truck(String tenant, long no) {
        return Trucks.create().tenant(tenant).no(no);
    }

    private Truck truck(String name) {
        return get(Trucks.byKey(name.startsWith("a") ? "acme" : "blue", name.charAt(1) - '0')
                .one(db()));
    }

    private static String name(Truck truck) {
        return truck.tenant().substring(0, 1) + truck.no();
    }

    private static String home(Truck truck) {
        return name(truck) + " " + truck.home().map(Depot::name).orElse("-");
    }

    @Test
    void areReadWhereTheyAreWhole() {
        List<Truck> trucks = list(Trucks.all().include(t -> t.lentTo()).all(db()));

        assertThat(trucks)
                .extracting(PartialReferenceTopic::home)
                .containsExactlyInAnyOrder("a1 acme 1", "a2 -", "b1 blue 1", "b2 blue 2");
        assertThat(trucks)
                .extracting(t -> name(t) + Shown.optional("lent", t.lentTo(), Depot::name))
                .containsExactlyInAnyOrder("a1 lent(blue 1)", "a2 lent(-)", "b1 lent(-)", "b2 lent(-)");
    }

    @Test
    void areFollowedBackWhereTheyAreWhole() {
        List<Depot> depots = list(Depots.all()
                .orderBy(d -> d.tenant().asc(), d -> d.no().asc())
                .include(d -> d.trucks(), d -> d.borrowed())
                .all(db()));

        assertThat(depots)
                .extracting(d -> d.name()
                        + Shown.many("trucks", d.trucks(), PartialReferenceTopic::home)
                        + Shown.many("borrowed", d.borrowed(), PartialReferenceTopic::name))
                .containsExactly(
                        "acme 1 trucks[a1 acme 1] borrowed[]",
                        "acme 2 trucks[] borrowed[]",
                        "blue 1 trucks[b1 blue 1] borrowed[a1]",
                        "blue 2 trucks[b2 blue 2] borrowed[]");
    }

    @Test
    void conditionsOnWhatIsAbsentInPart() {
        finds(t -> t.lentTo().isNull(), "a2", "b1", "b2");
        finds(t -> t.lentTo().isNotNull(), "a1");
        finds(t -> t.home().isNull(), "a2");
        finds(t -> t.lentTenant().isNull(), "b1", "b2");
        finds(t -> t.lentNo().isNull(), "a2", "b2");
    }

    @Test
    void comparisonsWithRows() {
        finds(t -> t.lentTo().eq(blue1), "a1");
        finds(t -> t.lentTo().ne(blue1), "a2", "b1", "b2");
        finds(t -> t.lentTo().eq(acme1));
        finds(t -> t.lentTo().in(List.of(acme1, blue1)), "a1");
        finds(t -> t.lentTo().notIn(List.of(acme1, blue1)), "a2", "b1", "b2");
        finds(t -> t.home().eq(acme1), "a1");
        finds(t -> t.home().ne(acme1), "a2", "b1", "b2");
        finds(t -> t.home().in(List.of(acme1, blue1)), "a1", "b1");
    }

    @Test
    void conditionsOverThem() {
        finds(t -> t.lentTo().name().eq("blue 1"), "a1");
        finds(t -> t.lentTo().name().ne("blue 1"), "a2", "b1", "b2");
        finds(t -> t.lentTo().tenant().eq(t.tenant()));
        finds(t -> t.home().no().eq(t.no()), "a1", "b1", "b2");
        finds(t -> t.home().trucks().any(other -> other.lentTo().isNotNull()), "a1");
        finds(t -> t.lentTo().trucks().any(other -> other.no().eq(1L)), "a1");
        assertThat(list(Depots.filter(d -> d.borrowed().none(t -> t.no().eq(1L)))
                        .select(d -> d.name())
                        .all(db())))
                .containsExactlyInAnyOrder("acme 1", "acme 2", "blue 2");
        assertThat(list(Depots.filter(d -> d.trucks().all(t -> t.lentTo().isNull()))
                        .select(d -> d.name())
                        .all(db())))
                .containsExactlyInAnyOrder("acme 2", "blue 1", "blue 2");
        assertThat(list(Depots.filter(d -> d.trucks().count().eq(1L))
                        .select(d -> d.name())
                        .all(db())))
                .containsExactlyInAnyOrder("acme 1", "blue 1", "blue 2");
    }

    @Test
    void sortsAndSelectsOverThem() {
        assertThat(list(Trucks.all()
                        .orderBy(t -> t.lentTo().name().desc(), t -> t.tenant().asc(), t -> t.no().asc())
                        .select(
                                t -> t.lentTo().optional(),
                                t -> t.home().name().optional(),
                                t -> t.lentTo().no().optional())
                        .all(db())))
                .extracting(row -> row.getT1().map(Depot::name).orElse("-") + ", "
                        + row.getT2().orElse("-") + ", "
                        + row.getT3().map(String::valueOf).orElse("-"))
                .containsExactly("blue 1, acme 1, 1", "-, -, -", "-, blue 1, -", "-, blue 2, -");
        assertThat(list(Depots.all()
                        .orderBy(d -> d.name().asc())
                        .select(d -> d.borrowed().select(t -> t.tenant()))
                        .all(db())))
                .containsExactly(List.of(), List.of(), List.of("acme"), List.of());
    }

    @Test
    void chainsAndScopesOverThem() {
        assertThat(list(Trucks.all().lentTo().all(db()))).containsExactly(blue1);
        assertThat(list(Trucks.filter(t -> t.tenant().eq("acme")).home().all(db())))
                .containsExactly(acme1);
        assertThat(list(Depots.all().borrowed().all(db())))
                .extracting(PartialReferenceTopic::name)
                .containsExactly("a1");
        assertThat(get(Trucks.lentTo(truck("a1")).one(db()))).isEqualTo(blue1);
        for (String lentNowhere : List.of("a2", "b1", "b2")) {
            assertThat(list(Trucks.lentTo(truck(lentNowhere)).all(db()))).isEmpty();
        }
        assertThat(list(Depots.trucks(blue1).all(db())))
                .extracting(PartialReferenceTopic::home)
                .containsExactly("b1 blue 1");
        assertThat(list(Depots.borrowed(acme1).all(db()))).isEmpty();
        assertThat(get(Depots.borrowed(blue1).update().clearLentTo().exec(db())).matched())
                .isEqualTo(1);
        assertThat(get(Trucks.filter(t -> t.lentTenant().isNotNull()).count(db())))
                .isEqualTo(1);
    }

    @Test
    @Covers("relation_has_many_composite_key/composite_assign_existing_user_to_todo")
    void changesOfAllColumnsAndOfOne() {
        assertThat(get(Trucks.update(truck("b1")).homeNo(2L).exec(db())).home().map(Depot::name))
                .contains("blue 2");
        assertThat(get(Trucks.update(truck("b1")).clearHomeNo().exec(db())).home())
                .isEmpty();
        get(Trucks.update(truck("a1")).clearLentNo().exec(db()));
        finds(t -> t.lentTo().isNotNull());
        assertThat(truck("a1").lentTenant()).contains("blue");
        get(Trucks.update(truck("a1")).lentNo(2L).exec(db()));
        get(Trucks.update(truck("a2")).lentTo(blue1).exec(db()));
        finds(t -> t.lentTo().name().eq("blue 2"), "a1");
        finds(t -> t.lentTo().name().eq("blue 1"), "a2");
        Truck cleared = get(Trucks.update(truck("a2")).clearLentTo().exec(db()));
        assertThat(cleared.lentTenant()).isEmpty();
        assertThat(cleared.lentNo()).isEmpty();
    }

    @Test
    void comeWithWhatIsWritten() {
        Truck made = get(truck("acme", 3)
                .home(Depots.create().tenant("acme").no(3).name("new"))
                .lentTo(Depots.create().tenant("blue").no(3).name("far"))
                .exec(db()));
        assertThat(made.home().map(Depot::name)).contains("new");
        assertThat(made.homeNo()).contains(3L);
        assertThat(made.lentTenant()).contains("blue");
        assertThat(made.lentTo().get().map(Depot::name)).contains("far");

        List<Truck> returned = get(Trucks.filter(t -> t.no().le(2L))
                .update()
                .clearLentNo()
                .returning()
                .exec(db()));
        assertThat(returned)
                .extracting(PartialReferenceTopic::home)
                .containsExactlyInAnyOrder("a1 acme 1", "a2 -", "b1 blue 1", "b2 blue 2");
        get(Trucks.delete(truck("b2")).exec(db()));
        Truck inserted = get(Trucks.insert(new Truck(
                        "blue",
                        2,
                        Optional.of(1L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1L),
                        Deferred.unloaded()))
                .exec(db()));
        assertThat(inserted.home()).contains(blue1);
    }

    @Test
    void conflictingValuesOfASharedColumnAreRejected() {
        refuses(ErrorCode.CONFLICTING_KEYS, () -> truck("acme", 9).home(blue1).exec(db()));
        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> truck("acme", 9)
                        .home(Depots.create().tenant("blue").no(9).name("x"))
                        .exec(db()));
        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> Guards.createMany(List.of(
                                Guards.create().tenant("acme").no(1).depot(acme1),
                                Guards.create().tenant("acme").no(2).depot(blue1)))
                        .exec(db()));
    }

    @Test
    void updatesRejectConflictingValuesOfASharedColumn() {
        Truck a1 = truck("a1");
        Truck b1 = truck("b1");
        Trip trip = get(Trips.create().depot(acme1).truck(a1).exec(db()));

        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> Trips.create().depot(acme1).truck(b1).exec(db()));
        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> Trips.update(trip).depot(acme1).truck(b1).exec(db()));
        refuses(
                ErrorCode.CONFLICTING_KEYS,
                () -> Trips.all().update().tenant("acme").truck(b1).exec(db()));
        Trip moved = get(Trips.update(trip).depot(blue1).truck(b1).exec(db()));
        assertThat(moved.tenant()).contains("blue");
        assertThat(list(Trips.filter(t -> t.truck().eq(b1).and(t.depot().eq(blue1)))
                        .all(db())))
                .containsExactly(moved);
    }

    @Test
    void clearingAReferenceKeepsSharedColumns() {
        Truck a1 = truck("a1");
        Trip trip = get(Trips.create().depot(acme1).truck(a1).exec(db()));

        Trip depotless = get(Trips.update(trip).clearDepot().exec(db()));

        assertThat(depotless.tenant()).contains("acme");
        assertThat(depotless.depotNo()).isEmpty();
        assertThat(list(Trips.filter(t -> t.truck().eq(a1)).all(db()))).containsExactly(depotless);
        assertThat(list(Trips.filter(t -> t.depot().isNull()).all(db()))).containsExactly(depotless);
        Trip alone = get(Trips.update(depotless).clearTruck().exec(db()));
        assertThat(get(Trips.filter(t -> t.truck().isNull()).one(db()))).isEqualTo(alone);
    }

    @Test
    void onlyWholeOnesAreKept() {
        ConstraintViolationException refused = failure(
                ConstraintViolationException.class, () -> Depots.delete(blue1).exec(db()));
        assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        get(Depots.byKey("acme", 2).delete().exec(db()));
        if (capabilities().keys().foreignKeys()) {
            assertThat(failure(
                                    ConstraintViolationException.class,
                                    () -> Trucks.update(truck("a1")).homeNo(2L).exec(db()))
                            .kind())
                    .isEqualTo(ConstraintViolationException.Kind.FOREIGN_KEY);
        }
        get(Trucks.update(truck("a2")).lentTenant("nobody").exec(db()));
        finds(t -> t.lentTo().isNull(), "a2", "b1", "b2");
    }

    @Test
    @Covers("relation_has_many_composite_key/composite_crud_has_one_required")
    void aHasOneOverAColumnThatIsShared() {
        get(Guards.createMany(List.of(
                        Guards.create().tenant("acme").no(1).depot(acme1),
                        Guards.create().tenant("acme").no(2),
                        Guards.create().tenant("acme").no(3),
                        Guards.create().tenant("blue").no(1).depot(blue1)))
                .exec(db()));

        assertThat(list(Depots.all().include(d -> d.guard()).all(db())))
                .extracting(d -> d.name() + Shown.optional("guard", d.guard(), g -> g.tenant() + g.no()))
                .containsExactlyInAnyOrder(
                        "acme 1 guard(acme1)", "acme 2 guard(-)", "blue 1 guard(blue1)", "blue 2 guard(-)");
        assertThat(list(Depots.filter(d -> d.guard().no().eq(1L)).all(db()))).containsExactlyInAnyOrder(acme1, blue1);
        assertThat(get(Depots.filter(d -> d.guard().isNull()).count(db()))).isEqualTo(2);
        assertThat(list(Guards.filter(g -> g.depot().isNull())
                        .select(g -> g.no())
                        .all(db())))
                .containsExactlyInAnyOrder(2L, 3L);
        Guard second = get(Guards.byKey("acme", 2).one(db()));
        unique(() -> Guards.update(second).depotNo(1L).exec(db()));
        unique(() -> Guards.create().tenant("acme").no(4).depot(acme1).exec(db()));
        get(Guards.update(second).depotNo(2L).exec(db()));
        assertThat(get(Depots.guard(get(Depots.byKey("acme", 2).one(db()))).one(db()))
                        .no())
                .isEqualTo(2);
    }

    @Test
    void aHasOneOverColumnsOfItsOwn() {
        get(Permits.createMany(List.of(
                        Permits.create().text("north").depot(acme1),
                        Permits.create().text("half").depotTenant("acme"),
                        Permits.create().text("as half").depotTenant("acme"),
                        Permits.create().text("other half").depotNo(1L),
                        Permits.create().text("as the other half").depotNo(1L),
                        Permits.create().text("none"),
                        Permits.create().text("none again")))
                .exec(db()));

        assertThat(list(Permits.all().all(db())))
                .extracting(p -> p.depot().map(Depot::name).orElse("-"))
                .containsExactlyInAnyOrder("acme 1", "-", "-", "-", "-", "-", "-");
        assertThat(list(Depots.all().include(d -> d.permit()).all(db())))
                .extracting(d -> d.name() + Shown.optional("permit", d.permit(), Permit::text))
                .containsExactlyInAnyOrder(
                        "acme 1 permit(north)", "acme 2 permit(-)", "blue 1 permit(-)", "blue 2 permit(-)");
        assertThat(list(Depots.filter(d -> d.permit().isNotNull()).all(db()))).containsExactly(acme1);
        assertThat(list(Depots.all()
                        .orderBy(d -> d.name().asc())
                        .select(d -> d.permit().text().optional())
                        .all(db())))
                .containsExactly(Optional.of("north"), Optional.empty(), Optional.empty(), Optional.empty());
        unique(() -> Permits.create().text("second").depot(acme1).exec(db()));
        get(Permits.create().text("south").depot(blue1).exec(db()));
        Permit half = get(Permits.filter(p -> p.text().eq("half")).one(db()));
        unique(() -> Permits.update(half).depotNo(1L).exec(db()));
        assertThat(get(Permits.update(half).depotNo(2L).exec(db())).depot().map(Depot::name))
                .contains("acme 2");
    }

    private static void unique(Supplier<Mono<?>> statement) {
        assertThat(failure(ConstraintViolationException.class, statement).kind())
                .isEqualTo(ConstraintViolationException.Kind.UNIQUE);
    }

    private void finds(Function<Trucks.Fields<Truck>, Condition<Truck>> condition, String... trucks) {
        assertThat(names(Trucks.filter(condition))).containsExactlyInAnyOrder(trucks);
        Set<String> others = new TreeSet<>(ALL);
        others.removeAll(List.of(trucks));
        assertThat(names(Trucks.filter(t -> condition.apply(t).not()))).containsExactlyInAnyOrderElementsOf(others);
    }

    private List<String> names(Trucks.Query query) {
        return list(query.all(db())).stream().map(PartialReferenceTopic::name).toList();
    }
}
