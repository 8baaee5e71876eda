package dev.runnel.tck.scenario.eager.composite;

import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.SharedPart;
import java.util.Optional;
import java.util.UUID;

@Model
public record Player(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID id,
        String name,
        String teamRegion,
        long teamYear,
        UUID teamId,

        @BelongsTo(fields = {"teamRegion", "teamYear", "teamId"})
        Team team,

        Optional<String> loanRegion,
        Optional<Long> loanYear,
        Optional<UUID> loanTeamId,

        @BelongsTo(fields = {"loanRegion", "loanYear", "loanTeamId"})
        Optional<Team> loanTeam) {
    /** A record that is not stored. It refers to {@code team}, but contains {@code shown}. */
    public static Player of(String name, Team team, Team shown) {
        return new Player(
                "nowhere",
                UUID.randomUUID(),
                name,
                team.region(),
                team.year(),
                team.id(),
                shown,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
