package dev.runnel.exec.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.type.StorageType;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    @Test
    void madeKeysIncreaseAndAreOfVersion7() {
        UUID last = UuidV7.next();
        for (int i = 0; i < 10_000; i++) {
            UUID next = UuidV7.next();
            assertThat(next.version()).isEqualTo(7);
            assertThat(next.variant()).isEqualTo(2);
            assertThat(StorageType.UUID.order().compare(last, next)).isNegative();
            last = next;
        }
        assertThat(Math.abs((last.getMostSignificantBits() >>> 16) - System.currentTimeMillis()))
                .isLessThan(10_000);
    }
}
