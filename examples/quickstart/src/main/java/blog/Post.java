package blog;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Model
public record Post(
        @Key @Auto UUID id,
        String title,
        Deferred<String> body,
        @Default("now") Instant published,
        @Default("0") long likes,
        UUID authorId,
        @BelongsTo Deferred<Author> author,
        @HasMany Deferred<List<Comment>> comments) {}
