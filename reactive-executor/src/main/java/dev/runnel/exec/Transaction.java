package dev.runnel.exec;

import dev.runnel.RunningProgram.State;
import dev.runnel.Session;
import dev.runnel.TransactionOptions;
import dev.runnel.Tx;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatement;
import dev.runnel.error.ReadOnly;
import dev.runnel.error.RunnelException;
import dev.runnel.error.Timeout;
import dev.runnel.error.TransactionDoomed;
import dev.runnel.exec.lease.Bracket;
import dev.runnel.exec.lease.Held;
import dev.runnel.exec.lease.Place;
import dev.runnel.exec.window.Activity;
import dev.runnel.exec.window.Window;
import dev.runnel.exec.window.WindowLoop;
import dev.runnel.exec.window.WindowSource;
import dev.runnel.spi.Lease;
import dev.runnel.spi.TransactionMode;
import dev.runnel.stmt.ModelStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A running transaction: a session, and the place where the programs that join it run. One inside another is a savepoint, and a unit of the
 * queue of that one.
 */
final class Transaction extends ExecutorSession implements Tx, Place, Activity {
    private final Leases leases;
    private final @Nullable Transaction outer;
    private final TransactionOptions options;
    private final Lease lease;
    private final Mono<Void> begin;
    private final Bracket bracket;
    private final boolean hasSavepoint;
    private final boolean readOnly;
    private final TransactionQueue queue;
    private volatile boolean rollbackOnly;

    private Transaction(
            Execution execution,
            Leases leases,
            @Nullable Transaction outer,
            TransactionOptions options,
            Lease lease,
            Mono<Void> begin,
            Bracket bracket,
            boolean hasSavepoint,
            boolean readOnly) {
        super(execution);
        this.leases = leases;
        this.outer = outer;
        this.options = options;
        this.lease = lease;
        this.begin = begin;
        this.bracket = bracket;
        this.hasSavepoint = hasSavepoint;
        this.readOnly = readOnly;
        this.queue = new TransactionQueue(lease);
    }

    /** The outermost, on a lease that nothing else uses. */
    static Transaction on(Held held, TransactionOptions options, Execution execution, Leases leases) {
        TransactionMode mode = new TransactionMode(options.isolation(), options.readOnly());
        return new Transaction(
                execution,
                leases,
                null,
                options,
                held.lease(),
                held.begin(mode),
                held.bracket(),
                false,
                options.readOnly());
    }

    /** Begins, runs the body, commits, and only then gives what the body gave. Whoever calls it rolls back what fails. */
    <T> Mono<T> run(Function<Tx, Mono<T>> body) {
        Mono<T> work = begin.then(Mono.defer(() -> body.apply(this)).contextWrite(this::around));
        Duration timeout = options.timeout();
        return (timeout == null ? work : work.timeout(timeout, Mono.error(this::timedOut)))
                .materialize()
                .flatMap(last ->
                        last.isOnError() ? Mono.<T>error(last::getThrowable) : end().then(Mono.justOrEmpty(last.get())))
                .onErrorMap(this::named);
    }

    /** As {@link #run}, but gives the values as they come. */
    <T> Flux<T> stream(Function<Tx, ? extends Publisher<T>> body) {
        Flux<T> work = begin.thenMany(Flux.defer(() -> body.apply(this)).contextWrite(this::around));
        Duration timeout = options.timeout();
        return (timeout == null ? work : work.takeUntilOther(Mono.delay(timeout).then(Mono.error(this::timedOut))))
                .concatWith(Mono.defer(this::end).then(Mono.empty()))
                .onErrorMap(this::named);
    }

    private Mono<Void> end() {
        return rollbackOnly ? queue.end(bracket.finish(Mono.empty()), false) : queue.end(bracket.commit(), true);
    }

    /** Ends what runs in it and refuses what comes; rolls nothing back. */
    Mono<Void> halt() {
        return queue.halt();
    }

    /** Rolls back to where it began, unless it was kept already. */
    Mono<Void> undo() {
        return bracket.finish(queue.halt());
    }

    /** Why the transaction around this one is spoilt although this one was undone. */
    Optional<Throwable> remains() {
        return hasSavepoint
                ? Optional.ofNullable(queue.fatal())
                : queue.needsRollback() ? Optional.of(halfDone()) : Optional.empty();
    }

    private static TransactionDoomed halfDone() {
        return new TransactionDoomed("statements of a batch have run, and a later one of it failed", null);
    }

    private Context around(Context context) {
        return leases.with(this, context);
    }

    private Timeout timedOut() {
        return new Timeout("the transaction did not end in time, and was rolled back", null)
                .with("timeout", String.valueOf(options.timeout()));
    }

    private Throwable named(Throwable error) {
        String name = options.name();
        return name != null && error instanceof RunnelException known ? known.with("transaction", name) : error;
    }

    // ---- a session

    /** This one, or the one inside of it that is open around the subscriber. */
    @Override
    Transaction place(ContextView context, ModelStatement statement) {
        return innermost(context);
    }

    /** This one, or the one inside of it that is open around the subscriber. */
    private Transaction innermost(ContextView context) {
        Transaction innermost = leases.transaction(context);
        for (Transaction t = innermost; t != null; t = t.outer) {
            if (t == this) {
                return innermost;
            }
        }
        return this;
    }

    @Override
    public void rollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    public <T> Mono<T> transaction(TransactionOptions wanted, Function<Tx, Mono<T>> body) {
        return Mono.deferContextual(context -> innermost(context).nested(wanted, body));
    }

    @Override
    public <T> Flux<T> transactionStreaming(TransactionOptions wanted, Function<Tx, ? extends Publisher<T>> body) {
        return Flux.error(Failures::streamingInside);
    }

    private <T> Mono<T> nested(TransactionOptions wanted, Function<Tx, Mono<T>> body) {
        if (wanted.isolation() != null || wanted.readOnly() || wanted.retries() != 0) {
            return Mono.error(new InvalidStatement(
                            ErrorCode.TRANSACTION_OPTION,
                            "a transaction inside another has no isolation, mode or retries of its own")
                    .hint("give them to the outermost, or run this one on db.detached()"));
        }
        return queue.inside(savepoint(wanted), body);
    }

    private Transaction savepoint(TransactionOptions wanted) {
        String name = "runnel_" + depth();
        Mono<Void> set = Mono.defer(() -> lease.savepoint(name)).cache();
        Bracket around = new Bracket(
                Mono.defer(() -> lease.releaseSavepoint(name)),
                set.onErrorComplete().then(Mono.defer(() -> lease.rollbackTo(name))));
        return within(wanted, around.begin(set), around, true);
    }

    private int depth() {
        return outer == null ? 1 : outer.depth() + 1;
    }

    /** One turn of this transaction, for several statements. There is no savepoint: what fails in the middle spoils this one. */
    @Override
    <R> Mono<R> together(Function<Session, Mono<R>> work) {
        return Mono.deferContextual(context -> innermost(context).turn(work));
    }

    private <R> Mono<R> turn(Function<Session, Mono<R>> work) {
        Bracket around = new Bracket(Mono.empty(), Mono.empty());
        return queue.inside(within(TransactionOptions.DEFAULT, around.begin(Mono.empty()), around, false), work::apply);
    }

    private Transaction within(TransactionOptions wanted, Mono<Void> begins, Bracket around, boolean undoable) {
        return new Transaction(execution, leases, this, wanted, lease, begins, around, undoable, readOnly);
    }

    @Override
    public State now() {
        return queue.isIdle() ? State.IDLE : State.RUNNING;
    }

    // ---- a place

    @Override
    public <T> Mono<T> read(Function<Lease, Mono<T>> work) {
        return queue.read(work);
    }

    @Override
    public <T> Mono<T> write(Function<Lease, Mono<T>> work, boolean several) {
        return readOnly ? Mono.error(Transaction::writes) : queue.write(work);
    }

    @Override
    public void checkLocks() {
        if (readOnly) {
            throw new ReadOnly("a statement locks rows in a transaction that is only to read", null)
                    .hint("open the transaction without readOnly, or read without a lock");
        }
    }

    private static ReadOnly writes() {
        return new ReadOnly("a statement writes in a transaction that is only to read", null)
                .hint("open the transaction without readOnly");
    }

    @Override
    public <T> Flux<Window<T>> windows(WindowSource<T> source, Activity reader) {
        return new WindowLoop<>(() -> queue.read(source::next));
    }

    @Override
    public boolean streams() {
        return false;
    }
}
