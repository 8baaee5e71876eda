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
    /** A record that is not stored. It refers to {@code team}, but contains {@code shown}. */
    public static Player of(String name, Team team, Team shown) {
        return new Player(UUID.randomUUID(), name, team.id(), shown, Optional.empty(), Optional.empty());
    }
}
