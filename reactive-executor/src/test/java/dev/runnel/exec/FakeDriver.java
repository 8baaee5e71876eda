package dev.runnel.exec;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolStats;
import dev.runnel.spi.Row;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TransactionMode;
import dev.runnel.spi.UpdateCount;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A driver in memory that writes down what it is asked for, in order, and answers as the test says: at once, after a delay, with
 * an error, never, or when the test lets it. An operation is known by the name of its table.
 */
final class FakeDriver implements Driver {
    private final Capabilities capabilities;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Function<Object[], Flux<Object[]>>> answers = new HashMap<>();
    private final Map<String, Duration> delays = new HashMap<>();
    private final Map<String, Throwable> failures = new HashMap<>();
    private final Map<String, Long> matched = new HashMap<>();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private Runnable beforeEach = () -> {};
    private boolean stepwise;
    private int compiled;

    FakeDriver(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The rows of an operation, by the values it is run with. */
    FakeDriver rows(String table, Function<Object[], List<Object[]>> rows) {
        return answer(table, values -> Flux.fromIterable(rows.apply(values)));
    }

    FakeDriver answer(String table, Function<Object[], Flux<Object[]>> rows) {
        answers.put(table, rows);
        return this;
    }

    FakeDriver matched(String table, long rows) {
        matched.put(table, rows);
        return this;
    }

    FakeDriver delay(String call, Duration time) {
        delays.put(call, time);
        return this;
    }

    FakeDriver fail(String call, Throwable error) {
        failures.put(call, error);
        return this;
    }

    /** Runs whenever something is subscribed to, before it is written down. */
    FakeDriver beforeEach(Runnable action) {
        beforeEach = action;
        return this;
    }

    /** From now on nothing is answered before {@link #step}. */
    FakeDriver stepwise() {
        stepwise = true;
        return this;
    }

    /** Sends the oldest pending answer. Returns false if there was none. */
    boolean step() {
        Runnable answer = held.poll();
        if (answer == null) {
            return false;
        }
        answer.run();
        return true;
    }

    /** Sends every pending answer, and those that follow from it. */
    void stepAll() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    long count(String entry) {
        return log().stream().filter(entry::equals).count();
    }

    int compiled() {
        return compiled;
    }

    private Mono<Void> call(String name) {
        return call(name, name);
    }

    private Mono<Void> call(String name, String entry) {
        return Mono.defer(() -> {
            beforeEach.run();
            log.add(entry);
            Throwable failure = failures.get(name);
            Mono<Void> answer = failure == null ? Mono.empty() : Mono.error(failure);
            Duration delay = delays.get(name);
            if (delay != null) {
                answer = Mono.delay(delay).then(answer);
            }
            if (stepwise) {
                answer = Mono.<Void>create(sink -> held.add(sink::success)).then(answer);
            }
            return answer.doOnTerminate(() -> log.add(entry + " answered"));
        });
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompiledOperation compile(Operation operation) {
        compiled++;
        return new Compiled(operation);
    }

    private record Compiled(Operation operation) implements CompiledOperation {
        @Override
        public String explain() {
            return "run " + operation.subject();
        }
    }

    @Override
    public Mono<Lease> acquire() {
        return call("acquire").then(Mono.fromSupplier(() -> {
            log.add("leased");
            return new FakeLease();
        }));
    }

    @Override
    public List<String> explainSchema(Collection<Table> tables) {
        return List.of();
    }

    @Override
    public Mono<Void> pushSchema(Collection<Table> tables) {
        return call("push " + tables.size());
    }

    @Override
    public Mono<Void> dropSchema(Collection<Table> tables) {
        return call("drop " + tables.size());
    }

    @Override
    public PoolStats pool() {
        return new PoolStats(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public Mono<Void> close() {
        return call("close");
    }

    private final class FakeLease implements Lease {
        @Override
        public <T> Flux<T> rows(CompiledOperation operation, @Nullable Object[] values, RowReader<T> reader) {
            String name = operation.operation().subject();
            return Flux.defer(() -> call(name)
                    .thenMany(Flux.defer(() -> answers.getOrDefault(name, v -> Flux.empty())
                            .apply(values)
                            .map(cells -> reader.read(new Cells(cells))))));
        }

        @Override
        public Mono<UpdateCount> run(CompiledOperation operation, @Nullable Object[] values) {
            String name = operation.operation().subject();
            return call(name).then(Mono.fromSupplier(() -> {
                answers.getOrDefault(name, v -> Flux.empty()).apply(values);
                return UpdateCount.matched(matched.getOrDefault(name, 1L));
            }));
        }

        @Override
        public Mono<Void> begin(TransactionMode mode) {
            return call("begin");
        }

        @Override
        public Mono<Void> commit() {
            return call("commit");
        }

        @Override
        public Mono<Void> rollback() {
            return call("rollback");
        }

        @Override
        public Mono<Void> savepoint(String name) {
            return call("savepoint " + name);
        }

        @Override
        public Mono<Void> releaseSavepoint(String name) {
            return call("release " + name);
        }

        @Override
        public Mono<Void> rollbackTo(String name) {
            return call("rollback to " + name);
        }

        @Override
        public Mono<Void> cancel() {
            return call("cancel");
        }

        @Override
        public Mono<Void> release() {
            return call("release");
        }
    }

    private record Cells(Object[] cells) implements Row {
        @Override
        public @Nullable Object get(int index) {
            return cells[index];
        }
    }
}
