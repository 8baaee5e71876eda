package dev.runnel.tck.scenario.library;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.UUID;

@Model
public record Reminder(
        @Key @Auto UUID id,
        String text,
        String city,
        long no,
        long seq,
        @BelongsTo(fields = {"city", "no", "seq"}) Deferred<Loan> loan) {}
