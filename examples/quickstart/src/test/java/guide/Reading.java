package guide;

import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;

@Model
@Key(partition = "sensor", local = "taken")
public record Reading(String sensor, Instant taken, double celsius) {}
