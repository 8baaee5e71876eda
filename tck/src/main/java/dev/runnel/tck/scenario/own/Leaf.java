package dev.runnel.tck.scenario.own;

import dev.runnel.Deferred;
import dev.runnel.model.Column;
import dev.runnel.model.Json;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.tck.scenario.json.Answers;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Columns of {@code jsonb}. */
@Model
public record Leaf(
        @Key int number,
        @Json @Column(type = "jsonb") Answers answers,
        @Json @Column(type = "jsonb") Optional<JsonNode> extra,
        @Json @Column(type = "jsonb") Deferred<List<String>> lines) {}
