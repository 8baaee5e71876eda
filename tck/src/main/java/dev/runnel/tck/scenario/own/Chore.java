package dev.runnel.tck.scenario.own;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Column;
import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.types.Color;
import java.util.Optional;

/** Two types of labels, one of them with a name of its own. */
@Model
public record Chore(
        @Key int number,
        @Column(type = "enum") Color laneColor,
        @BelongsTo Deferred<Lane> lane,
        @Index @Column(type = "enum(ChoreUrgency)") Urgency urgency,
        @Column(type = "enum(ChoreUrgency)") Optional<Urgency> before) {}
