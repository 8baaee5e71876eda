package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.Sample;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A sample as an entity. */
@Entity
@Table(name = "samples")
public class SampleEntity implements PeerRow {
    @Id
    private UUID id;

    private UUID owner;

    private String name;

    private String place;

    private long amount;

    private long total;

    private Instant created;

    private Instant changed;

    private boolean active;

    private boolean hidden;

    /** For Hibernate. */
    protected SampleEntity() {}

    @Override
    public Sample asRecord() {
        return new Sample(id, owner, name, place, amount, total, created, changed, active, hidden);
    }
}
