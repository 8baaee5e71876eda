package dev.runnel.exec.lease;

import dev.runnel.DbOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.LimitExceededException;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The number of statements that one subscription may send. The outermost publisher puts a counter into the Reactor
 * Context, with this object as its key. A lease increments it when a statement is subscribed to. Without a limit, the
 * publishers are returned unchanged, and leases do not count. Errors: {@code LimitExceededException} at the first
 * statement beyond the limit.
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

    StoppableLease wrap(Lease lease) {
        return new StoppableLease(lease, isUnlimited() ? null : this);
    }

    private Context withCount(Context context) {
        return context.hasKey(this) ? context : context.put(this, new Count());
    }

    /** Counts a statement. Returns the error if it exceeds the limit, otherwise null. */
    @Nullable
    LimitExceededException count(ContextView context, CompiledOperation operation) {
        Count count = context.getOrDefault(this, null);
        return count == null ? null : count.add(operation.operation().subject());
    }

    /** The counter of one subscription. Thread-safe. */
    private final class Count {
        private final Map<String, Integer> bySubject = new HashMap<>();
        private int sent;

        synchronized @Nullable LimitExceededException add(String subject) {
            if (sent < most) {
                sent++;
                bySubject.merge(subject, 1, Integer::sum);
                return null;
            }
            return limitExceeded();
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
}
