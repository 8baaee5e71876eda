package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RatioTableTest {
    private static final Case<String> CASE = new Case<>(
            Workbench.readOnly("memory"),
            new Shape<String>("key", "one row", 1, (contender, turn) -> Mono.just(List.of(contender))),
            8,
            List.of(new Variant<>("by hand", "A"), new Variant<>("Runnel", "B"), new Variant<>("reactor-pool", "C")));

    @Test
    void aRowHasTheRatiosOfTheSecondVariantAndTheGoalsThatItMisses() {
        RatioTable table = new RatioTable();

        table.add(
                CASE,
                new Comparison(List.of(List.of(
                        new Cost(100_000, 10_000, 4_000, 1_000, 2),
                        new Cost(125_000, 11_000, 5_000, 2_000, 4),
                        new Cost(80_000, 5_000, 4_000, 500, 2)))));

        assertThat(table.text()).isEqualTo("""
                | shape | in flight | by hand, 1/s | throughput | client CPU, µs, Runnel / by hand | server CPU, µs | bytes | threads | reactor-pool: throughput, client CPU, bytes | verdict |
                |---|---:|---:|---:|---:|---:|---:|---:|---:|---|
                | `key`: one row | 8 | 10,000 | **0.80** (0.80 – 0.80) | 11.0 / 10.0 **1.10** | 5.0 / 4.0 **1.25** | 2,000 / 1,000 **2.00** | 4 / 2 | 1.25, 0.50, 0.50 | misses throughput, server CPU, bytes |
                """);
    }

    @Test
    void withoutAServerItsTimeIsMissing() {
        RatioTable table = new RatioTable();
        Cost cost = new Cost(100_000, 10_000, 0, 1_000, 2);

        table.add(CASE, new Comparison(List.of(List.of(cost, cost, cost))));

        assertThat(table.text())
                .endsWith(
                        "| 10.0 / 10.0 **1.00** | – | 1,000 / 1,000 **1.00** | 2 / 2 | 1.00, 1.00, 1.00 | reached |\n");
    }

    @Test
    void aCaseThatFailedHasARowToo() {
        RatioTable table = new RatioTable();

        table.addFailed(CASE);

        assertThat(table.text()).endsWith("|\n| `key`: one row | 8 | – | – | – | – | – | – | – | failed |\n");
    }
}
