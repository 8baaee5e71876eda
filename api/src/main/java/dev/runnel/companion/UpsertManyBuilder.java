package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Upsert.Existing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A statement that creates several rows, or updates the rows with the same targets, all or none. Without {@link #onUpdate}, an existing row takes
 * the fields that its creation sets. It returns the records in the order of the list. Immutable.
 *
 * @param <M> the model
 * @param <U> the builder of the update branch
 */
@CheckReturnValue
public final class UpsertManyBuilder<M, U extends UpsertUpdate<U>> implements Statement<List<M>>, BoundStatementSource {
    private final Entity entity;
    private final List<Field> target;
    private final List<InsertRow> rows;
    private final Function<UpdateBuilder.UpdateState, U> update;
    private final UpdateBuilder.@Nullable UpdateState changes;

    /** @param changes the fields that an existing row takes; null for those that its creation sets */
    UpsertManyBuilder(
            Entity entity,
            List<Field> target,
            List<InsertRow> rows,
            Function<UpdateBuilder.UpdateState, U> update,
            UpdateBuilder.@Nullable UpdateState changes) {
        this.entity = entity;
        this.target = target;
        this.rows = rows;
        this.update = update;
        this.changes = changes;
    }

    /** Sets fields of the rows that exist, instead of those that their creations set. The target and the key cannot be set. */
    public UpsertManyBuilder<M, U> onUpdate(Function<? super U, ? extends U> fields) {
        UpdateBuilder.UpdateState before =
                changes == null ? UpdateBuilder.ofAll(entity, new BoundExpr(ValueExpr.TRUE)) : changes;
        return new UpsertManyBuilder<>(
                entity, target, rows, update, fields.apply(update.apply(before)).state());
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request());
    }

    private BoundStatement<?> request() {
        UpsertList list = new UpsertList(entity, target);
        for (InsertRow row : rows) {
            list.requireTarget(row);
            UpsertState state = state(row);
            BoundStatement<?> one = state.request(Existing.UPDATED);
            list.add(one, changes == null ? state.assignedFields() : read(one));
        }
        return list.request();
    }

    /** The fields of the new row that the values of {@code onUpdate} read. */
    private static List<Optional<Field>> read(BoundStatement<?> request) {
        return Arrays.stream(request.values())
                .skip(1)
                .map(value -> value instanceof IncomingValue read ? Optional.of(read.field()) : Optional.<Field>empty())
                .toList();
    }

    private UpsertState state(InsertRow row) {
        UpdateBuilder.UpdateState changed = changes;
        if (changed == null) {
            UpsertState.requireNoRelated(row);
            return UpsertState.of(entity, target, row, null);
        }
        InsertRow identified = InsertRow.of(entity);
        for (Field field : target) {
            identified = identified.set(field, row.value(field));
        }
        return UpsertState.of(entity, target, identified, null).withCreated(row).withUpdated(changed);
    }

    @Override
    public Mono<List<M>> exec(Session session) {
        return Statements.single(session, request());
    }
}
