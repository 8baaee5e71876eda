package dev.runnel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Capabilities.DecimalRange;
import dev.runnel.spi.Capabilities.LengthRange;
import dev.runnel.spi.Capabilities.Range;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The ends of exact ranges, which the suite reaches on each backend where a machine has room for such values. */
class LimitsTest {
    @Test
    void lengthsAreInUnitsOfTheCarrier() {
        LengthRange three = new LengthRange(3);
        assertThat(three.contains(new byte[3])).isTrue();
        assertThat(three.contains(new byte[4])).isFalse();
        assertThat(three.contains("a\uD83D\uDE00")).isTrue();
        assertThat(three.contains("\uD83D\uDE00\uD83D\uDE00")).isFalse();
    }

    @Test
    void bothEndsOfARangeAreInside() {
        Range<LocalDate> year = new Range<>(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31));
        assertThat(year.contains(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(year.contains(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(year.contains(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(year.contains(LocalDate.of(2025, 1, 1))).isFalse();
    }

    @Test
    void digitsAreCountedWithoutTheZerosAroundThem() {
        DecimalRange digits = new DecimalRange(3, 2, 4);
        assertThat(digits.contains(new BigDecimal("100.100"))).isTrue();
        assertThat(digits.contains(new BigDecimal("1E+3"))).isFalse();
        assertThat(digits.contains(new BigDecimal("0.001"))).isFalse();
        assertThat(digits.contains(new BigDecimal("123.45"))).isFalse();
    }
}
