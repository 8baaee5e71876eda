package dev.runnel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/**
 * How many bytes a read allocates over a driver without a wire. The JVM of this test has the first compiler only, which never
 * removes an allocation: the numbers are those of the code, whatever else the machine does.
 */
class ByteGateTest {
    private static final long ROW_BOUND = 100;
    /** Beyond the record: its place in the list of the window, and the shortest form of a decimal, which the JDK makes anew. */
    private static final long BEYOND_BY_HAND = 72;

    private static final long STATEMENT_BOUND = 2_048;
    private static final long TOLERANCE_PERCENT = 8;

    @Test
    void aRowOfTenColumnsStaysInItsBound() {
        long bytes = (bytesByRunnel(StubTable.TEN, 1_000) - bytesByRunnel(StubTable.TEN, 100)) / 900;
        assertThat(bytes).as("bytes of one more row").isLessThanOrEqualTo(ROW_BOUND);
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("row", bytes)));
    }

    @Test
    void aCachedStatementStaysInItsBound() {
        long bytes = bytesByRunnel(StubTable.TEN, 1);
        assertThat(bytes - bytesByHand(StubTable.TEN, 1))
                .as("bytes beyond the same statement by hand")
                .isLessThanOrEqualTo(STATEMENT_BOUND);
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("statement", bytes)));
    }

    @Test
    void aPreparedStatementTakesNoMoreThanACachedOne() {
        long bytes = bytesPrepared(StubTable.TEN);
        assertThat(bytes)
                .as("bytes of the same statement that is built for each execution")
                .isLessThanOrEqualTo(bytesByRunnel(StubTable.TEN, 1));
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("prepared", bytes)));
    }

    @Test
    void aRowOfTwentyMixedColumnsTakesWhatItTakesByHand() {
        long byHand = (bytesByHand(StubTable.TWENTY, 1_000) - bytesByHand(StubTable.TWENTY, 100)) / 900;
        long bytes = (bytesByRunnel(StubTable.TWENTY, 1_000) - bytesByRunnel(StubTable.TWENTY, 100)) / 900;
        assertThat(bytes - byHand)
                .as("bytes of one more row beyond those by hand")
                .isLessThanOrEqualTo(BEYOND_BY_HAND);
        assertThat(bytes).as(Recorded.MENDING).isLessThanOrEqualTo(withTolerance(Recorded.of("row20", bytes)));
    }

    @Test
    void bothWaysGiveTheSameRecords() {
        assertSame(StubTable.TEN);
        assertSame(StubTable.TWENTY);
    }

    private static <T> void assertSame(StubTable<T> table) {
        try (PairedReads<T> reads = new PairedReads<>(table, 300)) {
            List<T> byHand = reads.handWritten().collectList().block();
            assertThat(byHand).hasSize(300).doesNotHaveDuplicates();
            assertThat(reads.runnel().collectList().block()).isEqualTo(byHand);
        }
    }

    private static long withTolerance(long recorded) {
        return recorded * (100 + TOLERANCE_PERCENT) / 100;
    }

    private static long bytesByHand(StubTable<?> table, int rows) {
        try (PairedReads<?> reads = new PairedReads<>(table, rows)) {
            return bytesOf(rows, reads::handWritten);
        }
    }

    private static long bytesByRunnel(StubTable<?> table, int rows) {
        try (PairedReads<?> reads = new PairedReads<>(table, rows)) {
            return bytesOf(rows, reads::runnel);
        }
    }

    private static long bytesPrepared(StubTable<?> table) {
        try (PairedReads<?> reads = new PairedReads<>(table, 1)) {
            return bytesOf(1, reads::prepared);
        }
    }

    private static long bytesOf(int rows, Supplier<? extends Flux<?>> read) {
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
