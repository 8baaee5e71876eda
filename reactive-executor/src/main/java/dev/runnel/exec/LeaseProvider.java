package dev.runnel.exec;

import dev.runnel.exec.lease.ActivityRegistry;
import dev.runnel.exec.lease.ExecutionTarget;
import dev.runnel.exec.lease.LeaseAcquisition;
import dev.runnel.exec.lease.LeaseScope;
import dev.runnel.exec.lease.StatementLimit;
import dev.runnel.spi.Driver;
import dev.runnel.stmt.ModelStatement;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Where the leases of a Db come from: the transaction or connection that the Reactor Context carries, else the driver. */
final class LeaseProvider {
    /** Of this Db alone: a statement on another one does not join. */
    private final Object sessionKey = new Object();

    private final Driver driver;
    private final ActivityRegistry registry;
    private final StatementLimit limit;
    private final Function<ModelStatement, String> texts;

    /** @param texts a statement on one line */
    LeaseProvider(
            Driver driver, ActivityRegistry registry, StatementLimit limit, Function<ModelStatement, String> texts) {
        this.driver = driver;
        this.registry = registry;
        this.limit = limit;
        this.texts = texts;
    }

    /** Where a program runs: in the transaction or on the connection of the Context if there is one. */
    ExecutionTarget acquire(ContextView context, ModelStatement statement) {
        ConnectionBoundSession joined = joined(context);
        return joined != null ? joined : dedicated(statement);
    }

    /** The innermost transaction that is open around a subscriber, or the connection that it has. */
    @Nullable
    ConnectionBoundSession joined(ContextView context) {
        return context.getOrDefault(sessionKey, null);
    }

    /** A lease of its own, whatever the Context carries. */
    ExecutionTarget dedicated(ModelStatement statement) {
        return new DedicatedLease(this, statement);
    }

    /** The statement on one line, without values. */
    String text(ModelStatement statement) {
        return texts.apply(statement);
    }

    Context with(ConnectionBoundSession session, Context context) {
        return context.put(sessionKey, session);
    }

    /**
     * A lease of the driver. To be used by one {@code usingWhen}, which gives it back.
     *
     * @param text what runs on it, for those who ask
     */
    Mono<LeaseScope> leaseScope(Supplier<String> text) {
        return new LeaseAcquisition(driver, limit, registry, text);
    }
}
