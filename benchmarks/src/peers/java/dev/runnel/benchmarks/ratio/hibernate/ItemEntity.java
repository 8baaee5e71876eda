package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.ratio.Item;
import dev.runnel.benchmarks.ratio.PeerRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** An item as an entity. */
@Entity
@Table(name = "items")
public class ItemEntity implements PeerRow {
    @Id
    private long id;

    private String name;

    private int amount;

    private LocalDateTime changed;

    /** For Hibernate. */
    protected ItemEntity() {}

    public long id() {
        return id;
    }

    @Override
    public Item asRecord() {
        return new Item(id, name, amount, changed);
    }
}
