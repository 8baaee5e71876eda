package dev.runnel.tck.scenario.defaults;

import dev.runnel.Deferred;
import dev.runnel.model.Auto;
import dev.runnel.model.BelongsTo;
import dev.runnel.model.Default;
import dev.runnel.model.HasMany;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A column with each kind of default. */
@Model
public record Ticket(
        @Key @Auto(Auto.Strategy.UUID_V7) UUID id,
        String title,
        @Default("-3") long priority,
        @Default("true") boolean open,
        @Default("it's \"new\" $1") String state,
        @Default("11111111-2222-4333-8444-555555555555") UUID queue,
        @Default("2026-01-02T03:04:05Z") Instant epoch,
        @Default("now") Instant opened,
        @Default("none") Optional<String> note,
        @Default(supplier = Numbers.class) long number,
        @Default("") Deferred<String> log,
        @Auto(Auto.Strategy.UUID_V4) UUID trace,
        Optional<UUID> parentId,
        @BelongsTo Deferred<Optional<Ticket>> parent,
        @HasMany Deferred<List<Ticket>> parts) {

    /** Counts the rows that it was asked for. */
    public static final class Numbers implements Supplier<Long> {
        private final AtomicLong last = new AtomicLong();

        @Override
        public Long get() {
            return last.incrementAndGet();
        }
    }
}
