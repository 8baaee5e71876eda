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

/** Columns of {@code json}. */
@Model
public record Page(
        @Key int number,
        @Json @Column(type = "json") Answers answers,
        @Json @Column(type = "json") Optional<JsonNode> extra,
        @Json @Column(type = "json") Deferred<List<String>> lines) {}
