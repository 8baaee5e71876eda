package dev.runnel.exec.lease;

import dev.runnel.ActivityInfo;
import dev.runnel.ActivityInfo.State;
import dev.runnel.error.PoolExhaustedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The statements, transactions and connections that are active on a Db, from the request for a lease until the lease
 * is released. Entries are links of doubly linked lists. The lists are striped by thread: registering and
 * deregistering takes one short lock and allocates nothing. Thread-safe.
 */
public final class ActivityRegistry {
    /** The number of distinct holders that an error lists. */
    private static final int NAMED = 5;

    private static final int LONGEST_NAME = 160;

    private final Stripe[] stripes;
    private final Sinks.Empty<Void> empty = Sinks.empty();
    private volatile boolean closed;

    public ActivityRegistry() {
        int threads = Runtime.getRuntime().availableProcessors();
        stripes = new Stripe[Integer.highestOneBit(Math.min(threads, 32)) * 2];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = new Stripe();
        }
    }

    /** One of the lists. Its monitor guards its entries. */
    private static final class Stripe {
        private @Nullable Entry first;
        private boolean closed;

        synchronized boolean add(Entry entry) {
            if (closed) {
                return false;
            }
            entry.stripe = this;
            entry.next = first;
            if (first != null) {
                first.previous = entry;
            }
            first = entry;
            return true;
        }

        /**
         * Returns true if the stripe is closed and this was its last entry. Does nothing if the entry is not
         * registered.
         */
        synchronized boolean remove(Entry entry) {
            if (entry.stripe == null) {
                return false;
            }
            entry.stripe = null;
            if (entry.previous == null) {
                first = entry.next;
            } else {
                entry.previous.next = entry.next;
            }
            if (entry.next != null) {
                entry.next.previous = entry.previous;
            }
            return closed && first == null;
        }

        synchronized void close() {
            closed = true;
        }

        synchronized boolean isEmpty() {
            return first == null;
        }

        synchronized void addTo(List<Entry> all) {
            for (Entry entry = first; entry != null; entry = entry.next) {
                all.add(entry);
            }
        }
    }

    /** An active statement, transaction or connection. Its stripe guards the links. */
    abstract static class Entry {
        private final long since = System.nanoTime();
        private volatile @Nullable Stripe stripe;
        private @Nullable Entry previous;
        private @Nullable Entry next;

        abstract String text();

        abstract State state();

        /** Ends the entry with an error. Does nothing if its COMMIT was sent. */
        abstract void terminate();
    }

    /** Adds the entry. Returns false if the registry is closed. */
    boolean register(Entry entry) {
        return stripes[Thread.currentThread().hashCode() & stripes.length - 1].add(entry);
    }

    void deregister(Entry entry) {
        Stripe stripe = entry.stripe;
        if (stripe != null && stripe.remove(entry)) {
            signalIfEmpty();
        }
    }

    public boolean closed() {
        return closed;
    }

    /** Rejects further entries. Idempotent. */
    public void close() {
        closed = true;
        for (Stripe stripe : stripes) {
            stripe.close();
        }
        signalIfEmpty();
    }

    /** Completes when the registry is closed and has no entry. */
    public Mono<Void> whenEmpty() {
        return empty.asMono();
    }

    /** Ends all entries with an error. An entry deregisters when its connection is released. */
    public void terminateAll() {
        entries().forEach(Entry::terminate);
    }

    /** Completes {@link #whenEmpty}, even if there are entries left. */
    public void abandonWait() {
        empty.tryEmitEmpty();
    }

    private void signalIfEmpty() {
        if (Stream.of(stripes).allMatch(Stripe::isEmpty)) {
            empty.tryEmitEmpty();
        }
    }

    /** The entries, the oldest first. */
    public List<ActivityInfo> programs() {
        long now = System.nanoTime();
        return entries().stream()
                .sorted(Comparator.comparingLong(entry -> entry.since - now))
                .map(entry ->
                        new ActivityInfo(entry.text(), entry.state(), Duration.ofNanos(Math.max(0, now - entry.since))))
                .toList();
    }

    private List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        for (Stripe stripe : stripes) {
            stripe.addTo(all);
        }
        return all;
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
