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

/**
 * The execution targets of a Db: the transaction or connection that the Reactor Context carries, otherwise a dedicated
 * lease of the driver.
 */
final class LeaseProvider {
    /** The Context key. It is an object of this Db: a statement of another Db does not join. */
    private final Object sessionKey = new Object();

    private final Driver driver;
    private final ActivityRegistry registry;
    private final StatementLimit limit;
    private final Function<ModelStatement, String> texts;

    /** @param texts prints a statement on one line */
    LeaseProvider(
            Driver driver, ActivityRegistry registry, StatementLimit limit, Function<ModelStatement, String> texts) {
        this.driver = driver;
        this.registry = registry;
        this.limit = limit;
        this.texts = texts;
    }

    /** The session of the Context, or a dedicated lease. */
    ExecutionTarget acquire(ContextView context, ModelStatement statement) {
        ConnectionBoundSession joined = joined(context);
        return joined != null ? joined : dedicated(statement);
    }

    /** The innermost transaction or connection of the Context; null if there is none. */
    @Nullable
    ConnectionBoundSession joined(ContextView context) {
        return context.getOrDefault(sessionKey, null);
    }

    /** A dedicated lease, even if the Context carries a session. */
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
     * A lease of the driver, for one {@code usingWhen} that releases it.
     *
     * @param text the statement or transaction on one line, for the activity list
     */
    Mono<LeaseScope> leaseScope(Supplier<String> text) {
        return new LeaseAcquisition(driver, limit, registry, text);
    }
}
