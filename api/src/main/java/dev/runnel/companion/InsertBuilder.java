package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Expr;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.ForeignKeys;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A builder of a row to create: a step of a create, a complete create, a nested child, or a draft. Immutable.
 *
 * @param <S> the generated type
 */
@CheckReturnValue
public abstract class InsertBuilder<S> extends ColumnWriter<S> {
    private final InsertState state;
    private final Function<InsertState, S> type;

    /**
     * @param state the state of this builder
     * @param type the constructor of the generated type
     */
    protected InsertBuilder(InsertState state, Function<InsertState, S> type) {
        this.state = state;
        this.type = type;
    }

    @SuppressWarnings("unchecked")
    static <S> InsertBuilder<S> of(Object builder) {
        return (InsertBuilder<S>) ColumnWriter.<S>of(builder);
    }

    /**
     * Returns the first step of a create. The draft implements every step: each assignment returns the draft as the next step, and the last
     * one returns the complete create. {@code T} is the type of the steps in their order, which the generated code declares.
     */
    @SuppressWarnings("unchecked")
    static <T> T steps(
            InsertRow row,
            Function<InsertState, ? extends InsertBuilder<?>> draft,
            int steps,
            Function<InsertState, ?> last) {
        return (T) draft.apply(InsertState.of(row, steps, last));
    }

    final InsertRow row() {
        return state.row;
    }

    @Override
    final BoundStatement<?> request() {
        return BoundStatement.creating(state.row);
    }

    @Override
    final S set(Field field, @Nullable Object value) {
        return with(set(state.row, field, value));
    }

    @Override
    final S compute(Field field, Expr<?, ?> value) {
        return with(compute(state.row, field, value));
    }

    @Override
    final S reference(Relation relation, List<? extends @Nullable Object> key) {
        return with(reference(state.row, relation, key));
    }

    static InsertRow compute(InsertRow row, Field field, Expr<?, ?> value) {
        BoundExpr fragment = StatementParts.expr(value);
        if (fragment.shape() instanceof ValueExpr) {
            return set(row, field, fragment.values()[0]);
        }
        ColumnAliases.checkComputed(row.entity(), field);
        DecimalScaleCheck.check(field, fragment);
        FixedLengthCheck.check(field, fragment);
        return row.compute(field, fragment);
    }

    static InsertRow reference(InsertRow before, Relation relation, List<? extends @Nullable Object> key) {
        InsertRow row = before;
        for (int i = 0; i < key.size(); i++) {
            Field field = row.entity().field(relation.fields().get(i)).orElseThrow();
            Object earlier = row.value(field);
            row = set(row, field, key.get(i));
            if (earlier != InsertRow.UNSET
                    && isShared(row.entity(), relation, field)
                    && !Objects.equals(earlier, row.value(field))) {
                throw InsertRow.conflictingKey(relation, field);
            }
        }
        return row;
    }

    /** @param related the rows that are created together with this one */
    final S add(Relation relation, List<InsertRow> related) {
        InsertRow row = state.row;
        for (InsertRow one : related) {
            row = row.add(relation, one);
        }
        return with(row);
    }

    /** Returns whether an assignment other than the relation may set the field. */
    private static boolean isShared(Entity entity, Relation relation, Field field) {
        return relation.fields().size() > 1
                && (entity.isKey(field)
                        || relation.optional() && !field.type().nullable()
                        || ForeignKeys.isInOther(entity, relation, field));
    }

    static InsertRow set(InsertRow row, Field field, @Nullable Object value) {
        return row.set(field, ColumnAliases.stored(row.entity(), field, value));
    }

    @SuppressWarnings("unchecked")
    private S with(InsertRow row) {
        if (state.last == null) {
            return type.apply(state.with(row));
        }
        return state.steps == 1 ? (S) state.last.apply(InsertState.of(row)) : type.apply(state.afterStep(row));
    }
}
