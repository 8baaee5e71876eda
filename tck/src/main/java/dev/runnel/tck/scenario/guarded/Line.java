package dev.runnel.tck.scenario.guarded;

import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.Version;
import java.util.UUID;

@Model
public record Line(
        @Key @Auto UUID id,
        String text,
        @Version Revision revision,
        UUID ledgerId,
        @BelongsTo Ledger ledger) {}
