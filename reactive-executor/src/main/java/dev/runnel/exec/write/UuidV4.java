package dev.runnel.exec.write;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs of version 4 (RFC 9562, section 5.4): 122 random bits. Not secret: {@code SecureRandom} may block. */
final class UuidV4 {
    private UuidV4() {}

    static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = random.nextLong() & ~0xf000L | 0x4000L;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
