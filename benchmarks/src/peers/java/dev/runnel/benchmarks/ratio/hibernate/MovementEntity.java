package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.ratio.Movement;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** A movement as an entity. */
@Entity
@Table(name = "movements")
public class MovementEntity implements PeerRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String name;

    private int amount;

    private LocalDateTime changed;

    /** For Hibernate. */
    protected MovementEntity() {}

    public MovementEntity(Movement movement) {
        name = movement.name();
        amount = movement.amount();
        changed = movement.changed();
    }

    @Override
    public Movement asRecord() {
        return new Movement(id, name, amount, changed);
    }
}
