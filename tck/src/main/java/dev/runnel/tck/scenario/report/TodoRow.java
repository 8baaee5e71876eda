package dev.runnel.tck.scenario.report;

import dev.runnel.model.Column;
import dev.runnel.model.Projection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns of a todo, in another order than in the table. */
@Projection
public record TodoRow(
        Instant created,
        @Column(name = "title") String name,
        long points,
        Optional<Long> estimate,
        @Nullable Boolean urgent,
        UUID userId) {}
