package dev.runnel.exec.write;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7): milliseconds since 1970, a counter of 12 bits (section 6.2, method 1)
 * that overflows into the next millisecond, 62 random bits. Increasing within a process. Not secret.
 */
final class UuidV7 {
    private static final AtomicLong LAST = new AtomicLong();

    private UuidV7() {}

    static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long moment = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (moment >>> 12) << 16 | 0x7000L | moment & 0xfffL;
        long low = ThreadLocalRandom.current().nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
