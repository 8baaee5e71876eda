package dev.runnel.tck.scenario.guarded.composite;

import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Version;
import dev.runnel.tck.scenario.SharedPart;
import java.util.UUID;

@Model
public record Line(
        @Key @Default(supplier = SharedPart.Region.class) String region,
        @Key @Default(supplier = SharedPart.Pair.class) UUID pair,
        String text,
        @Version Revision revision,
        String ledgerRegion,
        UUID ledgerPair,
        @BelongsTo(fields = {"ledgerRegion", "ledgerPair"}) Ledger ledger) {}
