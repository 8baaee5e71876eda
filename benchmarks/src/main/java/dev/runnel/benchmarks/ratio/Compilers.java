package dev.runnel.benchmarks.ratio;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** Measures how busy the compilers of the JVM are from the moment that it is made. */
final class Compilers {
    /** The compilers run beside the measured code, so that this share of a processor shows in no ratio. */
    private static final double IDLE = 0.1;

    private static final @Nullable CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

    private final long compiledBefore = milliseconds();
    private final long start = System.nanoTime();

    /** Whether they have worked for more than a tenth of the time. */
    boolean areBusy() {
        return milliseconds() - compiledBefore > IDLE * (System.nanoTime() - start) / 1e6;
    }

    private static long milliseconds() {
        return COMPILERS != null && COMPILERS.isCompilationTimeMonitoringSupported()
                ? COMPILERS.getTotalCompilationTime()
                : 0;
    }
}
