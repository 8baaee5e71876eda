package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.Y;
import static dev.runnel.planner.fold.ReferencedColumnSet.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import org.junit.jupiter.api.Test;

class FoldSelfComparisonTest {
    private final ExprRule rule = new FoldSelfComparison();

    @Test
    void equalityIsNullSafe() {
        assertThat(rule.apply(compare(CompareOp.EQ, X, X))).contains(ValueExpr.TRUE);
        assertThat(rule.apply(compare(CompareOp.NE, X, X))).contains(ValueExpr.FALSE);
    }

    @Test
    void nothingIsBeforeItself() {
        assertThat(rule.apply(compare(CompareOp.LT, X, X))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(compare(CompareOp.GT, X, X))).contains(ValueExpr.FALSE);
    }

    @Test
    void lessOrEqualToItselfMeansNotNull() {
        assertThat(rule.apply(compare(CompareOp.LE, X, X))).contains(new Not(new IsNull(X)));
        assertThat(rule.apply(compare(CompareOp.GE, X, X))).contains(new Not(new IsNull(X)));
    }

    @Test
    void doesNotFireOnDifferentSides() {
        assertThat(rule.apply(compare(CompareOp.EQ, X, Y))).isEmpty();
    }
}
