package dev.runnel.benchmarks.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.benchmarks.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Tests the results that a comparison rejects. */
class CaseTest {
    private static final MeasurementOptions SHORT =
            new MeasurementOptions(Duration.ofMillis(1), Duration.ofMillis(1), 3);
    private static final Shape<SampleReads> KEY = SampleReads.SHAPES.get(0);
    private static final Shape<SampleReads> LIST = SampleReads.SHAPES.get(1);
    private static final Shape<GraphReads> GRAPH = GraphReads.SHAPES.get(1);

    @Test
    void equalReadsAreMeasured() {
        Comparison comparison = of(GRAPH, new FromMemory(), new FromMemory()).measure(SHORT);

        assertThat(comparison.rounds())
                .hasSize(3)
                .allSatisfy(round -> assertThat(round).hasSize(2).allSatisfy(cost -> {
                    assertThat(cost.nanoseconds()).isPositive();
                    assertThat(cost.bytes()).isPositive();
                    assertThat(cost.serverCpu()).isZero();
                    assertThat(cost.threads()).isEqualTo(1);
                }));
    }

    @Test
    void rowsThatDifferAreAFailureThatNamesTheCaseAndTheSide() {
        FromMemory another = new FromMemory() {
            @Override
            public Mono<Sample> sample(UUID id) {
                return super.sample(Library.id(1));
            }
        };

        assertThatThrownBy(() -> of(KEY, new FromMemory(), another).measure(SHORT))
                .hasMessageStartingWith("memory, one row of ten columns by its key, 64 in flight: Runnel gives Sample[")
                .hasMessageContaining(" where by hand gives Sample[");
    }

    @Test
    void relatedRowsThatDifferAreAFailureToo() {
        FromMemory another = new FromMemory() {
            @Override
            public Mono<List<Author>> authorsWithChapters(long shelf) {
                return super.authorsWithChapters(shelf)
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

        assertThat(another.authorsWithChapters(1).block()).isEqualTo(Library.authors(1));
        assertThatThrownBy(() -> of(GRAPH, new FromMemory(), another).measure(SHORT))
                .hasMessageContaining("Runnel gives Author[");
    }

    @Test
    void anotherOrderIsAFailureOnlyWhereTheRowsHaveOne() {
        FromMemory backwards = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return super.samples(owner).map(rows -> {
                    List<Sample> reversed = new ArrayList<>(rows);
                    Collections.reverse(reversed);
                    return reversed;
                });
            }
        };
        Shape<SampleReads> ordered = new Shape<>(LIST.name(), LIST.title(), LIST.rows(), LIST.operation());

        assertThat(of(LIST, new FromMemory(), backwards).measure(SHORT).rounds())
                .hasSize(3);
        assertThatThrownBy(() -> of(ordered, new FromMemory(), backwards).measure(SHORT))
                .hasMessageContaining("Runnel gives Sample[");
    }

    @Test
    void rowsThatAreMissingAreAFailure() {
        FromMemory less = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return super.samples(owner).map(rows -> rows.subList(1, 100));
            }
        };

        assertThatThrownBy(() -> of(LIST, new FromMemory(), less).measure(SHORT))
                .hasMessage("memory, 100 rows of ten columns by an index, 64 in flight:"
                        + " Runnel gives 99 rows where by hand gives 100");
    }

    @Test
    void rowsThatAreMissingOnBothSidesAreAFailure() {
        FromMemory less = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return super.samples(owner).map(rows -> rows.subList(1, 100));
            }
        };

        assertThatThrownBy(() -> of(LIST, less, less).measure(SHORT))
                .hasMessage("memory, 100 rows of ten columns by an index, 64 in flight:"
                        + " 64 operations gave 6336 rows, and not 6400");
    }

    @Test
    void aReadThatFailsIsAFailureThatNamesTheCase() {
        FromMemory broken = new FromMemory() {
            @Override
            public Mono<List<Sample>> samples(UUID owner) {
                return Mono.error(new IllegalStateException("no connection became free"));
            }
        };

        assertThatThrownBy(() -> of(LIST, new FromMemory(), broken).measure(SHORT))
                .hasMessage("memory, 100 rows of ten columns by an index, 64 in flight: no connection became free");
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

        assertThatThrownBy(() -> of(LIST, new FromMemory(), sometimes).measure(SHORT))
                .hasMessage("memory, 100 rows of ten columns by an index, 64 in flight:"
                        + " 64 operations gave 6336 rows, and not 6400");
    }

    @Test
    void aRoundOfWritesBeginsWithTheSameRows() {
        RecordingTables tables = new RecordingTables();

        deletes(tables, (List<String> rows, Integer turn) -> rows.remove("row " + turn))
                .measure(SHORT);

        assertThat(tables.resets).hasSizeGreaterThan(8).allMatch(rows -> rows >= 8);
    }

    @Test
    void rowsThatAreLeftBehindAreAFailure() {
        RecordingTables tables = new RecordingTables();

        assertThatThrownBy(() ->
                        deletes(tables, (List<String> rows, Integer turn) -> {}).measure(SHORT))
                .hasMessage("memory, delete, 8 in flight: Runnel gives 10 rows where by hand gives 0");
    }

    private interface Deletion {
        void run(List<String> rows, Integer turn);
    }

    /** Rows are deleted by hand as they should be. */
    private static Case<Deletion> deletes(RecordingTables tables, Deletion byRunnel) {
        Shape<Deletion> shape = new Shape<Deletion>(
                        "delete",
                        "delete",
                        1,
                        (delete, turn) -> Mono.fromSupplier(() -> {
                            delete.run(tables.rows, turn);
                            return List.of(1L);
                        }))
                .writing(Target.consumed("stocks", 1));
        return new Case<>(
                new Workbench("memory", Processes.NONE, tables),
                shape,
                8,
                List.of(
                        new Variant<>("by hand", (rows, turn) -> rows.remove("row " + turn)),
                        new Variant<>("Runnel", byRunnel)));
    }

    private static <C> Case<C> of(Shape<C> shape, C byHand, C runnel) {
        return new Case<>(
                Workbench.readOnly("memory"),
                shape,
                64,
                List.of(new Variant<>("by hand", byHand), new Variant<>("Runnel", runnel)));
    }

    /** One table in memory. */
    private static final class RecordingTables implements WrittenTables {
        private final List<Integer> resets = new ArrayList<>();
        private final List<String> rows = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void reset(String table, int count) {
            resets.add(count);
            rows.clear();
            for (int i = 0; i < count; i++) {
                rows.add("row " + i);
            }
        }

        @Override
        public List<String> rows(String table) {
            return List.copyOf(rows);
        }
    }

    /** Gives what should be read. */
    private static class FromMemory implements SampleReads, GraphReads {
        @Override
        public Mono<Sample> sample(UUID id) {
            return Mono.fromSupplier(() -> Library.sample(id.getMostSignificantBits()));
        }

        @Override
        public Mono<List<Sample>> samples(UUID owner) {
            return Mono.fromSupplier(() -> Library.samples(owner.getLeastSignificantBits()));
        }

        @Override
        public Mono<List<Author>> authorsWithBooks(long shelf) {
            return authorsWithChapters(shelf);
        }

        @Override
        public Mono<List<Author>> authorsWithChapters(long shelf) {
            return Mono.fromSupplier(() -> Library.authors(shelf));
        }
    }
}
