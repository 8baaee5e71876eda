package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Parcel;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The reads of parcels and letters as one writes them with care on R2DBC. */
final class MailByHand implements MailReads {
    private static final String PARCELS =
            "SELECT \"id\", \"owner\", \"label\", \"street\", \"city\", \"note\", \"state\","
                    + " \"pieces\", \"kind\", \"weight\", \"volume\", \"price\", \"insured\", \"fragile\", \"express\","
                    + " \"packed\", \"due\", \"opens\", \"sent\", \"received\" FROM \"parcels\"";

    private final Connections connections;
    private final HandWrittenSql spoken;
    private final String parcel;
    private final String parcels;
    private final String letters;

    MailByHand(Connections connections, HandWrittenSql spoken) {
        this.connections = connections;
        this.spoken = spoken;
        parcel = spoken.sql(PARCELS + " WHERE \"id\" = $1");
        parcels = spoken.sql(PARCELS + " WHERE \"owner\" = $1 ORDER BY \"sent\" LIMIT 100");
        letters = spoken.sql(
                "SELECT \"id\", \"folder\", \"subject\", \"body\", \"answer\" FROM \"letters\" WHERE \"folder\" = $1");
    }

    @Override
    public Mono<Parcel> parcel(UUID id) {
        return connections
                .rows(parcel, statement -> statement.bind(0, spoken.bound(id)), this::parcel)
                .single();
    }

    @Override
    public Mono<List<Parcel>> parcels(UUID owner) {
        return connections
                .rows(parcels, statement -> statement.bind(0, spoken.bound(owner)), this::parcel)
                .collectList();
    }

    @Override
    public Mono<List<Letter>> letters(long folder) {
        return connections
                .rows(letters, statement -> statement.bind(0, folder), this::letter)
                .collectList();
    }

    private Parcel parcel(Readable row) {
        return new Parcel(
                spoken.uuid(row, 0),
                spoken.uuid(row, 1),
                Cells.text(row, 2),
                Cells.text(row, 3),
                Cells.text(row, 4),
                row.get(5, String.class),
                Parcel.State.valueOf(Cells.text(row, 6)),
                Cells.required(row, 7, Integer.class),
                Cells.required(row, 8, Short.class),
                Cells.required(row, 9, Double.class),
                Cells.required(row, 10, Float.class),
                spoken.decimal(Cells.required(row, 11, BigDecimal.class)),
                Optional.ofNullable(row.get(12, BigDecimal.class)).map(spoken::decimal),
                Cells.required(row, 13, Boolean.class),
                Cells.required(row, 14, Boolean.class),
                Cells.required(row, 15, LocalDate.class),
                Cells.required(row, 16, LocalDateTime.class),
                Cells.required(row, 17, LocalTime.class),
                spoken.instant(row, 18),
                spoken.instantOrNull(row, 19));
    }

    private Letter letter(Readable row) {
        return new Letter(
                spoken.uuid(row, 0),
                Cells.number(row, 1),
                Cells.text(row, 2),
                Cells.text(row, 3),
                row.get(4, String.class));
    }
}
