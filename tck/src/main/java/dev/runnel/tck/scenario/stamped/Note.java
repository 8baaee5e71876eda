package dev.runnel.tck.scenario.stamped;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import dev.runnel.model.UpdatedAt;
import dev.runnel.model.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Model
public record Note(
        @Key @Auto UUID id,
        String text,
        @UpdatedAt Instant updated,
        @Default("now") Instant created,
        @UpdatedAt @Default("2026-01-02T03:04:05Z") Instant reviewed,
        @UpdatedAt LocalDate day,
        @UpdatedAt LocalTime time,
        @UpdatedAt LocalDateTime local,
        @UpdatedAt OffsetDateTime zoned,
        @UpdatedAt Optional<Instant> seen,
        @UpdatedAt Deferred<Instant> hidden,
        @Version long version,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Note>> parent,
        @HasMany Deferred<List<Note>> parts) {}
