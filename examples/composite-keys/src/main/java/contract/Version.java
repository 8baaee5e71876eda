package contract;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;

/** One text of a contract; it is written once and never changed. */
@Model
public record Version(
        @Key String contractId,
        @Key int number,
        String text,
        @Default("now") Instant written,
        @BelongsTo Deferred<Contract> contract,
        @HasMany Deferred<List<Signature>> signatures) {}
