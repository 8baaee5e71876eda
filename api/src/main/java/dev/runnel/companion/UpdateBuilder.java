package dev.runnel.companion;

import dev.runnel.CheckReturnValue;
import dev.runnel.Expr;
import dev.runnel.Session;
import dev.runnel.Statement;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.BoundStatement;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ColumnAliases;
import dev.runnel.stmt.InsertRow;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.stmt.SharedColumnWrites;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.stmt.Update.ResultKind;
import dev.runnel.stmt.VersionCheck;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An update: a condition for its rows and the new values of their fields. Immutable. If a field is set twice, the last value applies; relations
 * that share a field have to set it to one value.
 *
 * @param <R> the type of the result
 * @param <S> the generated type
 * @param <L> the generated type with a list of records as its result
 */
@CheckReturnValue
public abstract class UpdateBuilder<R, S, L> extends ColumnWriter<S> implements Statement<R> {

    /** The state of a generated update. Immutable. */
    public static final class UpdateState {
        private final Entity entity;
        private final BoundExpr filter;
        private final Optional<VersionCheck> guard;
        private final boolean single;
        private final ResultKind given;
        private final TreeMap<Integer, Change> byField;
        private final SharedColumnWrites setBy;

        private record Change(Field field, BoundExpr value) {
            boolean isSame(BoundExpr other) {
                return value.shape() instanceof ValueExpr
                        && other.shape() instanceof ValueExpr
                        && Arrays.deepEquals(value.values(), other.values());
            }

            boolean isValue(Object stored) {
                return value.shape() instanceof ValueExpr && Arrays.equals(value.values(), new Object[] {stored});
            }
        }

        private UpdateState(
                Entity entity,
                BoundExpr filter,
                Optional<VersionCheck> guard,
                boolean single,
                ResultKind given,
                TreeMap<Integer, Change> byField,
                SharedColumnWrites setBy) {
            this.setBy = setBy;
            this.entity = entity;
            this.filter = filter;
            this.guard = guard;
            this.single = single;
            this.given = given;
            this.byField = byField;
        }

        private UpdateState with(Field field, BoundExpr value) {
            TreeMap<Integer, Change> copy = new TreeMap<>(byField);
            Change before = copy.put(field.index(), new Change(field, value));
            SharedColumnWrites components = setBy.and(entity, field, before != null && before.isSame(value));
            return new UpdateState(entity, filter, guard, single, given, copy, components);
        }
    }

    private final UpdateState changes;
    private final Function<UpdateState, UpdateBuilder<?, ?, L>> type;

    /**
     * @param changes the state of the update
     * @param type the constructor of the generated type
     */
    protected UpdateBuilder(UpdateState changes, Function<UpdateState, ? extends UpdateBuilder<?, ?, L>> type) {
        this.changes = changes;
        this.type = type::apply;
    }

    /** Returns the state of an update of the rows of a query. */
    static UpdateState ofAll(Entity entity, BoundExpr filter) {
        return new UpdateState(
                entity, filter, Optional.empty(), false, ResultKind.COUNT, new TreeMap<>(), SharedColumnWrites.NOTHING);
    }

    /** Returns the state of an update of the row with a key. */
    static UpdateState ofOne(Entity entity, BoundExpr key) {
        return new UpdateState(
                entity, key, Optional.empty(), true, ResultKind.ONE, new TreeMap<>(), SharedColumnWrites.NOTHING);
    }

    /** Returns the state of an update of the row with a key, if its version is the loaded one. */
    static UpdateState ofOne(Entity entity, BoundExpr key, Field version, Object held) {
        Object[] values = BoundExpr.join(key.values(), new Object[] {ParameterValues.encode(version, held)});
        BoundExpr filter = new BoundExpr(key.shape(), values);
        return new UpdateState(
                entity,
                filter,
                Optional.of(VersionCheck.of(version)),
                true,
                ResultKind.ONE,
                new TreeMap<>(),
                SharedColumnWrites.NOTHING);
    }

    /** Returns this update as a statement that returns the updated records, in no order, as a list that it buffers whole. */
    @SuppressWarnings("unchecked")
    public final L returning() {
        return (L) type.apply(new UpdateState(
                changes.entity,
                changes.filter,
                changes.guard,
                changes.single,
                ResultKind.MANY,
                changes.byField,
                changes.setBy));
    }

    @SuppressWarnings("unchecked")
    private S with(UpdateState other) {
        return (S) type.apply(other);
    }

    @Override
    final S set(Field field, @Nullable Object value) {
        return with(put(changes, field, value));
    }

    private static UpdateState put(UpdateState changes, Field field, @Nullable Object value) {
        Object stored = ColumnAliases.stored(changes.entity, field, value);
        return changes.with(field, new BoundExpr(new ValueExpr(Value.Param.of(field.type())), new Object[] {stored}));
    }

    /**
     * Sets the foreign key of a relation.
     *
     * @throws dev.runnel.error.InvalidStatementException when another relation has set a shared field to another value
     */
    @Override
    final S reference(Relation relation, List<? extends @Nullable Object> key) {
        UpdateState all = changes;
        for (int i = 0; i < key.size(); i++) {
            Field field = all.entity.field(relation.fields().get(i)).orElseThrow();
            UpdateState.Change before = all.byField.get(field.index());
            if (before != null
                    && InsertBuilder.isOfOther(all.entity, relation, field)
                    && !before.isValue(ParameterValues.encode(field, key.get(i)))) {
                throw InsertRow.conflictingKey(relation, field);
            }
            all = put(all, field, key.get(i));
        }
        return with(all);
    }

    @Override
    final S compute(Field field, Expr<?, ?> value) {
        return compute(field, new LambdaScope(), StatementParts.expr(value));
    }

    /**
     * Sets a column to an expression over the fields of the row. For generated code.
     *
     * @param fields the constructor of the fields
     * @throws dev.runnel.error.InvalidStatementException when the column cannot store each value of the expression
     */
    protected final <F> S compute(
            ColumnMetadata column, Function<PathOrigin, F> fields, Function<? super F, ? extends Expr<?, ?>> value) {
        LambdaScope scope = new LambdaScope();
        return compute(column.field, scope, StatementParts.expr(value.apply(fields.apply(PathOrigin.of(scope)))));
    }

    /** @param scope the scope of {@code fragment} */
    private S compute(Field field, LambdaScope scope, BoundExpr fragment) {
        if (fragment.shape() instanceof ValueExpr) {
            return set(field, fragment.values()[0]);
        }
        ParameterValues.checkSameEncoding(field, fragment.shape());
        ColumnAliases.checkComputed(changes.entity, field);
        DecimalScaleCheck.check(field, fragment);
        FixedLengthCheck.check(field, fragment);
        return with(
                changes.with(field, new BoundExpr(ModelExprs.bindScope(fragment.shape(), scope), fragment.values())));
    }

    @Override
    final BoundStatement<?> request() {
        if (changes.byField.isEmpty()) {
            throw new InvalidStatementException(ErrorCode.EMPTY_UPDATE, "the update sets no field")
                    .with("model", changes.entity.name())
                    .hint("call at least one setter before exec(…)");
        }
        List<Assignment> assignments = new ArrayList<>();
        Object[] values = changes.filter.values();
        for (UpdateState.Change change : changes.byField.values()) {
            assignments.add(new Assignment(change.field(), change.value().shape()));
            values = BoundExpr.join(values, change.value().values());
        }
        return new BoundStatement<>(
                new Update(
                        changes.entity,
                        changes.filter.shape(),
                        changes.guard,
                        assignments,
                        changes.single,
                        changes.given),
                values,
                null);
    }

    @Override
    public final Mono<R> exec(Session session) {
        return Statements.single(session, request());
    }
}
