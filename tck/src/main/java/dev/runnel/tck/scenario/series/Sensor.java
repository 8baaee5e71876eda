package dev.runnel.tck.scenario.series;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Sensor(
        @Key String plant, @Key String name, @HasMany Deferred<List<Reading>> readings) {}
