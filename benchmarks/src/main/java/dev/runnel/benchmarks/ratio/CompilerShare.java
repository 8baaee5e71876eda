package dev.runnel.benchmarks.ratio;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** How much the compilers of this JVM work, from the moment that it is made. */
final class CompilerShare {
    private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();
    private static final double LARGE = 0.05;

    private final long compiled = COMPILERS.getTotalCompilationTime();
    private final long start = System.nanoTime();

    /** Whether compilations took more than a twentieth of the time. */
    boolean isLarge() {
        double elapsed = (System.nanoTime() - start) / 1e6;
        return COMPILERS.getTotalCompilationTime() - compiled > LARGE * elapsed;
    }
}
