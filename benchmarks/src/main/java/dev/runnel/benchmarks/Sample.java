package dev.runnel.benchmarks;

import static dev.runnel.benchmarks.StubTable.required;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.util.UUID;

/** A model of ten columns: two of each of five types. */
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

    static Object[] row(long number) {
        Instant created = Instant.ofEpochSecond(1_700_000_000 + number);
        return new Object[] {
            StubTable.key(number),
            StubTable.OWNER,
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

    static Sample read(Row row) {
        return new Sample(
                required(row.get(0, UUID.class)),
                required(row.get(1, UUID.class)),
                required(row.get(2, String.class)),
                required(row.get(3, String.class)),
                required(row.get(4, Long.class)),
                required(row.get(5, Long.class)),
                required(row.get(6, Instant.class)),
                required(row.get(7, Instant.class)),
                required(row.get(8, Boolean.class)),
                required(row.get(9, Boolean.class)));
    }
}
