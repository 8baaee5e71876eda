package dev.runnel.companion;

import dev.runnel.Creation;
import dev.runnel.MutationResult;
import dev.runnel.Query;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.internal.Engine;
import dev.runnel.internal.Request;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.Guard;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.NewRow;
import dev.runnel.stmt.UserValues;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements that generated companions make. */
public final class Statements {
    private Statements() {}

    /** Creates rows, all or none, and gives them back in their order. None of them for an empty list, without a call. */
    public static <M> Statement<List<M>> createMany(Entity entity, List<? extends Creation<M>> rows) {
        return insertMany(entity, rows.stream().map(Creation::row).toList());
    }

    /** As {@link #createMany}, of rows. */
    public static <M> Statement<List<M>> insertMany(Entity entity, List<NewRow> all) {
        return new Made<>(new Request<>(Insert.shapeOf(entity, all, true), new Object[] {all}, null));
    }

    /** Creates a row. */
    public static <M> Statement<M> insert(NewRow row) {
        return new Made<>(Request.creating(row));
    }

    /** One row by its key, among those of a query. */
    public static Fragment among(Query<?, ?, ?> one, Query<?, ?, ?> scope) {
        Fragment rows = scope.clauses().filter();
        return one.clauses().filter(rows.shape(), rows.values()).filter();
    }

    /** Removes one row. */
    public static Statement<MutationResult> delete(Entity entity, Fragment key) {
        return new Made<>(new Request<>(new Delete(entity, key.shape(), true), key.values(), null));
    }

    /** Removes one row that has this version. */
    public static Statement<MutationResult> delete(Entity entity, Fragment key, Field version, Object held) {
        Object[] values = Fragment.join(key.values(), new Object[] {UserValues.stored(version, held)});
        Delete delete = new Delete(entity, key.shape(), Optional.of(Guard.of(version)), true, false);
        return new Made<>(new Request<>(delete, values, null));
    }

    /** Runs a request that gives one result. */
    public static <R> Mono<R> single(Session session, Request<?> request) {
        return ((Engine) session).single(request);
    }

    /** Runs a request that gives rows. */
    public static <T> Flux<T> stream(Session session, Request<T> request) {
        return ((Engine) session).stream(request);
    }

    /** A request as a statement. */
    public static <R> Statement<R> of(Request<?> request) {
        return new Made<>(request);
    }

    private record Made<R>(Request<?> request) implements Statement<R> {
        @Override
        public List<Request<?>> requests() {
            return List.of(request);
        }

        @Override
        public Mono<R> exec(Session session) {
            return single(session, request);
        }
    }
}
