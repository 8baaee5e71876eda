package dev.runnel.exec.write;

import dev.runnel.internal.BoundStatement;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactWrite.ConditionCheckFailed;
import dev.runnel.spi.TransactWrite.Write;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A plan for a key-value store whose writes are prepared by reads and sent by one transact write, alone or with those of other plans. */
interface ItemWrites {
    /** Reads the items and returns the writes of a statement. Its values include those of the on-update fields. */
    Mono<Prepared> prepare(Lease lease, BoundStatement<?> request);

    /** Returns the writer of the transact write. */
    TransactWriter transact();

    /**
     * The writes of one statement.
     *
     * @param refused creates the error of a write whose condition failed
     * @param result loads the result after the writes
     */
    record Prepared(
            List<Write> writes,
            BiFunction<Write, ConditionCheckFailed, Throwable> refused,
            Function<Lease, Mono<Object>> result) {
        public Prepared {
            writes = List.copyOf(writes);
        }
    }
}
