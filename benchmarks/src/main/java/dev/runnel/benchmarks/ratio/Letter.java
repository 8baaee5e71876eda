package dev.runnel.benchmarks.ratio;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Long texts. */
@Model
public record Letter(
        @Key UUID id,
        @Index long folder,
        String subject,
        String body,
        @Nullable String answer) {}
