package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Condition;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.UpsertManyStatement;
import dev.runnel.Upserted;
import dev.runnel.internal.BoundStatement;
import dev.runnel.internal.BoundStatementSource;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Upsert.Existing;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A statement that creates several rows, or updates the rows with the same targets, all or none. Without {@link #onUpdate}, an existing row takes
 * the fields that its creation sets. It returns the records in the order of the list. Immutable.
 *
 * @param <M> the model
 * @param <F> the fields of the model
 * @param <U> the builder of the update branch
 */
@CheckReturnValue
public final class UpsertManyBuilder<M, F, U extends UpsertUpdate<U>>
        implements UpsertManyStatement<M>, BoundStatementSource {
    private final Entity entity;
    private final List<Field> target;
    private final List<InsertRow> rows;
    private final Function<UpdateBuilder.UpdateState, U> update;
    private final Function<PathOrigin, F> fields;
    private final UpdateBuilder.@Nullable UpdateState changes;
    private final List<RowCondition> conditions;

    /** A condition of the stored row and the incoming one. */
    record RowCondition(LambdaScope stored, LambdaScope incoming, BoundExpr condition) {}

    /**
     * @param fields the constructor of the fields
     * @param changes the fields that an existing row takes; null for those that its creation sets
     * @param conditions an existing row that does not satisfy one of them is kept
     */
    UpsertManyBuilder(
            Entity entity,
            List<Field> target,
            List<InsertRow> rows,
            Function<UpdateBuilder.UpdateState, U> update,
            Function<PathOrigin, F> fields,
            UpdateBuilder.@Nullable UpdateState changes,
            List<RowCondition> conditions) {
        this.entity = entity;
        this.target = target;
        this.rows = rows;
        this.update = update;
        this.fields = fields;
        this.changes = changes;
        this.conditions = conditions;
    }

    /** Sets fields of the rows that exist, instead of those that their creations set. The target and the key cannot be set. */
    public UpsertManyBuilder<M, F, U> onUpdate(Function<? super U, ? extends U> set) {
        UpdateBuilder.UpdateState before =
                changes == null ? UpdateBuilder.ofAll(entity, new BoundExpr(ValueExpr.TRUE)) : changes;
        return new UpsertManyBuilder<>(
                entity,
                target,
                rows,
                update,
                fields,
                set.apply(update.apply(before)).state(),
                conditions);
    }

    /**
     * Adds a condition of the stored row and the incoming one. An existing row that does not satisfy it is kept, and the result does not contain
     * it.
     */
    public UpsertManyBuilder<M, F, U> onlyIf(
            BiFunction<? super F, ? super F, ? extends Condition<? super M>> condition) {
        LambdaScope stored = new LambdaScope();
        LambdaScope incoming = new LambdaScope();
        BoundExpr required = StatementParts.condition(
                condition.apply(fields.apply(PathOrigin.of(stored)), fields.apply(PathOrigin.of(incoming))));
        return new UpsertManyBuilder<>(
                entity,
                target,
                rows,
                update,
                fields,
                changes,
                Stream.concat(conditions.stream(), Stream.of(new RowCondition(stored, incoming, required)))
                        .toList());
    }

    /** Returns a statement that creates the rows that do not exist, and keeps the others. It returns the created rows, in the order of the list. */
    public Statement<List<M>> orIgnore() {
        return Statements.of(request(Existing.IGNORED));
    }

    /** Returns a statement that creates the rows that do not exist, and reads the others. It returns all rows, in the order of the list. */
    public UpsertManyStatement<M> orGet() {
        return Statements.upsertingMany(request(Existing.RETURNED));
    }

    @Override
    public Statement<List<Upserted<M>>> withOutcome() {
        return Statements.<M>upsertingMany(request(Existing.UPDATED)).withOutcome();
    }

    @Override
    public List<BoundStatement<?>> requests() {
        return List.of(request(Existing.UPDATED));
    }

    private BoundStatement<?> request(Existing existing) {
        boolean assigned = existing == Existing.UPDATED && changes == null;
        UpsertList list = new UpsertList(entity, target);
        for (InsertRow row : rows) {
            list.requireTarget(row);
            if (!list.addAlike(row)) {
                UpsertState state = assigned ? assigning(row) : state(row);
                BoundStatement<?> one = state.request(existing);
                list.add(one, assigned ? state.assignedFields() : read(one));
            }
        }
        return list.request();
    }

    /** The fields of the new row that the values of {@code onUpdate} and of the conditions read. */
    private static List<Optional<Field>> read(BoundStatement<?> request) {
        return IncomingValue.fields(Stream.of(request.values()).skip(1).toArray());
    }

    /** An upsert whose existing row takes the fields of its creation. */
    private UpsertState assigning(InsertRow row) {
        UpsertState.requireNoRelated(row);
        return conditional(UpsertState.of(entity, target, row, null));
    }

    private UpsertState state(InsertRow row) {
        InsertRow identified = InsertRow.of(entity);
        for (Field field : target) {
            identified = identified.set(field, row.value(field));
        }
        UpsertState state = UpsertState.of(entity, target, identified, null).withCreated(row);
        return conditional(changes == null ? state : state.withUpdated(changes));
    }

    private UpsertState conditional(UpsertState state) {
        UpsertState all = state;
        for (RowCondition condition : conditions) {
            all = all.withCondition(condition.stored(), condition.incoming(), condition.condition());
        }
        return all;
    }

    @Override
    public Mono<List<M>> exec(Session session) {
        return Statements.single(session, request(Existing.UPDATED));
    }
}
