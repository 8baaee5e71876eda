package guide;

import dev.runnel.model.Auto;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.UpdatedAt;
import dev.runnel.model.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Model
public record Document(
        @Key @Auto UUID id,
        String text,
        @Version long version,
        @Default("now") Instant created,
        @UpdatedAt Instant changed,
        Optional<Instant> deleted) {}
