package dev.runnel.exec.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.TransactWrite.ColumnUpdate;
import dev.runnel.spi.TransactWrite.ConditionCheck;
import dev.runnel.spi.TransactWrite.DeleteItem;
import dev.runnel.spi.TransactWrite.PutItem;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.TransactWrite.UpdateItem;
import dev.runnel.spi.TransactWrite.Write;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UniqueItemWritesTest {
    private static final Column RANK = new Column("ranks", "rank", 0, Type.of(StorageType.I64));
    private static final Column OWNER = new Column("ranks", "id", 1, Type.of(StorageType.I64));
    private static final UniqueIndexItem RANKS = new UniqueIndexItem(
            new Table("ranks", List.of(RANK, OWNER), List.of(RANK), List.of(), List.of(), List.of()), List.of(1, 0), 1);

    /** Rows of an id and a rank: both ranks grow by one. */
    @Test
    void aValueThatOneRowReleasesAndAnotherClaimsChangesItsOwner() {
        UniqueItemWrites items = new UniqueItemWrites();
        items.release(RANKS, new Object[] {7L, 1L});
        items.claim(RANKS, new Object[] {7L, 2L});
        items.release(RANKS, new Object[] {8L, 2L});
        items.claim(RANKS, new Object[] {8L, 3L});
        List<Write> writes = new ArrayList<>();
        items.addTo(writes);

        assertThat(writes).hasSize(3);
        assertThat(writes.get(0)).isInstanceOfSatisfying(DeleteItem.class, delete -> {
            assertThat(delete.key()).containsExactly(1L);
            assertThat(delete.expected()).containsExactly(new ConditionCheck(OWNER, 7L));
        });
        assertThat(writes.get(1)).isInstanceOfSatisfying(UpdateItem.class, update -> {
            assertThat(update.key()).containsExactly(2L);
            assertThat(update.cells()).containsExactly(new ColumnUpdate(OWNER, UpdateAction.SET, 7L));
            assertThat(update.expected()).containsExactly(new ConditionCheck(OWNER, 8L));
        });
        assertThat(writes.get(2))
                .isInstanceOfSatisfying(
                        PutItem.class, put -> assertThat(put.item()).containsExactly(3L, 8L));
    }
}
