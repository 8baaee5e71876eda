package dev.runnel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.Statement;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.tck.Covers;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.scenario.eager.Player;
import dev.runnel.tck.scenario.eager.Players;
import dev.runnel.tck.scenario.eager.Team;
import dev.runnel.tck.scenario.eager.Teams;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Eager relations: every read includes them. */
public abstract class EagerTopic extends Topic {
    protected EagerTopic(DriverFixture fixture) {
        super(fixture);
    }

    @Override
    List<ModelProvider> models() {
        return List.of(Teams.MODEL, Players.MODEL);
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
    void aWriteThatCouldNotGiveThemBackIsRefused() {
        Team reds = get(Teams.create().name("reds").exec(db()));

        refuses(
                ErrorCode.EAGER_RELATION_NOT_WRITTEN,
                () -> Players.create().name("Ann").team(reds).exec(db()));
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
