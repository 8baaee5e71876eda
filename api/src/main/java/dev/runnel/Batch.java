package dev.runnel;

import java.util.List;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/** The results of statements that ran together. */
final class Batch {
    private Batch() {}

    /** A tuple of as many, whose types are those of the statements: the caller's signature has seen to it. */
    @SuppressWarnings("unchecked")
    static <T extends Tuple2<?, ?>> T tuple(List<Object> results) {
        return (T) Tuples.fromArray(results.toArray());
    }
}
