package dev.runnel.exec.lease;

import dev.runnel.DbOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.ServerCursor;
import dev.runnel.spi.UpdateCount;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The number of statements that one subscription may send. The outermost publisher puts a counter into the Reactor
 * Context, with this object as its key. A lease increments it when a statement is subscribed to. Without a limit, the
 * publishers and leases are returned unchanged. Errors: {@code LimitExceededException} at the first statement beyond
 * the limit.
 */
public final class StatementLimit {
    private final int most;

    public StatementLimit(int most) {
        this.most = most;
    }

    private boolean isUnlimited() {
        return most == DbOptions.UNLIMITED;
    }

    /** Counts the statements of one subscription, unless an outer publisher counts them. */
    public <T> Mono<T> countWithin(Mono<T> publisher) {
        return isUnlimited() ? publisher : publisher.contextWrite(this::withCount);
    }

    /** Counts the statements of one subscription, unless an outer publisher counts them. */
    public <T> Flux<T> countWithin(Flux<T> publisher) {
        return isUnlimited() ? publisher : publisher.contextWrite(this::withCount);
    }

    public Lease wrap(Lease lease) {
        return isUnlimited() ? lease : new CountingLease(lease);
    }

    private Context withCount(Context context) {
        return context.hasKey(this) ? context : context.put(this, new Count());
    }

    /** Counts a statement. Returns the error if it exceeds the limit. */
    private Optional<LimitExceededException> countOrReject(ContextView context, CompiledOperation operation) {
        Count count = context.getOrDefault(this, null);
        return count == null
                ? Optional.empty()
                : count.add(operation.operation().subject());
    }

    /** The counter of one subscription. Thread-safe. */
    private final class Count {
        private final Map<String, Integer> bySubject = new HashMap<>();
        private int sent;

        synchronized Optional<LimitExceededException> add(String subject) {
            if (sent < most) {
                sent++;
                bySubject.merge(subject, 1, Integer::sum);
                return Optional.empty();
            }
            return Optional.of(limitExceeded());
        }

        private LimitExceededException limitExceeded() {
            Map.Entry<String, Integer> mostFrequent = bySubject.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow();
            return new LimitExceededException(
                            ErrorCode.STATEMENT_LIMIT,
                            most,
                            "statementLimit",
                            "one subscription sends more statements than the limit")
                    .with("most often", mostFrequent.getKey() + ", " + mostFrequent.getValue() + " times")
                    .hint(
                            "read related rows with include(…), or the rows of all keys with in(…), instead of one query for each row;"
                                    + " or raise the option");
        }
    }

    private final class CountingLease extends ForwardingLease {
        CountingLease(Lease lease) {
            super(lease);
        }

        @Override
        public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
            return Flux.deferContextual(context -> countOrReject(context, operation)
                    .<Flux<T>>map(Flux::error)
                    .orElseGet(() -> lease.rows(operation, values, reader)));
        }

        @Override
        public <T> Flux<T> fetch(ServerCursor cursor, int most, RowReader<T> reader) {
            return Flux.deferContextual(context -> countOrReject(context, cursor.select())
                    .<Flux<T>>map(Flux::error)
                    .orElseGet(() -> lease.fetch(cursor, most, reader)));
        }

        @Override
        public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
            return Mono.deferContextual(context -> countOrReject(context, operation)
                    .<Mono<UpdateCount>>map(Mono::error)
                    .orElseGet(() -> lease.run(operation, values)));
        }
    }
}
