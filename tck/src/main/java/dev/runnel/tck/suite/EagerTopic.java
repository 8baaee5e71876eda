package dev.runnel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.companion.ModelProvider;
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
    void comeWithEveryRead() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        Team blues = get(Teams.create().name("blues").exec(db()));
        get(Players.create().name("Ann").team(reds).exec(db()));
        get(Players.create().name("Bob").team(reds).loanTeam(blues).exec(db()));

        List<Player> players = list(Players.all().orderBy(p -> p.name().asc()).all(db()));

        assertThat(players).extracting(p -> p.team().name()).containsExactly("reds", "reds");
        assertThat(players.get(0).loanTeam()).isEmpty();
        assertThat(players.get(1).loanTeam()).map(Team::name).contains("blues");
        assertThat(get(Players.filter(p -> p.loanTeam().name().eq("blues")).one(db()))
                        .name())
                .isEqualTo("Bob");
    }

    @Test
    void comeWithIncludes() {
        Team reds = get(Teams.create().name("reds").exec(db()));
        get(Players.create().name("Ann").team(reds).exec(db()));

        Team read = get(Teams.byId(reds.id()).include(t -> t.players()).one(db()));

        assertThat(read.players().get()).extracting(p -> p.team().name()).containsExactly("reds");
    }
}
