package dev.runnel.benchmarks;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import java.time.Instant;
import java.util.UUID;

/** Ten columns: two of each type. */
@Model
public record Sample(
        @Key UUID id,
        @Index UUID owner,
        String name,
        String place,
        long amount,
        long total,
        Instant created,
        Instant changed,
        boolean active,
        boolean hidden) {

    static final int COLUMNS = 10;
    static final UUID OWNER = new UUID(-7, 7);

    static UUID key(long number) {
        return new UUID(number, number);
    }

    /** A row as a store holds it. */
    static Object[] row(long number) {
        Instant created = Instant.ofEpochSecond(1_700_000_000 + number);
        return new Object[] {
            key(number),
            OWNER,
            "name " + number,
            "place " + number % 10,
            1_000 + number,
            2_000_000 + number,
            created,
            created.plusSeconds(60),
            number % 2 == 0,
            number % 3 == 0
        };
    }
}
