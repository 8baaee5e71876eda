package dev.runnel.planner.program;

import dev.runnel.spi.TableExpr;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** A value that is read from a row in memory. */
public sealed interface RowExpr {

    /** Applies the function of its case. */
    <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed);

    /** A cell of the row as it is: a storage value, or what was merged into it. */
    record Cell(int index) implements RowExpr {
        @Override
        public <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed) {
            return cell.apply(index);
        }
    }

    /** An expression over tables whose rows lie where the scope says. */
    record Computed(RowScope scope, TableExpr expr) implements RowExpr {
        @Override
        public <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed) {
            return computed.apply(scope, expr);
        }
    }
}
