package dev.runnel.exec.write;

import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.Write;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A plan for a key-value store whose writes are prepared by reads and sent by one transact write, alone or with those of other plans. */
interface ItemWrites {
    /** Reads the items and returns the writes of a statement. Its values include those of the on-update fields. */
    Mono<Prepared> prepare(Lease lease, BoundStatement<?> request);

    /**
     * See {@link #prepare(Lease, BoundStatement)}.
     *
     * @param fixed the time of the statement
     */
    default Mono<Prepared> prepare(Lease lease, BoundStatement<?> request, Clock fixed) {
        return prepare(lease, request);
    }

    /** Returns the writer of the transact write. */
    TransactWriter transact();

    /**
     * The writes of one statement.
     *
     * @param refused creates the error of a write whose condition failed
     * @param result loads the result after the writes
     * @param inserted the new rows that are not nested, each as the stored values by the index of the field; empty for another write
     */
    record Prepared(
            List<Write> writes,
            BiFunction<Write, ConditionCheckFailed, Throwable> refused,
            Function<Lease, Mono<Object>> result,
            List<@Nullable Object[]> inserted) {
        public Prepared {
            writes = List.copyOf(writes);
        }

        /** Creates the writes of a statement that inserts no row. */
        Prepared(
                List<Write> writes,
                BiFunction<Write, ConditionCheckFailed, Throwable> refused,
                Function<Lease, Mono<Object>> result) {
            this(writes, refused, result, List.of());
        }
    }
}
