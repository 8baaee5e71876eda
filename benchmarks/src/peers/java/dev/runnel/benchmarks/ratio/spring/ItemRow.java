package dev.runnel.benchmarks.ratio.spring;

import dev.runnel.benchmarks.ratio.Item;
import dev.runnel.benchmarks.ratio.PeerRow;
import java.time.LocalDateTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** An item as Spring Data maps it. */
@Table("items")
public record ItemRow(@Id long id, String name, int amount, LocalDateTime changed) implements PeerRow {
    @Override
    public Item asRecord() {
        return new Item(id, name, amount, changed);
    }
}
