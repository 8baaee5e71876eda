package dev.runnel.companion;

import dev.runnel.Expr;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.NewRow;
import dev.runnel.stmt.Views;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row to be created: the last stage of a create, a child to be nested, or a draft.
 *
 * @param <S> the generated type itself
 */
public abstract class Creating<S> {
    private final NewRow row;

    protected Creating(NewRow row) {
        this.row = row;
    }

    /** The row. Not for applications. */
    public final NewRow row() {
        return row;
    }

    protected abstract S with(NewRow other);

    protected final S set(Field field, @Nullable Object value) {
        return with(put(row, field, value));
    }

    protected final S compute(Field field, Expr<Object, ?> value) {
        return with(putComputed(row, field, value));
    }

    protected final S add(Relation relation, NewRow related) {
        return with(row.add(relation, related));
    }

    protected final S addAll(Relation relation, List<? extends Creating<?>> related) {
        NewRow all = row;
        for (Creating<?> one : related) {
            all = all.add(relation, one.row());
        }
        return with(all);
    }

    /**
     * The row with a part of the foreign key of {@code relation} set, checked, which another relation may share. For generated code.
     *
     * @throws dev.runnel.error.InvalidStatement when it has another value already
     */
    public static NewRow putShared(NewRow row, Relation relation, Field field, Object value) {
        NewRow set = put(row, field, value);
        Object before = row.cell(field);
        if (before != NewRow.UNSET && !Objects.equals(before, set.cell(field))) {
            throw NewRow.conflict(relation, field);
        }
        return set;
    }

    /** The row with a field set, checked. For generated stages. */
    public static NewRow put(NewRow row, Field field, @Nullable Object value) {
        return row.set(field, Views.stored(row.entity(), field, value));
    }

    /** The row with a field that the database computes. For generated stages. */
    public static NewRow putComputed(NewRow row, Field field, Expr<Object, ?> value) {
        Fragment fragment = value.fragment();
        if (fragment.shape() instanceof ValueExpr) {
            return put(row, field, fragment.values()[0]);
        }
        Views.checkComputed(row.entity(), field);
        Addends.check(field, fragment);
        ByteLengths.check(field, fragment);
        return row.compute(field, fragment);
    }
}
