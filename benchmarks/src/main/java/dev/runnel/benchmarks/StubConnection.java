package dev.runnel.benchmarks;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A connection without a network. Transactions do nothing. */
final class StubConnection implements Connection, ConnectionMetadata {
    private final List<@Nullable Object[]> rows;

    StubConnection(List<@Nullable Object[]> rows) {
        this.rows = rows;
    }

    @Override
    public StubStatement createStatement(String sql) {
        return new StubStatement(rows, sql.indexOf('>') >= 0);
    }

    @Override
    public Batch createBatch() {
        throw new UnsupportedOperationException("the stub has no batches");
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return this;
    }

    @Override
    public String getDatabaseProductName() {
        return "stub";
    }

    @Override
    public String getDatabaseVersion() {
        return "18.0";
    }

    @Override
    public Mono<Void> beginTransaction() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> beginTransaction(TransactionDefinition definition) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> commitTransaction() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> rollbackTransaction() {
        return Mono.empty();
    }

    @Override
    public Mono<Void> createSavepoint(String name) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> releaseSavepoint(String name) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> rollbackTransactionToSavepoint(String name) {
        return Mono.empty();
    }

    @Override
    public boolean isAutoCommit() {
        return true;
    }

    @Override
    public Mono<Void> setAutoCommit(boolean autoCommit) {
        return Mono.empty();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return IsolationLevel.READ_COMMITTED;
    }

    @Override
    public Mono<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> setLockWaitTimeout(Duration timeout) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> setStatementTimeout(Duration timeout) {
        return Mono.empty();
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return Mono.just(true);
    }

    @Override
    public Mono<Void> close() {
        return Mono.empty();
    }
}
