package weather;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;

/** A measurement of a station at a time. */
@Model
@Key(partition = "stationId", local = "at")
public record Reading(
        String stationId,
        Instant at,
        double celsius,
        @BelongsTo Deferred<Station> station) {}
