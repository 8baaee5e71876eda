package dev.runnel.benchmarks.ratio;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * A measured operation. Each turn is about other rows, of the same number.
 *
 * @param name for {@code -Dratios.shapes}
 * @param rows the number of elements of each result
 * @param inFlight the numbers of operations at a time with which it is measured
 * @param isOrdered whether the elements of a result have an order
 * @param target the table that it writes
 * @param <C> the type of the variants that can do it
 */
record Shape<C>(
        String name,
        String title,
        int rows,
        List<Integer> inFlight,
        Operation<C> operation,
        boolean isOrdered,
        Optional<Target> target) {

    /** An operation that reads, one after the other, with eight and with 64 in flight. */
    Shape(String name, String title, int rows, Operation<C> operation) {
        this(name, title, rows, List.of(1, 8, 64), operation, true, Optional.empty());
    }

    Shape<C> withInFlight(Integer... numbers) {
        return new Shape<>(name, title, rows, List.of(numbers), operation, isOrdered, target);
    }

    Shape<C> inAnyOrder() {
        return new Shape<>(name, title, rows, inFlight, operation, false, target);
    }

    Shape<C> writing(Target written) {
        return new Shape<>(name, title, rows, inFlight, operation, isOrdered, Optional.of(written));
    }

    /** The most operations of a round. */
    int mostTurns() {
        return target.map(Target::mostTurns).orElse(Integer.MAX_VALUE);
    }

    /** How one turn runs. */
    interface Operation<C> {
        Mono<? extends List<?>> run(C contender, int turn);
    }
}
