package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.companion.Statements;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.StatementRunner;
import dev.runnel.stmt.StatementOptions;
import java.util.List;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** A statement that may read whole tables. */
record ScanningStatement<R>(Statement<R> statement) implements Statement<R>, BoundStatementSource {
    @Override
    public Mono<R> exec(Session session) {
        return statement.exec(new ScanningSession(session));
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return StatementParts.requests(statement).stream()
                .<BoundStatement<?>>map(ScanningStatement::scanning)
                .toList();
    }

    private static <T> BoundStatement<T> scanning(BoundStatement<T> request) {
        StatementOptions options = request.shape().options();
        return request.withOptions(options.withScans());
    }

    /** A session whose statements may read whole tables. */
    private record ScanningSession(Session session) implements Session, StatementRunner {
        @Override
        public <T> Flux<T> stream(BoundStatement<T> request) {
            return Statements.stream(session, scanning(request));
        }

        @Override
        public <R> Mono<R> single(BoundStatement<?> request) {
            return Statements.single(session, scanning(request));
        }

        @Override
        public <R> Mono<R> inChunks(BoundStatement<?> request) {
            return Statements.inChunks(session, scanning(request));
        }

        @Override
        public <A, B> Mono<Tuple2<A, B>> both(BoundStatement<?> first, BoundStatement<?> second) {
            return Statements.both(session, scanning(first), scanning(second));
        }

        @Override
        public <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
            return session.transaction(options, body);
        }

        @Override
        public <T> Flux<T> transactionMany(
                TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
            return session.transactionMany(options, body);
        }

        @Override
        public <T> Flux<T> transactionStreaming(
                TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
            return session.transactionStreaming(options, body);
        }

        @Override
        public <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements) {
            return session.batch(statements.stream()
                    .<Statement<? extends R>>map(Statement::allowScan)
                    .toList());
        }

        @Override
        public Session unwrap() {
            return session;
        }

        @Override
        public String explain(Statement<?> explained) {
            return session.explain(explained.allowScan());
        }
    }
}
