package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel as an entity. */
@Entity
@Table(name = "parcels")
public class ParcelEntity implements PeerRow {
    @Id
    private UUID id;

    private UUID owner;

    private String label;

    private String street;

    private String city;

    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    private Parcel.State state;

    private int pieces;

    private short kind;

    private double weight;

    private float volume;

    private BigDecimal price;

    private @Nullable BigDecimal insured;

    private boolean fragile;

    private boolean express;

    private LocalDate packed;

    private LocalDateTime due;

    private LocalTime opens;

    private Instant sent;

    private @Nullable Instant received;

    /** For Hibernate. */
    protected ParcelEntity() {}

    @Override
    public Parcel asRecord() {
        return new Parcel(id, owner, label, street, city, note, state, pieces, kind, weight, volume, price, Optional.ofNullable(insured), fragile, express, packed, due, opens, sent, received);
    }
}
