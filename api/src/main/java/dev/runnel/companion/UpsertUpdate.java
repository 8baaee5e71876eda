package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Expr;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.LambdaScope;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The update branch of an upsert: the new values of the existing row. Immutable.
 *
 * @param <S> the generated type
 */
@CheckReturnValue
public abstract class UpsertUpdate<S> extends ColumnWriter<S> {
    private final UpdateBuilder.UpdateState changes;
    private final Function<UpdateBuilder.UpdateState, S> type;

    /**
     * @param changes the state of the branch
     * @param type the constructor of the generated type
     */
    protected UpsertUpdate(UpdateBuilder.UpdateState changes, Function<UpdateBuilder.UpdateState, S> type) {
        this.changes = changes;
        this.type = type;
    }

    final UpdateBuilder.UpdateState state() {
        return changes;
    }

    /** A branch is no statement. */
    @Override
    final BoundStatement<?> request() {
        throw new IllegalStateException("the update branch of an upsert is not a statement");
    }

    @Override
    final S set(Field field, @Nullable Object value) {
        return type.apply(changes.set(field, value));
    }

    @Override
    final S compute(Field field, Expr<?, ?> value) {
        return type.apply(changes.compute(field, new LambdaScope(), StatementParts.expr(value)));
    }

    @Override
    final S relate(RelationChange change) {
        throw change.recordExpected();
    }

    @Override
    final S unchanged() {
        return type.apply(changes);
    }

    @Override
    final S reference(Relation relation, List<? extends @Nullable Object> key) {
        return type.apply(changes.reference(relation, key));
    }

    /**
     * Sets a column to an expression over the fields of the existing row. For generated code.
     *
     * @param fields the constructor of the fields
     */
    protected final <F> S compute(
            ColumnMetadata column, Function<PathOrigin, F> fields, Function<? super F, ? extends Expr<?, ?>> value) {
        LambdaScope stored = new LambdaScope();
        return type.apply(changes.compute(
                column.field, stored, StatementParts.expr(value.apply(fields.apply(PathOrigin.of(stored))))));
    }

    /**
     * Sets a column to an expression over the fields of the existing row and of the row that the create branch has. For generated code.
     *
     * @param fields the constructor of the fields
     */
    protected final <F> S compute(
            ColumnMetadata column,
            Function<PathOrigin, F> fields,
            BiFunction<? super F, ? super F, ? extends Expr<?, ?>> value) {
        LambdaScope stored = new LambdaScope();
        LambdaScope incoming = new LambdaScope();
        Expr<?, ?> computed = value.apply(fields.apply(PathOrigin.of(stored)), fields.apply(PathOrigin.of(incoming)));
        return type.apply(changes.compute(column.field, stored, incoming, StatementParts.expr(computed)));
    }
}
