package blog;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Unique;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Author(
        @Key @Auto UUID id,
        @Unique String handle,
        String name,
        Optional<String> bio,
        @HasMany Deferred<List<Post>> posts) {}
