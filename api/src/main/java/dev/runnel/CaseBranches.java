package dev.runnel;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.InvalidValueException;
import dev.runnel.mapping.Encoding;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExprs;
import dev.runnel.stmt.ParameterValues;
import dev.runnel.type.BuiltInFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The branches of a {@link Case}: conditions, each with the value where it is the first that is true. Immutable.
 *
 * <p>The values have the encoding of the first one. The result is NULL where the chosen value is NULL.
 *
 * @param <M> the model of the rows
 * @param <T> the Java type of the values
 * @param <E> the type of the expression
 */
public final class CaseBranches<M, T, E extends ComputedExpr<M, T>> {
    private final Function<BoundExpr, E> kind;
    private final List<Branch> branches;

    private record Branch(BoundExpr condition, BoundExpr value) {}

    CaseBranches(Function<BoundExpr, E> kind) {
        this(kind, List.of());
    }

    private CaseBranches(Function<BoundExpr, E> kind, List<Branch> branches) {
        this.kind = kind;
        this.branches = branches;
    }

    /**
     * Returns these branches with another value, where this condition is true and none before it.
     *
     * @throws InvalidValueException when the value is null or outside the range of the first value
     */
    public CaseBranches<M, T, E> when(Condition<M> condition, T value) {
        return and(condition, encoded(value));
    }

    /**
     * Returns these branches with another value, where this condition is true and none before it.
     *
     * @throws dev.runnel.error.InvalidStatementException when the values have different stored forms
     */
    public CaseBranches<M, T, E> when(Condition<M> condition, Expr<?, T> value) {
        return and(condition, sameForm(value));
    }

    /**
     * Returns the value that these branches choose, or the one given here where no condition is true.
     *
     * @throws InvalidValueException when the value is null or outside the range of the first value
     */
    public E orElse(T value) {
        return kind.apply(built(encoded(value)));
    }

    /**
     * Returns the value that these branches choose, or the one given here where no condition is true.
     *
     * @throws dev.runnel.error.InvalidStatementException when the values have different stored forms
     */
    public E orElse(Expr<?, T> value) {
        return kind.apply(built(sameForm(value)));
    }

    CaseBranches<M, T, E> and(Condition<M> condition, BoundExpr value) {
        List<Branch> all = new ArrayList<>(branches);
        all.add(new Branch(StatementParts.condition(condition), value.isExact()));
        return new CaseBranches<>(kind, all);
    }

    private ModelExpr first() {
        return branches.get(0).value().shape();
    }

    private BoundExpr encoded(@Nullable Object value) {
        if (value == null) {
            throw new InvalidValueException(ParameterValues.nameOf(first()), InvalidValueException.Reason.NULL);
        }
        return ParameterValues.operand(first(), value).isExact();
    }

    private BoundExpr sameForm(Expr<?, T> value) {
        BoundExpr expr = StatementParts.expr(value).isExact();
        ParameterValues.checkSameEncoding(first(), expr.shape());
        return expr;
    }

    private BoundExpr built(BoundExpr otherwise) {
        Encoding<?, ?> encoding = ModelExprs.mapping(first()).storageForm();
        BoundExpr result = otherwise;
        for (int i = branches.size() - 1; i >= 0; i--) {
            Branch branch = branches.get(i);
            Call call = new Call(
                    BuiltInFunctions.CASE,
                    List.of(branch.condition().shape(), branch.value().shape(), result.shape()),
                    encoding);
            Object[] values =
                    BoundExpr.join(branch.condition().values(), branch.value().values());
            result = new BoundExpr(call, BoundExpr.join(values, result.values()));
        }
        return result;
    }
}
