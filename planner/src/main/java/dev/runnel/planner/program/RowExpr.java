package dev.runnel.planner.program;

import dev.runnel.spi.TableExpr;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** An expression on a row in memory. */
public sealed interface RowExpr {

    /** Applies the function of its case. */
    <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed);

    /** A cell of the row: a storage value, or a merged value. */
    record Cell(int index) implements RowExpr {
        @Override
        public <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed) {
            return cell.apply(index);
        }
    }

    /** A table expression. The scope maps its columns to cells. */
    record Computed(RowScope scope, TableExpr expr) implements RowExpr {
        @Override
        public <R> R fold(IntFunction<R> cell, BiFunction<RowScope, TableExpr, R> computed) {
            return computed.apply(scope, expr);
        }
    }
}
