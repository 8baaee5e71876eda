package dev.runnel.exec.write;

import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Lease;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A plan for an SQL database whose result can be loaded after later writes of the same statement. */
interface StagedPlan {
    /**
     * Writes the rows.
     *
     * @param request the statement. Its values include those of the on-update fields
     * @param fixed the time of the statement
     */
    Mono<Written> write(Lease lease, BoundStatement<?> request, Clock fixed);

    /**
     * The rows of a write.
     *
     * @param inserted the inserted rows that are not nested, each as the stored values by the index of the field; empty for another write
     * @param result loads the result of the write
     */
    record Written(List<@Nullable Object[]> inserted, Function<Lease, Mono<Object>> result) {
        /** Creates a write whose result is known. */
        static Written of(Object result) {
            return new Written(List.of(), lease -> Mono.just(result));
        }
    }
}
