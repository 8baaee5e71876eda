package weather;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Station(@Key String id, String name, @HasMany Deferred<List<Reading>> readings) {}
