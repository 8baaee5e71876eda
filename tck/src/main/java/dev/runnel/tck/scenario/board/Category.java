package dev.runnel.tck.scenario.board;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.UUID;

@Model
public record Category(
        @Key @Auto UUID id, String name, @HasMany Deferred<List<Todo>> todos) {}
