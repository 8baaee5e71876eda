package dev.runnel.tck.scenario.library;

import dev.runnel.Deferred;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.util.List;
import java.util.Optional;

@Model
public record Loan(
        @Key String city,
        @Key long no,
        @Key long seq,
        boolean late,
        @BelongsTo(fields = {"city", "no"}) Deferred<Reader> reader,
        Optional<Long> bookId,
        Optional<Long> edition,
        @BelongsTo(fields = {"bookId", "edition"}) Deferred<Optional<Book>> book,
        @HasMany Deferred<List<Reminder>> reminders) {}
