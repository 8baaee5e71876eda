package dev.runnel.tck.probe;

import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.tck.probe.Call.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Observes a driver: logs each call at its subscription, counts open leases, and injects the planned faults.
 * Thread-safe.
 */
public final class Probe {
    private final List<Call> calls = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private final Deque<Plan> plans = new ArrayDeque<>();
    private final List<MonoSink<Void>> waiting = new ArrayList<>();
    private int leases;
    private int open;
    private int doubleReleases;
    private int schemaChanges;
    private List<Table> pushed = List.of();
    private int signals;
    private int actAt;
    private Runnable act = () -> {};

    private record Plan(Predicate<Call> matching, Fault fault) {}

    /** Wraps a driver so that this probe observes it. */
    public Driver around(Driver driver) {
        return new ProbedDriver(driver, this);
    }

    /** The calls since the last {@link #clear}, in the order of their subscriptions. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The statements that were sent, without those of transactions and leases. */
    public synchronized List<String> statements() {
        return calls.stream().filter(Call::isStatement).map(Call::text).toList();
    }

    /** The number of rows of each completed read, in the order of completion. */
    public synchronized List<Integer> answers() {
        return List.copyOf(answers);
    }

    /** The kinds of the calls, in order. */
    public synchronized List<Kind> kinds() {
        return calls.stream().map(Call::kind).toList();
    }

    /** Clears the log and the planned faults; keeps the count of leases. */
    public synchronized void clear() {
        calls.clear();
        answers.clear();
        plans.clear();
        signals = 0;
        actAt = 0;
    }

    /** The number of leases that were requested and not released. */
    public synchronized int openLeases() {
        return open;
    }

    /** The number of leases that were released more than once. */
    public synchronized int doubleReleases() {
        return doubleReleases;
    }

    /** The tables that were pushed last. */
    public synchronized List<Table> pushed() {
        return pushed;
    }

    /** How often the schema was pushed or dropped. */
    public synchronized int schemaChanges() {
        return schemaChanges;
    }

    /** Completes when no lease is open. */
    public Mono<Void> idle() {
        return Mono.create(sink -> {
            synchronized (this) {
                if (open > 0) {
                    waiting.add(sink);
                    return;
                }
            }
            sink.success();
        });
    }

    /** The next call of this kind fails with the error, and the driver does not see it. */
    public void failNext(Kind kind, Throwable error) {
        plan(call -> call.kind() == kind, new Fault.Fail(error));
    }

    /** The next statement whose text has this part fails with the error, and the driver does not see it. */
    public void failNextStatement(String part, Throwable error) {
        plan(call -> call.isStatement() && call.text().contains(part), new Fault.Fail(error));
    }

    /** The answer to the next call of this kind comes late. */
    public void delayNext(Kind kind, Duration delay) {
        plan(call -> call.kind() == kind, new Fault.Delay(delay));
    }

    /** The answer to the next call of this kind waits for the publisher. */
    public void holdNext(Kind kind, Mono<Void> until) {
        plan(call -> call.kind() == kind, new Fault.Hold(until));
    }

    /** The answer to the next statement whose text has this part waits for the publisher. */
    public void holdNextStatement(String part, Mono<Void> until) {
        plan(call -> call.isStatement() && call.text().contains(part), new Fault.Hold(until));
    }

    /** The next call of this kind is never answered, and the driver does not see it. */
    public void hangNext(Kind kind) {
        plan(call -> call.kind() == kind, new Fault.Hang());
    }

    /** The next statement whose text has this part is never answered, and the driver does not see it. */
    public void hangNextStatement(String part) {
        plan(call -> call.isStatement() && call.text().contains(part), new Fault.Hang());
    }

    /** How many signals (a call, a row, an answer) there were since the last {@link #clear}. */
    public synchronized int signals() {
        return signals;
    }

    /** Runs the action at the n-th signal from now, on the thread of the signal, before anyone else sees it. */
    public synchronized void atSignal(int n, Runnable action) {
        signals = 0;
        actAt = n;
        act = action;
    }

    private synchronized void plan(Predicate<Call> matching, Fault fault) {
        plans.add(new Plan(matching, fault));
    }

    int nextLease() {
        synchronized (this) {
            return ++leases;
        }
    }

    /** Logs a call. What becomes of it, or null for nothing but what the driver does. */
    @Nullable
    Fault called(Call call) {
        Fault fault = null;
        synchronized (this) {
            calls.add(call);
            for (Plan plan : plans) {
                if (plan.matching().test(call)) {
                    plans.remove(plan);
                    fault = plan.fault();
                    break;
                }
            }
        }
        signal();
        return fault;
    }

    synchronized void answered(int rows) {
        answers.add(rows);
    }

    void signal() {
        Runnable now = () -> {};
        synchronized (this) {
            signals++;
            if (signals == actAt) {
                now = act;
            }
        }
        now.run();
    }

    synchronized void opening() {
        open++;
    }

    void gone() {
        List<MonoSink<Void>> ready = List.of();
        synchronized (this) {
            open--;
            if (open == 0) {
                ready = List.copyOf(waiting);
                waiting.clear();
            }
        }
        ready.forEach(MonoSink::success);
    }

    synchronized void pushes(Collection<Table> tables) {
        schemaChanges++;
        pushed = List.copyOf(tables);
    }

    synchronized void drops() {
        schemaChanges++;
    }

    synchronized void releasedTwice() {
        doubleReleases++;
    }
}
