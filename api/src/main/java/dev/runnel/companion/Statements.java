package dev.runnel.companion;

import dev.runnel.ChunkedResult;
import dev.runnel.InsertStatement;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.UpsertManyStatement;
import dev.runnel.UpsertStatement;
import dev.runnel.Upserted;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BindableStatement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.internal.ParameterBinding;
import dev.runnel.internal.StatementRunner;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

/** Runs requests in a session. Not for applications. */
public final class Statements {
    /** The maximum number of wrappers around one session, so that a cycle of wrappers ends. */
    private static final int MOST_WRAPPERS = 100;

    private Statements() {}

    /** Runs a request with one result. */
    public static <R> Mono<R> single(Session session, BoundStatement<?> request) {
        return engine(session).single(request);
    }

    /** Runs a write in chunks. */
    public static <R> Mono<R> inChunks(Session session, BoundStatement<?> request) {
        return engine(session).inChunks(request);
    }

    /** Runs two reads with one result each on the same lease. */
    public static <A, B> Mono<Tuple2<A, B>> both(Session session, BoundStatement<?> first, BoundStatement<?> second) {
        return engine(session).both(first, second);
    }

    /** Runs a request that returns rows. */
    public static <T> Flux<T> stream(Session session, BoundStatement<T> request) {
        return engine(session).stream(request);
    }

    /**
     * Returns the engine of a session, which may be wrapped.
     *
     * @throws InvalidStatementException when the innermost session is not a session of Runnel, for example a mock
     */
    private static StatementRunner engine(Session session) {
        @Nullable Session inner = session;
        for (int wrappers = 0; inner != null && wrappers < MOST_WRAPPERS; wrappers++) {
            if (inner instanceof StatementRunner engine) {
                return engine;
            }
            Session next = inner.unwrap();
            inner = next == inner ? null : next;
        }
        throw new InvalidStatementException(
                        ErrorCode.FOREIGN_SESSION, "the session is neither a Db nor a transaction that Runnel opened")
                .with("session", session.getClass().getName())
                .hint("override unwrap() of a wrapper to return the session that it wraps; a mock runs no statement");
    }

    /** Returns a request as a statement. */
    public static <R> Statement<R> of(BoundStatement<?> request) {
        return new Made<>(request);
    }

    /** Returns a write as a statement that runs in chunks. */
    public static <R> Statement<ChunkedResult<R>> inChunks(BoundStatement<?> request) {
        return new ChunkedWrite<>(request);
    }

    /** Returns a request of an {@link Insert} as a statement. */
    static <R> InsertStatement<R> inserting(BoundStatement<?> request) {
        return new BoundInsert<>(request);
    }

    /** Returns a request of an {@link Insert} as a statement for which the database returns all columns. */
    public static <R> Statement<R> returning(BoundStatement<?> request) {
        return of(new BoundStatement<>(returning(request.shape()), request.values(), null));
    }

    private static ModelStatement returning(ModelStatement shape) {
        if (shape instanceof WriteSequence sequence) {
            List<ModelStatement> writes = new ArrayList<>(sequence.writes());
            writes.replaceAll(write -> write instanceof Insert ? returning(write) : write);
            return sequence.withWrites(writes);
        }
        return ((Insert) shape).withReturning();
    }

    /** Returns a request of an {@link Upsert} as a statement. */
    static <M> UpsertStatement<M> upserting(BoundStatement<?> request) {
        return new BoundUpsert<>(request);
    }

    private record BoundUpsert<M>(BoundStatement<?> request) implements UpsertStatement<M>, BoundStatementSource {
        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request);
        }

        @Override
        public Statement<Upserted<M>> withOutcome() {
            return of(new BoundStatement<>(((Upsert) request.shape()).withOutcome(), request.values(), null));
        }

        @Override
        public Mono<M> exec(Session session) {
            return single(session, request);
        }
    }

    /** Returns a request of an {@link UpsertMany}, or of an insert of no row, as a statement. */
    static <M> UpsertManyStatement<M> upsertingMany(BoundStatement<?> request) {
        return new BoundUpsertMany<>(request);
    }

    private record BoundUpsertMany<M>(BoundStatement<?> request)
            implements UpsertManyStatement<M>, BoundStatementSource {
        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request);
        }

        @Override
        public Statement<List<Upserted<M>>> withOutcome() {
            return of(
                    request.shape() instanceof UpsertMany rows
                            ? new BoundStatement<>(rows.withOutcome(), request.values(), null)
                            : request);
        }

        @Override
        public Mono<List<M>> exec(Session session) {
            return single(session, request);
        }
    }

    private record BoundInsert<R>(BoundStatement<?> request) implements InsertStatement<R>, BoundStatementSource {
        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request);
        }

        @Override
        public Statement<R> returning() {
            return Statements.returning(request);
        }

        @Override
        public Statement<ChunkedResult<R>> inChunks() {
            return Statements.inChunks(request);
        }

        @Override
        public Mono<R> exec(Session session) {
            return single(session, request);
        }
    }

    private record Made<R>(BoundStatement<?> request)
            implements Statement<R>, BoundStatementSource, BindableStatement<Made<R>> {
        @Override
        public Made<R> bind(ParameterBinding binding) {
            return new Made<>(request.bind(binding));
        }

        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request);
        }

        @Override
        public Mono<R> exec(Session session) {
            return single(session, request);
        }
    }

    private record ChunkedWrite<R>(BoundStatement<?> request)
            implements Statement<ChunkedResult<R>>, BoundStatementSource, BindableStatement<ChunkedWrite<R>> {
        @Override
        public ChunkedWrite<R> bind(ParameterBinding binding) {
            return new ChunkedWrite<>(request.bind(binding));
        }

        @Override
        public List<BoundStatement<?>> requests() {
            return List.of(request);
        }

        @Override
        public Mono<ChunkedResult<R>> exec(Session session) {
            return Statements.inChunks(session, request);
        }
    }
}
