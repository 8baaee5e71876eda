package dev.runnel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Capabilities.Digits;
import dev.runnel.spi.Capabilities.Length;
import dev.runnel.spi.Capabilities.Range;
import dev.runnel.type.Storage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The ends of exact ranges, which the suite reaches on each backend where a machine has room for such values. */
class LimitsTest {
    @Test
    void lengthsAreInUnitsOfTheCarrier() {
        Length three = new Length(3);
        assertThat(three.holds(new byte[3])).isTrue();
        assertThat(three.holds(new byte[4])).isFalse();
        assertThat(three.holds("a\uD83D\uDE00")).isTrue();
        assertThat(three.holds("\uD83D\uDE00\uD83D\uDE00")).isFalse();
    }

    @Test
    void bothEndsOfARangeAreInside() {
        Range<LocalDate> year = new Range<>(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        assertThat(year.holds(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(year.holds(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(year.holds(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(year.holds(LocalDate.of(2025, 1, 1))).isFalse();
    }

    @Test
    void digitsAreCountedWithoutTheZerosAroundThem() {
        Digits digits = new Digits(3, 2, 4);
        assertThat(digits.holds(new BigDecimal("100.100"))).isTrue();
        assertThat(digits.holds(new BigDecimal("1E+3"))).isFalse();
        assertThat(digits.holds(new BigDecimal("0.001"))).isFalse();
        assertThat(digits.holds(new BigDecimal("123.45"))).isFalse();
    }

    @Test
    void everyBackendOfBoundedBytesBoundsTexts() {
        for (Capabilities capabilities : new Capabilities[] {Capabilities.H2, Capabilities.SQLITE}) {
            assertThat(capabilities.hasRange(Storage.BYTES)).isTrue();
            assertThat(capabilities.hasRange(Storage.TEXT)).isTrue();
        }
    }
}
