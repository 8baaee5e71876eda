package blog;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Comment(
        @Key @Auto UUID id,
        String reader,
        String text,
        @Default("false") boolean approved,
        UUID postId,
        @BelongsTo Deferred<Post> post) {}
