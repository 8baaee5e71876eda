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
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.WrittenValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            InsertState row,
            Function<InsertState, ? extends InsertBuilder<?>> draft,
            int steps,
            Function<InsertState, ?> last) {
        return (T) draft.apply(row.withSteps(steps, last));
    }

    final InsertState state() {
        return state;
    }

    @Override
    final BoundStatement<?> request() {
        return state.links.isEmpty() && state.owner == null
                ? BoundStatement.creating(state.row)
                : request(state.row.entity(), List.of(state), false);
    }

    /**
     * Returns the insert of rows, and the updates that link existing rows to them.
     *
     * @param many whether the result is a list
     */
    static BoundStatement<?> request(Entity entity, List<InsertState> states, boolean many) {
        List<InsertRow> rows = new ArrayList<>(states.size());
        List<RelationChange> changes = new ArrayList<>(0);
        for (InsertState state : states) {
            rows.add(state.row);
            if (!state.links.isEmpty()) {
                changes.addAll(state.links.values());
            }
        }
        WriteParts parts = new WriteParts();
        for (InsertState state : states) {
            if (state.owner != null) {
                if (many) {
                    throw state.owner.recordExpected();
                }
                parts.add(state.owner.ofOne());
            }
        }
        int insert = parts.add(new BoundStatement<>(Insert.shapeOf(entity, rows, many), new Object[] {rows}, null));
        parts.requireDistinct(changes, Optional.empty());
        for (int row = 0; row < rows.size() && !changes.isEmpty(); row++) {
            for (RelationChange change : states.get(row).links.values()) {
                parts.add(links(entity, change, insert, row).link(change.linked()));
            }
        }
        return parts.statement(insert);
    }

    /** The links to a row that an insert of the statement creates. */
    private static LinkWrites links(Entity entity, RelationChange change, int insert, int row) {
        Relation inverse = change.inverse();
        InsertRow owned = InsertRow.of(change.target());
        for (int i = 0; i < inverse.fields().size(); i++) {
            Field reference = entity.field(inverse.references().get(i)).orElseThrow();
            Field field = change.target().field(inverse.fields().get(i)).orElseThrow();
            owned = owned.set(field, new WrittenValue(insert, row, reference));
        }
        return new LinkWrites(change.target(), inverse, new BoundExpr(ValueExpr.FALSE), owned);
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

    @Override
    final S relate(RelationChange change) {
        return next(state.after(change));
    }

    @Override
    final S unchanged() {
        return next(state.after(state.row));
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

    private S with(InsertRow row) {
        return next(state.after(row));
    }

    @SuppressWarnings("unchecked")
    private S next(InsertState next) {
        return state.last != null && next.last == null ? (S) state.last.apply(next) : type.apply(next);
    }
}
