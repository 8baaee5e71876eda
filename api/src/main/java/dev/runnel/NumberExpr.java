package dev.runnel;

import dev.runnel.stmt.Fragment;
import dev.runnel.stmt.ModelExpr.Arithmetic;
import dev.runnel.stmt.UserValues;
import dev.runnel.type.ArithmeticOp;

/**
 * A number. Overflow follows the database.
 *
 * @param <M> the model it starts at
 * @param <N> the Java type of its value
 */
public interface NumberExpr<M, N extends Number & Comparable<N>> extends OrderedExpr<M, N> {
    /** The sum; absent where this is. Computed by the database: stores that cannot refuse it by name. */
    default NumberExpr<M, N> plus(N addend) {
        Fragment value = UserValues.assigned(fragment().shape(), addend);
        Fragment sum = new Fragment(
                new Arithmetic(ArithmeticOp.PLUS, fragment().shape(), value.shape()),
                Fragment.join(fragment().values(), value.values()));
        return () -> sum;
    }
}
