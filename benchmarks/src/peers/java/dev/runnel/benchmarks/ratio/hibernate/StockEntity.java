package dev.runnel.benchmarks.ratio.hibernate;

import dev.runnel.benchmarks.ratio.PeerRow;
import dev.runnel.benchmarks.ratio.Stock;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** A stock as an entity. */
@Entity
@Table(name = "stocks")
public class StockEntity implements PeerRow {
    @Id
    private long id;

    private String name;

    private int amount;

    private LocalDateTime changed;

    /** For Hibernate. */
    protected StockEntity() {}

    public StockEntity(Stock stock) {
        id = stock.id();
        name = stock.name();
        amount = stock.amount();
        changed = stock.changed();
    }

    public void add(int more) {
        amount += more;
    }

    @Override
    public Stock asRecord() {
        return new Stock(id, name, amount, changed);
    }
}
