package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuartilesTest {
    @Test
    void ofAnOddNumberAreValuesThemselves() {
        assertThat(Quartiles.of(DoubleStream.of(5, 1, 4, 2, 3))).isEqualTo(new Quartiles(2, 3, 4));
    }

    @Test
    void ofAnEvenNumberLieBetweenValues() {
        assertThat(Quartiles.of(DoubleStream.of(40, 10, 30, 20))).isEqualTo(new Quartiles(17.5, 25, 32.5));
    }

    @Test
    void ofOneValueAreThatValue() {
        assertThat(Quartiles.of(DoubleStream.of(7))).isEqualTo(new Quartiles(7, 7, 7));
    }

    @Test
    void ofNothingOrOfNoNumberAreRefused() {
        assertThatThrownBy(() -> Quartiles.of(DoubleStream.empty())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> Quartiles.of(DoubleStream.of(1, Double.NaN))).hasMessageContaining("[1.0, NaN]");
    }
}
