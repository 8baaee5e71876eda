package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AllThreadsTest {
    private static final int BYTES = 10_000_000;

    private byte[] kept = {};

    @Test
    void theBytesOfThreadsThatWereThereAndOfNewOnesCount() throws Exception {
        ExecutorService there = Executors.newSingleThreadExecutor();
        ExecutorService later = Executors.newSingleThreadExecutor();
        try {
            there.submit(() -> {}).get();
            AllThreads allocating = new AllThreads();
            there.submit(this::allocate).get();
            later.submit(this::allocate).get();

            assertThat(allocating.bytes()).isBetween(2L * BYTES, 3L * BYTES);
        } finally {
            there.shutdown();
            later.shutdown();
        }
        assertThat(kept).hasSize(BYTES);
    }

    private void allocate() {
        kept = new byte[BYTES];
    }
}
