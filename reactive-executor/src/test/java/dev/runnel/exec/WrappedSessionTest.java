package dev.runnel.exec;

import static dev.runnel.exec.Library.authors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.Transaction;
import dev.runnel.TransactionOptions;
import dev.runnel.companion.Statements;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.Select.ResultMode;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A statement runs in the session that a wrapper wraps; a session that Runnel did not open is refused. */
class WrappedSessionTest {
    private final Library library = new Library();

    /** Passes every call on, as an application's own session does. */
    private record Wrapper(Session wrapped) implements Session {
        @Override
        public Session unwrap() {
            return wrapped;
        }

        @Override
        public <T> Mono<T> transaction(TransactionOptions options, Function<Transaction, Mono<T>> body) {
            return wrapped.transaction(options, body);
        }

        @Override
        public <T> Flux<T> transactionMany(
                TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
            return wrapped.transactionMany(options, body);
        }

        @Override
        public <T> Flux<T> transactionStreaming(
                TransactionOptions options, Function<Transaction, ? extends Publisher<T>> body) {
            return wrapped.transactionStreaming(options, body);
        }

        @Override
        public <R> Mono<List<R>> batch(List<? extends Statement<? extends R>> statements) {
            return wrapped.batch(statements);
        }

        @Override
        public String explain(Statement<?> statement) {
            return wrapped.explain(statement);
        }
    }

    @Test
    void aWrappedSessionRunsStatements() {
        library.withAuthors(2);
        Session session = new Wrapper(new Wrapper(library.db));
        BoundStatement<?> authors = library.request(authors(ResultMode.ALL));
        assertThat(Statements.<List<?>>single(session, authors).block()).hasSize(2);
        assertThat(Statements.stream(session, authors).collectList().block()).hasSize(2);
    }

    @Test
    void aSessionOfAnotherKindIsRefused() {
        Session mock = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> null);
        for (Session session : List.of(mock, new Wrapper(mock))) {
            assertThatThrownBy(() -> Statements.single(session, library.request(authors(ResultMode.ALL))))
                    .isInstanceOfSatisfying(
                            InvalidStatementException.class,
                            error -> assertThat(error.code()).isEqualTo(ErrorCode.FOREIGN_SESSION));
        }
    }
}
