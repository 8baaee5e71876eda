package dev.runnel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * How many bytes a read allocates over a driver without a wire. The JVM of this test has the first compiler only, which never
 * removes an allocation: the numbers are those of the code, whatever else the machine does.
 */
class ByteGateTest {
    private static final long ROW_BOUND = 100;
    private static final long STATEMENT_BOUND = 2_048;
    private static final long TOLERANCE_PERCENT = 8;

    @Test
    void aRowOfTenColumnsStaysInItsBound() {
        long bytes = (bytesByRunnel(1_000) - bytesByRunnel(100)) / 900;
        assertThat(bytes).as("bytes of one more row").isLessThanOrEqualTo(ROW_BOUND);
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("row", bytes)));
    }

    @Test
    void aCachedStatementStaysInItsBound() {
        long bytes = bytesByRunnel(1);
        assertThat(bytes - bytesByHand(1))
                .as("bytes beyond the same statement by hand")
                .isLessThanOrEqualTo(STATEMENT_BOUND);
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("statement", bytes)));
    }

    private static long withTolerance(long recorded) {
        return recorded * (100 + TOLERANCE_PERCENT) / 100;
    }

    private static long bytesByHand(int rows) {
        try (BothWays reads = new BothWays(rows)) {
            return bytesOf(rows, reads::handWritten);
        }
    }

    private static long bytesByRunnel(int rows) {
        try (BothWays reads = new BothWays(rows)) {
            return bytesOf(rows, reads::runnel);
        }
    }

    private static long bytesOf(int rows, Supplier<Flux<Sample>> read) {
        read.get().blockLast(); // opens the connection, maybe on another thread
        long[] seen = new long[1];
        return Allocations.perRun(() -> {
            seen[0] = 0;
            read.get().subscribe(sample -> seen[0]++);
            if (seen[0] != rows) {
                throw new AssertionError("the rows were not read on this thread, whose bytes are counted");
            }
        });
    }
}
