package dev.runnel.tck.scenario.report;

import dev.runnel.model.Projection;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The done or open todos of a user, with more values than a function of {@code selectInto} takes. */
@Projection
public record OwnerReport(
        UUID userId,
        boolean done,
        long todos,
        long titles,
        long points,
        @Nullable Long most,
        Optional<Long> least,
        Optional<BigDecimal> estimate,
        long urgent,
        String size) {}
