package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A read that is measured. Its turns read other rows of the same number. */
enum Shape {
    KEY("one row by its key", 1) {
        @Override
        Mono<? extends List<?>> read(Contender contender, int turn) {
            return contender.sample(sampleId(turn)).map(List::of);
        }

        @Override
        List<?> expected(int turn) {
            return List.of(Library.sample(sampleNumber(turn)));
        }

        /** From owner to owner. */
        private static long sampleNumber(int turn) {
            return turn * 37L % (Library.OWNERS * Library.SAMPLES_OF_OWNER);
        }

        private static UUID sampleId(int turn) {
            return Library.id(sampleNumber(turn));
        }
    },
    LIST("100 rows", Library.SAMPLES_OF_OWNER) {
        @Override
        Mono<? extends List<?>> read(Contender contender, int turn) {
            return contender.samples(Library.owner(turn % Library.OWNERS));
        }

        @Override
        List<?> expected(int turn) {
            return Library.samples(turn % Library.OWNERS);
        }
    },
    GRAPH("20 × 10 × 3", Library.AUTHORS_OF_SHELF) {
        @Override
        Mono<? extends List<?>> read(Contender contender, int turn) {
            return contender.authors(turn % Library.SHELVES);
        }

        @Override
        List<?> expected(int turn) {
            return Library.authors(turn % Library.SHELVES);
        }
    };

    private final String title;
    private final int size;

    Shape(String title, int size) {
        this.title = title;
        this.size = size;
    }

    String title() {
        return title;
    }

    /** How many rows the list has that it gives. */
    int size() {
        return size;
    }

    abstract Mono<? extends List<?>> read(Contender contender, int turn);

    /** What that read has to give, in any order. */
    abstract List<?> expected(int turn);
}
