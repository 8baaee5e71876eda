package dev.runnel.companion;

import dev.runnel.schema.Field;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.IncomingValue;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ScopeRef;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Replaces references to fields of one scope in an expression, with the values of its parameters. */
final class FieldSubstitution {
    private final ScopeRef scope;
    private final Function<Field, @Nullable BoundExpr> replacement;

    /** The values of the remaining parameters of the expression, in the order in which the parameters occur. */
    private final Iterator<@Nullable Object> remaining;

    private final List<@Nullable Object> values = new ArrayList<>();

    private FieldSubstitution(ScopeRef scope, Function<Field, @Nullable BoundExpr> replacement, BoundExpr expr) {
        this.scope = scope;
        this.replacement = replacement;
        this.remaining = Arrays.asList(expr.values()).iterator();
    }

    /**
     * Folds two assignments of one column: each reference of the second expression to the column becomes the first value. References to other
     * columns stay, so they are read as the row was.
     *
     * @param scope the scope of {@code second}
     * @param first the value that the column was set to before
     */
    static BoundExpr fold(Field field, ScopeRef scope, BoundExpr first, BoundExpr second) {
        return of(scope, other -> other.index() == field.index() ? first : null, second);
    }

    /** Replaces each reference to a column of the row itself by a value. */
    static BoundExpr ofOwn(Field field, BoundExpr value, BoundExpr expr) {
        return fold(field, Outer.OWN, value, expr);
    }

    /** Makes parameters of the fields of the row that an upsert would create. */
    static BoundExpr incoming(ScopeRef scope, BoundExpr expr) {
        return of(
                scope,
                field -> new BoundExpr(new ValueExpr(Value.Param.of(field.type())), new IncomingValue(field)),
                expr);
    }

    private static BoundExpr of(ScopeRef scope, Function<Field, @Nullable BoundExpr> replacement, BoundExpr expr) {
        FieldSubstitution substitution = new FieldSubstitution(scope, replacement, expr);
        ModelExpr shape = substitution.replaced(expr.shape());
        return new BoundExpr(shape, substitution.values.toArray());
    }

    private ModelExpr replaced(ModelExpr part) {
        if (part instanceof FieldRef ref
                && ref.anchor().equals(scope)
                && ref.steps().isEmpty()) {
            BoundExpr other = replacement.apply(ref.field());
            if (other != null) {
                values.addAll(Arrays.asList(other.values()));
                return other.shape();
            }
        }
        ModelExpr replaced = part.mapChildren(this::replaced);
        for (int i = ParameterCount.ofItself(part); i > 0; i--) {
            values.add(remaining.next());
        }
        return replaced;
    }
}
