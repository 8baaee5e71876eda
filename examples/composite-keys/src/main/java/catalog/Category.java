package catalog;

import dev.runnel.Deferred;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;

@Model
public record Category(
        @Key String id,
        String name,
        @HasMany(inverse = "descendant") Deferred<List<Ancestry>> above,
        @HasMany(inverse = "ancestor") Deferred<List<Ancestry>> below) {}
