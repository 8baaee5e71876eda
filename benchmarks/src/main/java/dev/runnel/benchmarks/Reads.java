package dev.runnel.benchmarks;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One record by its key, and all records of an owner, with ten and with twenty columns, by hand and through Runnel. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Reads {
    /** The number of rows of the owner. */
    @Param({"1", "100", "1000"})
    public int rows;

    /** The number of columns of a row. */
    @Param({"10", "20"})
    public int columns;

    private PairedReads<?> reads = new PairedReads<>(StubTable.TEN, 1);

    @Setup
    public void open() {
        StubTable<?> table = columns == 10 ? StubTable.TEN : StubTable.TWENTY;
        reads = new PairedReads<>(table, rows);
    }

    @TearDown
    public void close() {
        reads.close();
    }

    @Benchmark
    public @Nullable Object handWritten() {
        return reads.handWritten().blockLast();
    }

    @Benchmark
    public @Nullable Object handWrittenWithoutPool() {
        return reads.handWrittenWithoutPool().blockLast();
    }

    @Benchmark
    public @Nullable Object runnel() {
        return reads.runnel().blockLast();
    }
}
