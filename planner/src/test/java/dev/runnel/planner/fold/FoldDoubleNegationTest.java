package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import org.junit.jupiter.api.Test;

class FoldDoubleNegationTest {
    private final ExprRule rule = new FoldDoubleNegation();

    @Test
    void twoNegationsAreNone() {
        assertThat(rule.apply(new Not(new Not(A)))).contains(A);
    }

    @Test
    void constantsAreNegated() {
        assertThat(rule.apply(new Not(ValueExpr.TRUE))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new Not(ValueExpr.FALSE))).contains(ValueExpr.TRUE);
    }

    @Test
    void doesNotFireOnOneNegation() {
        assertThat(rule.apply(new Not(A))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
