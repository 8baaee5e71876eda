package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Condition;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.machine.Engine;
import dev.runnel.tck.scenario.machine.Engines;
import dev.runnel.tck.scenario.machine.Machine;
import dev.runnel.tck.scenario.machine.Machines;
import dev.runnel.tck.scenario.member.Avatar;
import dev.runnel.tck.scenario.member.Avatars;
import dev.runnel.tck.scenario.member.Member;
import dev.runnel.tck.scenario.member.Members;
import dev.runnel.tck.scenario.member.Posts;
import dev.runnel.tck.scenario.member.Profile;
import dev.runnel.tck.scenario.member.Profiles;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Has-one relations: created, included, filtered by and compared, required and optional. */
@AlsoWithCompositeKeys
public abstract class HasOneTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Members.MODEL, Profiles.MODEL, Avatars.MODEL, Posts.MODEL, Machines.MODEL, Engines.MODEL);
    }

    /** Ann has a profile with an avatar, Bob a profile, Cid nothing. */
    private void seedMembers() {
        get(Members.createMany(List.of(
                        Members.create()
                                .name("Ann")
                                .profile(p -> p.bio("ann's").score(70).avatar(a -> a.url("ann.png")))
                                .posts(p -> p.title("first"))
                                .posts(p -> p.title("second")),
                        Members.create().name("Bob").profile(p -> p.bio("bob's").score(30)),
                        Members.create().name("Cid").posts(p -> p.title("alone"))))
                .exec(db()));
        probe().clear();
    }

    private Member member(String name) {
        return get(Members.filter(m -> m.name().eq(name)).one(db()));
    }

    @Test
    @Covers("relation_has_one_crud/crud_has_one_bi_direction_optional")
    void isCreatedWithItsOwner() {
        Member ann = get(Members.create()
                .name("Ann")
                .profile(p -> p.bio("ann's").score(70).avatar(a -> a.url("ann.png")))
                .exec(db()));

        Profile profile = ann.profile().get().orElseThrow();
        assertThat(profile.memberId()).isEqualTo(ann.id());
        assertThat(profile.avatar().get().map(Avatar::url)).contains("ann.png");
        Profile read = get(Members.profile(ann).include(p -> p.avatar()).one(db()));
        assertThat(read).isEqualTo(profile);
        assertThat(read.avatar().get().flatMap(Avatar::profileId)).contains(profile.id());
    }

    @Test
    void isCreatedFromAnotherPlace() {
        Profiles.ChildOfMember prepared = Profiles.ofMember().bio("ann's").score(1);
        Member ann = get(Members.create().name("Ann").profile(prepared).exec(db()));
        Member bob = get(Members.create().name("Bob").exec(db()));

        Profile bobs = get(Profiles.create().bio("bob's").score(2).member(bob).exec(db()));

        List<Member> members = list(Members.all()
                .orderBy(m -> m.name().asc())
                .include(m -> m.profile())
                .all(db()));
        assertThat(members).containsExactly(ann, bob);
        assertThat(members)
                .extracting(m -> m.profile().get().map(Profile::bio))
                .containsExactly(Optional.of("ann's"), Optional.of("bob's"));
        assertThat(members.get(1).profile().get()).contains(bobs);
    }

    @Test
    void aSecondOneIsRefusedByItsKey() {
        Member ann = get(Members.create()
                .name("Ann")
                .profile(p -> p.bio("ann's").score(70))
                .exec(db()));

        ConstraintViolationException refused = failure(
                ConstraintViolationException.class,
                () -> Profiles.create().bio("another").score(1).member(ann).exec(db()));

        assertThat(refused.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
        assertThat(get(Profiles.all().count(db()))).isEqualTo(1);
    }

    @Test
    @Covers({
        "relation_preload/basic_has_one_and_belongs_to_preload",
        "relation_preload/preload_has_one_option_none_then_some",
        "relation_preload/combined_has_many_and_has_one_preload"
    })
    void isIncludedFromBothSides() {
        seedMembers();

        List<Member> members = list(Members.all()
                .orderBy(m -> m.name().asc())
                .include(m -> m.profile(), m -> m.posts())
                .all(db()));

        assertThat(members).allMatch(m -> m.profile().isLoaded() && !m.profile().isPartial());
        assertThat(members)
                .extracting(m -> m.profile().get().map(Profile::bio))
                .containsExactly(Optional.of("ann's"), Optional.of("bob's"), Optional.empty());
        assertThat(members).extracting(m -> m.posts().get().size()).containsExactly(2, 0, 1);
        assertThat(probe().statements()).hasSize(3);
        List<Profile> profiles = list(Profiles.all().include(p -> p.member()).all(db()));
        assertThat(profiles)
                .extracting(p -> p.member().get().name() + p.bio())
                .containsExactlyInAnyOrder("Annann's", "Bobbob's");
        get(Profiles.create().bio("cid's").score(0).member(members.get(2)).exec(db()));
        assertThat(get(Members.filter(m -> m.name().eq("Cid"))
                                .include(m -> m.profile())
                                .one(db()))
                        .profile()
                        .get()
                        .map(Profile::bio))
                .contains("cid's");
    }

    @Test
    @Covers({
        "relation_preload/nested_has_one_optional_then_has_one_optional",
        "relation_preload/nested_has_one_optional_then_belongs_to_required"
    })
    void isIncludedBehindAnother() {
        seedMembers();

        List<Member> members = list(Members.all()
                .orderBy(m -> m.name().asc())
                .include(m -> m.profile().avatar(), m -> m.profile().member())
                .all(db()));

        assertThat(members)
                .extracting(
                        m -> m.profile().get().flatMap(p -> p.avatar().get()).map(Avatar::url))
                .containsExactly(Optional.of("ann.png"), Optional.empty(), Optional.empty());
        assertThat(members)
                .allMatch(m ->
                        m.profile().get().map(p -> p.member().get().equals(m)).orElse(true));
        assertThat(members.get(2).profile().get()).isEmpty();
    }

    @Test
    @Covers({
        "relation_preload/nested_has_one_optional_then_has_many",
        "relation_preload/nested_has_many_then_has_one_optional"
    })
    void isIncludedBetweenLists() {
        seedMembers();

        List<Avatar> avatars =
                list(Avatars.all().include(a -> a.profile().member().posts()).all(db()));
        assertThat(avatars)
                .extracting(a -> a.profile()
                        .get()
                        .map(p -> p.member().get().posts().get().size()))
                .containsExactly(Optional.of(2));
        List<Member> members = list(Members.all()
                .include(m -> m.posts().with(p -> p.include(x -> x.member().profile())))
                .orderBy(m -> m.name().asc())
                .all(db()));
        assertThat(members.get(0).posts().get())
                .hasSize(2)
                .allMatch(p ->
                        p.member().get().profile().get().map(Profile::score).equals(Optional.of(70L)));
        assertThat(members.get(2).posts().get())
                .hasSize(1)
                .allMatch(p -> p.member().get().profile().get().isEmpty());
    }

    @Test
    @Covers({
        "relation_filter_association/filter_by_has_one_field",
        "relation_filter_association/filter_by_nested_has_one_chain"
    })
    void membersByTheirProfiles() {
        seedMembers();

        finds(m -> m.profile().score().gt(50L), "Ann");
        finds(m -> m.profile().bio().eq("bob's"), "Bob");
        finds(m -> m.profile().bio().ne("bob's"), "Ann", "Cid");
        finds(m -> m.profile().avatar().url().eq("ann.png"), "Ann");
        finds(m -> m.profile().avatar().profileId().isNull(), "Bob", "Cid");
        finds(m -> m.profile().member().name().eq("Bob"), "Bob");
        finds(m -> m.profile().memberId().eq(m.id()), "Ann", "Bob");
        finds(m -> m.profile().score().gt(50L).or(m.posts().any(p -> p.title().eq("alone"))), "Ann", "Cid");
        finds(m -> m.posts().any(p -> p.member().profile().score().ge(0L)), "Ann");
        finds(m -> m.profile().member().posts().any(p -> p.title().eq("first")), "Ann");
    }

    @Test
    void thereOrNot() {
        seedMembers();

        finds(m -> m.profile().isNull(), "Cid");
        finds(m -> m.profile().isNotNull(), "Ann", "Bob");
        finds(m -> m.profile().avatar().isNull(), "Bob", "Cid");
        finds(m -> m.profile().avatar().isNotNull(), "Ann");
        finds(m -> m.posts().any(p -> p.member().profile().isNull()), "Cid");
    }

    @Test
    void comparedWithARow() {
        seedMembers();
        Profile bobs = get(Members.profile(member("Bob")).one(db()));

        finds(m -> m.profile().eq(bobs), "Bob");
        finds(m -> m.profile().ne(bobs), "Ann", "Cid");
        Avatar anns = get(Avatars.all().one(db()));
        finds(m -> m.profile().avatar().eq(anns), "Ann");
        finds(m -> m.posts().any(p -> p.member().profile().eq(bobs)));
    }

    @Test
    void sortsAndSelects() {
        seedMembers();

        assertThat(list(Members.all()
                        .orderBy(m -> m.profile().score().asc(), m -> m.name().asc())
                        .select(m -> m.name(), m -> m.profile().score().optional())
                        .all(db())))
                .extracting(
                        pair -> pair.getT1() + pair.getT2().map(String::valueOf).orElse("-"))
                .containsExactly("Cid-", "Bob30", "Ann70");
    }

    @Test
    void changesAndRemovesByIt() {
        seedMembers();

        get(Members.filter(m -> m.profile().score().eq(30L))
                .update()
                .name("Rob")
                .exec(db()));
        assertThat(member("Rob").name()).isEqualTo("Rob");
        get(Avatars.filter(a -> a.profile().member().name().eq("Ann")).delete().exec(db()));
        assertThat(get(Avatars.all().count(db()))).isZero();
    }

    @Test
    @Covers({
        "relation_has_one_crud/crud_has_one_required_belongs_to_optional",
        "relation_preload/preload_has_one_required_with_optional_belongs_to"
    })
    void aRequiredOneIsAskedForByTheCreate() {
        Machine made =
                get(Machines.create().name("lathe").engine(e -> e.power(5)).exec(db()));
        Engine spare = get(Engines.create().power(9).exec(db()));

        assertThat(made.engine().get().machineId()).contains(made.id());
        List<Machine> machines = list(Machines.all().include(m -> m.engine()).all(db()));
        assertThat(machines).extracting(m -> m.engine().get().power()).containsExactly(5L);
        assertThat(spare.machineId()).isEmpty();
        List<Engine> engines = list(Engines.all()
                .orderBy(e -> e.power().asc())
                .include(e -> e.machine())
                .all(db()));
        assertThat(engines)
                .extracting(e -> e.machine().get().map(Machine::name))
                .containsExactly(Optional.of("lathe"), Optional.empty());
    }

    @Test
    void aDraftThatLeavesARequiredOneOutIsRefused() {
        Machines.Draft draft = Machines.draft();
        refuses(ErrorCode.MISSING_FIELD, () -> draft.exec(db()));
        assertThat(failure(InvalidStatementException.class, () -> draft.exec(db()))
                        .names())
                .containsEntry("fields", "Machine.name, Machine.engine");
        refuses(
                ErrorCode.MISSING_FIELD,
                () -> Engines.createMany(List.of(
                                Engines.create()
                                        .power(1)
                                        .machine(Machines.create().name("lathe").engine(e -> e.power(2))),
                                Engines.draft().machine(Machines.draft())))
                        .exec(db()));

        assertThat(get(Machines.all().count(db()))).isZero();
    }

    /** The row that is created around it, or one that comes later. */
    @Test
    void aRequiredOneNeedNotBeCreatedWithin() {
        Engine around = get(
                Engines.draft().machine(Machines.draft().name("lathe")).power(3).exec(db()));
        assertThat(list(Machines.all().include(m -> m.engine()).all(db())))
                .extracting(m -> m.engine().get())
                .containsExactly(around);

        Machine press = get(Machines.insert(Machine.of("press")).exec(db()));
        get(Machines.engine(press).create().power(4).exec(db()));
        assertThat(get(Machines.filter(m -> m.name().eq("press"))
                                .include(m -> m.engine())
                                .one(db()))
                        .engine()
                        .get()
                        .power())
                .isEqualTo(4);
    }

    @Test
    void aRequiredOneThatIsGoneIsMissingAndNoCondition() {
        Machine lathe =
                get(Machines.create().name("lathe").engine(e -> e.power(5)).exec(db()));
        Machine press = get(Machines.create()
                .name("press")
                .engine(Engines.ofMachine().power(7))
                .exec(db()));
        get(Engines.update(lathe.engine().get()).clearMachine().exec(db()));

        assertThat(list(Machines.filter(m -> m.engine().power().gt(0L)).all(db())))
                .containsExactly(press);
        assertThat(list(Machines.filter(m -> m.engine().power().gt(0L).not()).all(db())))
                .containsExactly(lathe);
        assertThat(list(Machines.filter(m -> m.engine().power().ne(7L)).all(db())))
                .containsExactly(lathe);
        Machine read = get(Machines.filter(m -> m.name().eq("lathe"))
                .include(m -> m.engine())
                .one(db()));
        assertThatThrownBy(() -> read.engine().get()).isInstanceOf(NotFoundException.class);
    }

    private void finds(Function<Members.Fields<Member>, Condition<Member>> condition, String... names) {
        assertThat(list(Members.filter(condition::apply).all(db())))
                .extracting(Member::name)
                .containsExactlyInAnyOrder(names);
        Set<String> others = new java.util.TreeSet<>(Set.of("Ann", "Bob", "Cid"));
        others.removeAll(List.of(names));
        assertThat(list(Members.filter(m -> condition.apply(m).not()).all(db())))
                .extracting(Member::name)
                .containsExactlyInAnyOrderElementsOf(others);
    }
}
