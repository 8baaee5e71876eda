package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.ratio.PeerRow;
import dev.runnel.benchmarks.ratio.Stock;
import java.time.LocalDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A stock as Spring Data maps it. */
@Table("stocks")
public record StockRow(@Id long id, String name, int amount, LocalDateTime changed) implements PeerRow {
    @Override
    public Stock asRecord() {
        return new Stock(id, name, amount, changed);
    }
}
