package dev.runnel.tck.scenario.eager;

import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;
import java.util.UUID;

@Model
public record Player(
        @Key @Auto UUID id,
        String name,
        UUID teamId,
        @BelongsTo Team team,
        Optional<UUID> loanTeamId,
        @BelongsTo Optional<Team> loanTeam) {
    /** One that is not written, of one team, and with another in its place. */
    public static Player of(String name, Team team, Team shown) {
        return new Player(UUID.randomUUID(), name, team.id(), shown, Optional.empty(), Optional.empty());
    }
}
