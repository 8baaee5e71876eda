package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Condition;
import dev.runnel.Expr;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.UpsertStatement;
import dev.runnel.Upserted;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Upsert.Existing;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A statement that creates a row, or updates the row with the same target. Its setters apply to both branches; those of {@link #onCreate} and
 * {@link #onUpdate} take precedence, in any order. Immutable.
 *
 * @param <M> the model
 * @param <S> the generated type
 * @param <C> the builder of the create branch
 * @param <U> the builder of the update branch
 */
@CheckReturnValue
public abstract class UpsertBuilder<M, S, C extends InsertBuilder<C>, U extends UpsertUpdate<U>> extends ColumnWriter<S>
        implements UpsertStatement<M> {
    private final UpsertState state;
    private final Function<UpsertState, S> type;
    private final Function<InsertState, C> create;
    private final Function<UpdateBuilder.UpdateState, U> update;

    /**
     * @param state the state of the upsert
     * @param type the constructor of the generated type
     * @param create the constructor of the builder of the create branch
     * @param update the constructor of the builder of the update branch
     */
    protected UpsertBuilder(
            UpsertState state,
            Function<UpsertState, S> type,
            Function<InsertState, C> create,
            Function<UpdateBuilder.UpdateState, U> update) {
        this.state = state;
        this.type = type;
        this.create = create;
        this.update = update;
    }

    /** Sets fields of the row if the statement creates it. */
    public final S onCreate(Function<? super C, ? extends C> fields) {
        C branch = fields.apply(create.apply(InsertState.of(state.created, null)));
        return type.apply(state.withCreated(branch.state().rowAlone()));
    }

    /** Sets fields of the row if the row exists. The target and the key cannot be set. */
    public final S onUpdate(Function<? super U, ? extends U> fields) {
        U branch = fields.apply(update.apply(state.updated));
        return type.apply(state.withUpdated(branch.state()));
    }

    /** Returns a statement that creates the row or keeps the existing one. It is empty if the row exists. */
    public final Statement<M> orIgnore() {
        return Statements.of(state.request(Existing.IGNORED));
    }

    /** Returns a statement that creates the row or reads the existing one. */
    public final UpsertStatement<M> orGet() {
        return Statements.upserting(state.request(Existing.RETURNED));
    }

    @Override
    public final Statement<Upserted<M>> withOutcome() {
        return Statements.<M>upserting(request()).withOutcome();
    }

    @Override
    final BoundStatement<?> request() {
        return state.request(Existing.UPDATED);
    }

    @Override
    final S set(Field field, @Nullable Object value) {
        return shared(List.of(field), InsertBuilder.set(state.shared, field, value));
    }

    @Override
    final S compute(Field field, Expr<?, ?> value) {
        return shared(List.of(field), InsertBuilder.compute(state.shared, field, value));
    }

    @Override
    final S relate(RelationChange change) {
        throw change.recordExpected();
    }

    @Override
    final S unchanged() {
        return type.apply(state);
    }

    @Override
    final S reference(Relation relation, List<? extends @Nullable Object> key) {
        List<Field> fields = relation.fields().stream()
                .map(name -> state.entity.field(name).orElseThrow())
                .toList();
        return shared(fields, InsertBuilder.reference(state.shared, relation, key));
    }

    /**
     * Sets a column of both branches to an expression over the column itself, which starts at its default in a new row. For generated code.
     *
     * @param fields the constructor of the fields
     */
    protected final <F> S compute(
            ColumnMetadata column, Function<PathOrigin, F> fields, Function<? super F, ? extends Expr<?, ?>> value) {
        LambdaScope scope = new LambdaScope();
        BoundExpr computed = StatementParts.expr(value.apply(fields.apply(PathOrigin.of(scope))));
        return computed.shape() instanceof ValueExpr
                ? set(column.field, computed.values()[0])
                : type.apply(state.withComputed(column.field, scope, computed));
    }

    /**
     * Adds a condition of the existing row, which the update branch requires. For generated code.
     *
     * @param fields the constructor of the fields
     */
    protected final <F> S onlyIf(
            Function<PathOrigin, F> fields, BiFunction<? super F, ? super F, ? extends Condition<?>> condition) {
        LambdaScope stored = new LambdaScope();
        LambdaScope incoming = new LambdaScope();
        BoundExpr required = StatementParts.condition(
                condition.apply(fields.apply(PathOrigin.of(stored)), fields.apply(PathOrigin.of(incoming))));
        return type.apply(state.withCondition(stored, incoming, required));
    }

    private S shared(List<Field> set, InsertRow row) {
        return type.apply(state.withShared(set, row));
    }

    @Override
    public final Mono<M> exec(Session session) {
        return Statements.single(session, request());
    }
}
