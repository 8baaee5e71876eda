package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.ratio.PeerRow;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A sample as Spring Data maps it. */
@Table("samples")
public record SampleRow(@Id UUID id, UUID owner, String name, String place, long amount, long total, Instant created, Instant changed, boolean active, boolean hidden) implements PeerRow {
    @Override
    public Sample asRecord() {
        return new Sample(id, owner, name, place, amount, total, created, changed, active, hidden);
    }
}
