package dev.runnel.benchmarks.ratio;

import dev.runnel.benchmarks.Sample;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The reads of samples as one writes them with care on R2DBC. */
final class SamplesByHand implements SampleReads {
    private static final String SAMPLES = "SELECT \"id\", \"owner\", \"name\", \"place\", \"amount\", \"total\","
            + " \"created\", \"changed\", \"active\", \"hidden\" FROM \"samples\"";

    private final Connections connections;
    private final HandWrittenSql spoken;
    private final String byId;
    private final String byOwner;

    SamplesByHand(Connections connections, HandWrittenSql spoken) {
        this.connections = connections;
        this.spoken = spoken;
        byId = spoken.sql(SAMPLES + " WHERE \"id\" = $1");
        byOwner = spoken.sql(SAMPLES + " WHERE \"owner\" = $1");
    }

    @Override
    public Mono<Sample> sample(UUID id) {
        return connections
                .rows(byId, statement -> statement.bind(0, spoken.bound(id)), this::sample)
                .single();
    }

    @Override
    public Mono<List<Sample>> samples(UUID owner) {
        return connections
                .rows(byOwner, statement -> statement.bind(0, spoken.bound(owner)), this::sample)
                .collectList();
    }

    private Sample sample(Readable row) {
        return new Sample(
                spoken.uuid(row, 0),
                spoken.uuid(row, 1),
                Cells.text(row, 2),
                Cells.text(row, 3),
                Cells.number(row, 4),
                Cells.number(row, 5),
                spoken.instant(row, 6),
                spoken.instant(row, 7),
                Cells.required(row, 8, Boolean.class),
                Cells.required(row, 9, Boolean.class));
    }
}
