package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PeerTablesTest {
    private static final Variant<String> BY_HAND = new Variant<>("by hand", "A");
    private static final Variant<String> RUNNEL = new Variant<>("Runnel", "B");
    private static final Variant<String> FAST = new Variant<>("Fast", "C");
    private static final Variant<String> PLAIN = new Variant<>("Plain", "D");

    private final PeerTables tables = new PeerTables(
            List.of(new Column("Fast", Map.of()), new Column("Plain", Map.of("stream", "has no streams"))));

    @Test
    void eachMeasureHasATableAndThroughputAVerdict() {
        tables.add(of("key", List.of(BY_HAND, RUNNEL, FAST, PLAIN)), costs(100_000, 125_000, 80_000, 125_000));
        tables.add(of("count", List.of(BY_HAND, RUNNEL, FAST, PLAIN)), costs(100_000, 100_000, 200_000, 125_000));

        assertThat(tables.text()).isEqualTo("""
                **throughput**

                | shape | in flight | by hand, 1/s | Runnel | Fast | Plain | verdict |
                |---|---:|---:|---:|---:|---:|---|
                | `key` | 8 | 10,000 | **0.80** | 1.25 | 0.80 | behind Fast; level with Plain |
                | `count` | 8 | 10,000 | **1.00** | 0.50 | 0.80 | ahead |

                **client CPU**

                | shape | in flight | by hand, µs | Runnel | Fast | Plain |
                |---|---:|---:|---:|---:|---:|
                | `key` | 8 | 10.0 | **1.25** | 0.80 | 1.25 |
                | `count` | 8 | 10.0 | **1.00** | 2.00 | 1.25 |

                **bytes**

                | shape | in flight | by hand, B | Runnel | Fast | Plain |
                |---|---:|---:|---:|---:|---:|
                | `key` | 8 | 1,000 | **1.25** | 0.80 | 1.25 |
                | `count` | 8 | 1,000 | **1.00** | 2.00 | 1.25 |

                Runnel has the highest throughput of all but by hand in 1 of 2 cases.
                """);
    }

    @Test
    void aPeerThatCannotDoAShapeHasItsReasonInTheTable() {
        tables.add(of("stream", List.of(BY_HAND, RUNNEL, FAST)), costs(100_000, 100_000, 125_000));

        assertThat(tables.text()).contains("| `stream` | 8 | 10,000 | **1.00** | 0.80 | has no streams | ahead |");
    }

    @Test
    void aCaseThatFailedIsNotOneInWhichRunnelIsAhead() {
        tables.addFailed(of("key", List.of(BY_HAND, RUNNEL, FAST, PLAIN)));

        assertThat(tables.text())
                .contains("| `key` | 8 | – | – | – | – | failed |")
                .endsWith("in 0 of 1 cases.\n");
    }

    /** Each cost is in proportion to the time, and without a server. */
    private static Comparison costs(double... nanoseconds) {
        return new Comparison(List.of(Arrays.stream(nanoseconds)
                .mapToObj(time -> new Cost(time, time / 10, 0, time / 100, 2))
                .toList()));
    }

    private static Case<String> of(String shape, List<Variant<String>> variants) {
        return new Case<>(
                Workbench.readOnly("memory"),
                new Shape<String>(shape, shape, 1, (contender, turn) -> Mono.just(List.of(contender))),
                8,
                variants);
    }

    private record Column(String title, Map<String, String> missing) implements Contender {
        @Override
        public Optional<String> missing(String shape) {
            return Optional.ofNullable(missing.get(shape));
        }
    }
}
