package dev.runnel.exec.lease;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.error.PoolExhaustedException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The statements, transactions and connections that are active on a Db, from the request for a lease until the lease
 * is released. Thread-safe.
 */
public final class ActivityRegistry {
    /** The number of distinct holders that an error lists. */
    private static final int NAMED = 5;

    private static final int LONGEST_NAME = 160;

    /** Differences of {@code System.nanoTime()} are compared, because its values may overflow. */
    private static final Comparator<LeaseScope> OLDEST_FIRST = (a, b) -> Long.signum(a.since - b.since);

    private final Set<LeaseScope> active = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> empty = Sinks.empty();
    private volatile boolean closed;

    /** Adds the scope. Returns false if the registry is closed. */
    boolean register(LeaseScope scope) {
        if (closed) {
            return false;
        }
        active.add(scope);
        if (closed) {
            // close() may have seen no scope before this one was added
            deregister(scope);
            return false;
        }
        return true;
    }

    /** Removes the scope. Idempotent. */
    void deregister(LeaseScope scope) {
        if (active.remove(scope) && closed) {
            signalIfEmpty();
        }
    }

    public boolean closed() {
        return closed;
    }

    /** Rejects further scopes. Idempotent. */
    public void close() {
        closed = true;
        signalIfEmpty();
    }

    /** Completes when the registry is closed and has no scope. */
    public Mono<Void> whenEmpty() {
        return empty.asMono();
    }

    /**
     * Ends all scopes with an error, the newest first: a statement that waits for a lock of an older transaction ends before that
     * transaction releases the lock. A scope deregisters when its connection is released.
     */
    public void terminateAll() {
        active.stream().sorted(OLDEST_FIRST.reversed()).forEach(LeaseScope::terminate);
    }

    /** Completes {@link #whenEmpty}, even if there are scopes left. */
    public void abandonWait() {
        empty.tryEmitEmpty();
    }

    /** The iterator visits every scope that stays. The count of a concurrent set can be wrong while others change it. */
    private void signalIfEmpty() {
        if (!active.iterator().hasNext()) {
            empty.tryEmitEmpty();
        }
    }

    /** The active statements, transactions and connections, the oldest first. */
    public List<ActivityInfo> programs() {
        long now = System.nanoTime();
        return active.stream()
                .sorted(OLDEST_FIRST)
                .map(scope ->
                        new ActivityInfo(scope.text(), scope.state(), Duration.ofNanos(Math.max(0, now - scope.since))))
                .toList();
    }

    /** Adds the current lease holders to the error of a request that timed out. */
    PoolExhaustedException describeHolders(PoolExhaustedException error) {
        List<ActivityInfo> holders = programs().stream()
                .filter(program -> program.state() != State.WAITING_FOR_LEASE)
                .toList();
        name(error, "used by", holders, program -> program.state() != State.WAITING_FOR_DEMAND);
        name(error, "used without demand by", holders, program -> program.state() == State.WAITING_FOR_DEMAND);
        return error;
    }

    private static void name(
            PoolExhaustedException error, String label, List<ActivityInfo> holders, Predicate<ActivityInfo> filter) {
        Map<String, Long> counts = holders.stream()
                .filter(filter)
                .collect(Collectors.groupingBy(ActivityRegistry::nameOf, LinkedHashMap::new, Collectors.counting()));
        if (counts.isEmpty()) {
            return;
        }
        Stream<String> named = counts.entrySet().stream()
                .limit(NAMED)
                .map(one -> one.getValue() == 1 ? one.getKey() : one.getValue() + " × " + one.getKey());
        Stream<String> more = counts.size() <= NAMED ? Stream.empty() : Stream.of(counts.size() - NAMED + " more");
        error.with(label, Stream.concat(named, more).collect(Collectors.joining("; ")));
    }

    private static String nameOf(ActivityInfo program) {
        String text = program.text();
        return (text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…")
                + (program.state() == State.IDLE ? " (idle)" : "");
    }
}
