package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.benchmarks.Sample;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tests the results that a comparison rejects. */
class CaseTest {
    private static final MeasurementOptions SHORT =
            new MeasurementOptions(Duration.ofMillis(1), Duration.ofMillis(1), 3);

    @Test
    void equalReadsAreMeasured() {
        Comparison comparison =
                of(Shape.GRAPH, new FromMemory(), new FromMemory()).measure(SHORT);

        assertThat(comparison.pairs()).hasSize(3).allSatisfy(pair -> {
            assertThat(pair.byHand().nanoseconds()).isPositive();
            assertThat(pair.other().bytes()).isPositive();
        });
    }

    @Test
    void rowsThatDifferAreAFailureThatNamesTheCaseAndTheSide() {
        FromMemory another = new FromMemory() {
            @Override
            public Mono<Sample> sample(UUID id) {
                return super.sample(Library.id(1));
            }
        };

        assertThatThrownBy(() -> of(Shape.KEY, new FromMemory(), another).measure(SHORT))
                .hasMessageStartingWith("memory, one row by its key, 64 in flight: Runnel gives Sample[");
    }

    @Test
    void relatedRowsThatDifferAreAFailureToo() {
        FromMemory another = new FromMemory() {
            @Override
            public Mono<List<Author>> authors(long shelf) {
                return super.authors(shelf)
                        .map(authors -> authors.stream()
                                .map(a -> new Author(
                                        a.id(),
                                        a.shelf(),
                                        a.name(),
                                        a.country(),
                                        a.joined(),
                                        Library.authors(shelf).get(0).books()))
                                .toList());
            }
        };

        assertThat(another.authors(1).block()).isEqualTo(Library.authors(1));
        assertThatThrownBy(() -> of(Shape.GRAPH, new FromMemory(), another).measure(SHORT))
                .hasMessageContaining("Runnel gives Author[");
    }

    @Test
    void rowsThatAreMissingAreAFailure() {
        FromMemory less = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return super.samples(owner).map(rows -> rows.subList(1, 100));
            }
        };

        assertThatThrownBy(() -> of(Shape.LIST, new FromMemory(), less).measure(SHORT))
                .hasMessage("memory, 100 rows, 64 in flight: Runnel gives 99 rows where 100 were written");
    }

    @Test
    void aReadThatFailsIsAFailureThatNamesTheCase() {
        FromMemory broken = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return Mono.error(new IllegalStateException("no connection became free"));
            }
        };

        assertThatThrownBy(() -> of(Shape.LIST, new FromMemory(), broken).measure(SHORT))
                .hasMessage("memory, 100 rows, 64 in flight: no connection became free");
    }

    @Test
    void rowsThatAreMissingInARoundAreAFailure() {
        FromMemory sometimes = new FromMemory() {
            private int reads;

            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return super.samples(owner).map(rows -> reads++ < Library.OWNERS ? rows : rows.subList(0, 99));
            }
        };

        assertThatThrownBy(() -> of(Shape.LIST, new FromMemory(), sometimes).measure(SHORT))
                .hasMessage("memory, 100 rows, 64 in flight: 64 reads gave 6336 rows, and not 6400");
    }

    private static <C> Case<C> of(Shape<C> shape, C byHand, C runnel) {
        return new Case<>("memory", shape, 64, new Variant<>("by hand", byHand), new Variant<>("Runnel", runnel));
    }

    /** Gives what should be read. */
    private static class FromMemory implements Contender {
        @Override
        public Mono<Sample> sample(UUID id) {
            return Mono.fromSupplier(() -> Library.sample(id.getLeastSignificantBits()));
        }

        @Override
        public Mono<List<Sample>> samples(UUID owner) {
            return Mono.fromSupplier(() -> Library.samples(owner.getLeastSignificantBits()));
        }

        @Override
        public Mono<List<Author>> authors(long shelf) {
            return Mono.fromSupplier(() -> Library.authors(shelf));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
