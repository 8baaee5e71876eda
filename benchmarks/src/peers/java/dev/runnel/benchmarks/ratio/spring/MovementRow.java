package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.ratio.Movement;
import dev.runnel.benchmarks.ratio.PeerRow;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A movement as Spring Data maps it. */
@Table("movements")
public record MovementRow(@Id @Nullable Long id, String name, int amount, LocalDateTime changed) implements PeerRow {
    @Override
    public Movement asRecord() {
        return new Movement(Objects.requireNonNull(id), name, amount, changed);
    }
}
