package dev.runnel.tck.suite.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.NotFoundException;
import dev.runnel.tck.AlsoWithCompositeKeys;
import dev.runnel.tck.Covers;
import dev.runnel.tck.scenario.eager.Player;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Team;
import dev.runnel.tck.scenario.eager.Teams;
import dev.runnel.tck.suite.Topic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Eager relations: every read includes them. */
@AlsoWithCompositeKeys
public abstract class EagerTopic extends Topic {
    @Override
    protected List<ModelProvider> models() {
        return List.of(Teams.MODEL, Players.MODEL);
    }

    @Test
    void comeWithARecordThatWasInserted() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        Player ann = Player.of("Ann", reds, Team.of("not written"));

        assertThat(get(Players.insert(ann).exec(db())).team()).isEqualTo(reds);
        assertThat(get(Teams.all().count(db()))).isEqualTo(1);
    }

    @Test
    @Covers("relation_eager/eager_belongs_to_loads_without_include")
    void comeWithEveryRead() {
        get(twoPlayers().exec(db()));

        List<Player> players = list(Players.all().orderBy(p -> p.name().asc()).all(db()));

        assertThat(players).extracting(p -> p.team().name()).containsExactly("reds", "greens");
        assertThat(players.get(0).loanTeam()).map(Team::name).contains("whites");
        assertThat(players.get(1).loanTeam()).map(Team::name).contains("blues");
        assertThat(get(Players.filter(p -> p.loanTeam().name().eq("blues")).one(db()))
                        .name())
                .isEqualTo("Bob");
    }

    @Test
    void comeWithIncludes() {
        get(twoPlayers().exec(db()));

        Team read = get(
                Teams.filter(t -> t.name().eq("reds")).include(t -> t.players()).one(db()));

        assertThat(read.players().get()).extracting(p -> p.team().name()).containsExactly("reds");
    }

    @Test
    @Covers({
        "relation_eager/eager_belongs_to_create_returning_loads_relation",
        "relation_eager/eager_belongs_to_batch_create_returning_loads_relation"
    })
    void comeWithTheRecordsThatWereCreated() {
        List<Player> players = get(twoPlayers().exec(db()));

        assertThat(players).extracting(p -> p.team().name()).containsExactly("reds", "greens");
        assertThat(players).extracting(p -> p.loanTeam().orElseThrow().name()).containsExactly("whites", "blues");
    }

    @Test
    void anOptionalOneMayBeAbsentThoughOthersOfItsListAreNot() {
        get(Players.createMany(List.of(
                        Players.create().name("Ann").team(Teams.create().name("reds")),
                        Players.create()
                                .name("Bob")
                                .team(Teams.create().name("greens"))
                                .loanTeam(Teams.create().name("blues"))))
                .exec(db()));

        List<Player> players = list(Players.all().orderBy(p -> p.name().asc()).all(db()));
        assertThat(players).extracting(p -> p.loanTeam().isPresent()).containsExactly(false, true);
    }

    @Test
    @Covers({
        "relation_eager/eager_belongs_to_create_returning_loads_relation",
        "relation_eager/eager_belongs_to_batch_create_returning_loads_relation"
    })
    void comeWithARecordThatRefersToOneThatIsThere() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        Team blues = get(Teams.create().name("blues").exec(db()));

        Player ann = get(Players.create().name("Ann").team(reds).exec(db()));
        List<Player> others = get(Players.createMany(List.of(
                        Players.create().name("Bob").team(blues).loanTeam(reds),
                        Players.create().name("Cid").team(Teams.create().name("greens")),
                        Players.create().name("Dora").team(reds)))
                .exec(db()));

        assertThat(ann.team()).isEqualTo(reds);
        assertThat(ann.loanTeam()).isEmpty();
        assertThat(others).extracting(p -> p.team().name()).containsExactly("blues", "greens", "reds");
        assertThat(others)
                .extracting(p -> p.loanTeam().map(Team::name))
                .containsExactly(Optional.of("reds"), Optional.empty(), Optional.empty());
        assertThat(list(Players.all().all(db()))).contains(ann).containsAll(others);
    }

    @Test
    @Covers("relation_eager/eager_relations_reload_after_update")
    void comeWithARecordThatWasChanged() {
        Player bob = get(twoPlayers().exec(db())).get(1);
        Team reds = get(Teams.filter(t -> t.name().eq("reds")).one(db()));

        Player moved = get(Players.update(bob).team(reds).clearLoanTeam().exec(db()));
        assertThat(moved.team()).isEqualTo(reds);
        assertThat(moved.loanTeam()).isEmpty();
        Player renamed = get(Players.update(moved).name("Rob").exec(db()));
        assertThat(renamed.team()).isEqualTo(reds);
        assertThat(renamed)
                .isEqualTo(get(Players.filter(p -> p.name().eq("Rob")).one(db())));
        assertThat(failure(() ->
                        Players.update(Player.of("ghost", reds, reds)).name("x").exec(db())))
                .isInstanceOf(NotFoundException.class);
    }

    private static Statement<List<Player>> twoPlayers() {
        return Players.createMany(List.of(
                Players.create()
                        .name("Ann")
                        .team(Teams.create().name("reds"))
                        .loanTeam(Teams.create().name("whites")),
                Players.create()
                        .name("Bob")
                        .team(Teams.create().name("greens"))
                        .loanTeam(Teams.create().name("blues"))));
    }
}
