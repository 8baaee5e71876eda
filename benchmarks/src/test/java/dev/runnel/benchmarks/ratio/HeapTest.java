package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.benchmarks.ratio.Pauses.Pause;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void bothVariantsHaveARow() {
        try (Database database = Database.open("H2")) {
            assertThat(Heap.table(database, Duration.ofMillis(200)).lines().skip(2))
                    .satisfiesExactly(
                            row -> assertThat(row).matches("\\| by hand \\| [1-9][0-9,]* \\|.*"),
                            row -> assertThat(row).matches("\\| Runnel \\| [1-9][0-9,]* \\|.*"));
        }
    }

    @Test
    void pausesAreAddedAndYoungCollectionsHaveAHeap() {
        Heap.Use use = new Heap.Use();
        use.add(1_000_000, List.of(young(2, 30), young(5, 10)));
        use.add(1_000_000, List.of(new Pause(4, OptionalLong.empty()), young(3, 11)));

        assertThat(use.row("Runnel"))
                .isEqualToIgnoringNewLines("| Runnel | 2,000,000 | 3 | 1 | 14 | 5 | 7.0 | 10.0, 11.0, 30.0 |");
    }

    private static Pause young(long milliseconds, long megabytes) {
        return new Pause(milliseconds, OptionalLong.of(megabytes << 20));
    }

    @Test
    void aCollectionIsAPauseWhenItHasEnded() {
        try (Pauses pauses = new Pauses()) {
            int before = pauses.untilNow().size();
            System.gc();

            assertThat(pauses.untilNow()).hasSizeGreaterThan(before);
        }
    }
}
