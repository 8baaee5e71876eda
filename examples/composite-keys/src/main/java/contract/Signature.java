package contract;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;

/** A signature of one version of a contract. */
@Model
public record Signature(
        @Key String contractId,
        @Key int number,
        @Key String signer,
        @Default("now") Instant signed,
        @BelongsTo(fields = {"contractId", "number"}) Deferred<Version> version) {}
