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
        @BelongsTo Optional<Team> loanTeam) {}
