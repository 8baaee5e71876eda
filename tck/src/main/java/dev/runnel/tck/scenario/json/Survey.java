package dev.runnel.tck.scenario.json;

import dev.runnel.Deferred;
import dev.runnel.model.Json;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** JSON of a record, of a generic type, of any JSON there is, required, optional and deferred. */
@Model
public record Survey(
        @Key int number,
        @Json Answers answers,
        @Json Optional<Map<String, List<Integer>>> scores,
        @Json JsonNode anything,
        @Json Optional<JsonNode> extra,
        @Json Deferred<List<String>> pages) {}
