package dev.runnel.tck.scenario.campus;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Department(
        @Key String campus,
        @Key String code,
        String name,
        @HasMany Deferred<List<Course>> courses) {}
