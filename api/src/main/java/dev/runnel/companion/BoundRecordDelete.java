package dev.runnel.companion;

import dev.runnel.Condition;
import dev.runnel.MutationResult;
import dev.runnel.RecordDelete;
import dev.runnel.Session;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.schema.Entity;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.RequiredRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The delete of one row, with its guard.
 *
 * @param key the condition for the row
 * @param guard the version and the conditions that the row must satisfy; null for none
 * @param fields the constructor of the fields that a condition receives
 */
record BoundRecordDelete<F>(
        Entity entity, BoundExpr key, @Nullable BoundExpr guard, Function<PathOrigin, F> fields)
        implements RecordDelete<F>, BoundStatementSource {

    @Override
    public RecordDelete<F> onlyIf(Function<? super F, ? extends Condition<?>> condition) {
        BoundExpr other = BoundCondition.onScope(fields, condition);
        BoundExpr both = guard == null
                ? other
                : new BoundExpr(
                        ModelExprs.and(guard.shape(), other.shape()), BoundExpr.join(guard.values(), other.values()));
        return new BoundRecordDelete<>(entity, key, both, fields);
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request());
    }

    @Override
    public Mono<MutationResult> exec(Session session) {
        return Statements.single(session, request());
    }

    private BoundStatement<?> request() {
        Object[] values = guard == null ? key.values() : BoundExpr.join(key.values(), guard.values());
        Delete delete = new Delete(
                entity, key.shape(), Optional.ofNullable(guard).map(BoundExpr::shape), RequiredRows.ONE, false);
        return new BoundStatement<>(delete, values, null);
    }
}
