package dev.runnel.tck.scenario.named;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;

/** The key is named by the record, in an order of its own. */
@Model
@Key(
        partition = {"site", "device"},
        local = "taken",
        name = "measurements_place")
public record Measurement(Instant taken, String device, String site, long value) {}
