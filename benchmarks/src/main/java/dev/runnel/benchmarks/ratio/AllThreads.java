package dev.runnel.benchmarks.ratio;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Measures the bytes that all threads of the JVM allocate. JDK 21 and later count them for the whole JVM. On earlier ones the bytes of the
 * living threads are added, and a thread that ends in between is not included: the only such threads are idle threads of a scheduler, which did
 * nothing for a minute.
 */
public final class AllThreads {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final boolean COUNTED_IN_TOTAL = total().isPresent();

    private final Map<Long, Long> before;
    private final long totalBefore;

    /** Starts to measure. */
    public AllThreads() {
        before = COUNTED_IN_TOTAL ? Map.of() : allocated();
        totalBefore = COUNTED_IN_TOTAL ? total().orElseThrow() : 0;
    }

    /** Since this was made. */
    public long bytes() {
        return COUNTED_IN_TOTAL
                ? total().orElseThrow() - totalBefore
                : allocated().entrySet().stream()
                        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                        .sum();
    }

    private static OptionalLong total() {
        try {
            Object total = ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
            return OptionalLong.of((Long) total);
        } catch (AttributeNotFoundException olderJdk) {
            return OptionalLong.empty();
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Map<Long, Long> allocated() {
        long[] ids = THREADS.getAllThreadIds();
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                allocated.put(ids[i], bytes[i]);
            }
        }
        return allocated;
    }
}
