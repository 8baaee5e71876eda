package dev.runnel.benchmarks.ratio;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as its sixteen bytes, which MySQL stores. */
final class UuidBytes {
    private UuidBytes() {}

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    static UUID uuid(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
