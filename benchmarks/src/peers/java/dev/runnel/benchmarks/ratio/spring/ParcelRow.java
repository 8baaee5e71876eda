package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.Parcel;
import dev.runnel.benchmarks.ratio.PeerRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A parcel as Spring Data maps it. */
@Table("parcels")
public record ParcelRow(@Id UUID id, UUID owner, String label, String street, String city, @Nullable String note, Parcel.State state, int pieces, short kind, double weight, float volume, BigDecimal price, @Nullable BigDecimal insured, boolean fragile, boolean express, LocalDate packed, LocalDateTime due, LocalTime opens, Instant sent, @Nullable Instant received) implements PeerRow {
    @Override
    public Parcel asRecord() {
        return new Parcel(id, owner, label, street, city, note, state, pieces, kind, weight, volume, price, Optional.ofNullable(insured), fragile, express, packed, due, opens, sent, received);
    }
}
