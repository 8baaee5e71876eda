package dev.runnel.tck.scenario.json;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.Optional;

/** The table of {@link Survey} as another program sees it. */
@Model(table = "surveys")
public record RawSurvey(
        @Key int number,
        String answers,
        Optional<String> scores,
        String anything,
        Optional<String> extra,
        String pages) {}
