package dev.runnel.benchmarks;

import static dev.runnel.benchmarks.StubTable.required;

import dev.runnel.model.Index;
import dev.runnel.model.Key;
import dev.runnel.model.Model;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A model of twenty columns of mixed types: an enum by name, decimals, each temporal type, and some nullable columns. */
@Model
public record Parcel(
        @Key UUID id,
        @Index UUID owner,
        String label,
        String street,
        String city,
        @Nullable String note,
        State state,
        int pieces,
        short kind,
        double weight,
        float volume,
        BigDecimal price,
        Optional<BigDecimal> insured,
        boolean fragile,
        boolean express,
        LocalDate packed,
        LocalDateTime due,
        LocalTime opens,
        Instant sent,
        @Nullable Instant received) {

    /** The state of a parcel. */
    public enum State {
        PACKED,
        SENT,
        RECEIVED
    }

    /** The same with decimals of the same value that end in no zero. */
    public Parcel withoutTrailingZeros() {
        return new Parcel(
                id,
                owner,
                label,
                street,
                city,
                note,
                state,
                pieces,
                kind,
                weight,
                volume,
                price.stripTrailingZeros(),
                insured.map(BigDecimal::stripTrailingZeros),
                fragile,
                express,
                packed,
                due,
                opens,
                sent,
                received);
    }

    static @Nullable Object[] row(long number) {
        Instant sent = Instant.ofEpochSecond(1_700_000_000 + number);
        LocalDate packed = LocalDate.of(2026, 1, 1).plusDays(number % 300);
        boolean received = number % 3 == 0;
        return new @Nullable Object[] {
            StubTable.key(number),
            StubTable.OWNER,
            "label " + number,
            "street " + number % 100,
            "city " + number % 10,
            number % 2 == 0 ? "note " + number : null,
            (received ? State.RECEIVED : State.SENT).name(),
            (int) (number % 5),
            (short) (number % 7),
            number / 8.0,
            number / 4.0f,
            BigDecimal.valueOf(1_001 + 10 * number, 2),
            number % 4 == 0 ? BigDecimal.valueOf(500 + number) : null,
            number % 2 == 0,
            received,
            packed,
            packed.atTime(12, 30),
            LocalTime.of(8, (int) (number % 60)),
            sent,
            received ? sent.plusSeconds(3_600) : null
        };
    }

    static Parcel read(Row row) {
        return new Parcel(
                required(row.get(0, UUID.class)),
                required(row.get(1, UUID.class)),
                required(row.get(2, String.class)),
                required(row.get(3, String.class)),
                required(row.get(4, String.class)),
                row.get(5, String.class),
                State.valueOf(required(row.get(6, String.class))),
                required(row.get(7, Integer.class)),
                required(row.get(8, Short.class)),
                required(row.get(9, Double.class)),
                required(row.get(10, Float.class)),
                required(row.get(11, BigDecimal.class)),
                Optional.ofNullable(row.get(12, BigDecimal.class)),
                required(row.get(13, Boolean.class)),
                required(row.get(14, Boolean.class)),
                required(row.get(15, LocalDate.class)),
                required(row.get(16, LocalDateTime.class)),
                required(row.get(17, LocalTime.class)),
                required(row.get(18, Instant.class)),
                row.get(19, Instant.class));
    }
}
