package dev.runnel.benchmarks.ratio;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The pauses of the JVM's collectors from the moment that it is made. */
final class Pauses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private final List<Pause> pauses = new CopyOnWriteArrayList<>();
    private final NotificationListener listener = (notification, handback) -> add(notification);
    private final long collectionsBefore = collections();

    Pauses() {
        for (GarbageCollectorMXBean collector : collectors) {
            ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
        }
    }

    /**
     * One pause. The JVM tells its length in milliseconds.
     *
     * @param heap the bytes of the heap after it, if it was that of a young collection
     */
    record Pause(long milliseconds, OptionalLong heap) {}

    private void add(Notification notification) {
        GarbageCollectionNotificationInfo told =
                GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
        GcInfo collection = told.getGcInfo();
        long heap = collection.getMemoryUsageAfterGc().entrySet().stream()
                .filter(pool -> pool.getKey().startsWith("G1 "))
                .map(pool -> pool.getValue())
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        pauses.add(new Pause(
                collection.getDuration(),
                told.getGcAction().equals("end of minor GC") ? OptionalLong.of(heap) : OptionalLong.empty()));
    }

    /**
     * All pauses until now, in their order. The JVM tells of a pause a moment after it, which is waited for.
     *
     * @throws IllegalStateException if the JVM does not tell of all for five seconds
     */
    List<Pause> untilNow() {
        long collections = collections() - collectionsBefore;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (pauses.size() < collections) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the JVM told of " + pauses.size() + " collections, and counted " + collections);
            }
            Thread.onSpinWait();
        }
        return List.copyOf(pauses);
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    @Override
    public void close() {
        try {
            for (GarbageCollectorMXBean collector : collectors) {
                ((NotificationEmitter) collector).removeNotificationListener(listener);
            }
        } catch (JMException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
