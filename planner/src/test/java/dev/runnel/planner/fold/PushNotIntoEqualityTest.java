package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.P;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.Y;
import static dev.runnel.planner.fold.ReferencedColumnSet.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.Not;
import dev.runnel.type.CompareOp;
import org.junit.jupiter.api.Test;

class PushNotIntoEqualityTest {
    private final ExprRule rule = new PushNotIntoEquality();

    @Test
    void equalityHasAComplement() {
        assertThat(rule.apply(new Not(compare(CompareOp.EQ, X, Y)))).contains(compare(CompareOp.NE, X, Y));
        assertThat(rule.apply(new Not(compare(CompareOp.NE, X, P)))).contains(compare(CompareOp.EQ, X, P));
    }

    @Test
    void orderingsHaveNone() {
        assertThat(rule.apply(new Not(compare(CompareOp.LT, X, P)))).isEmpty();
    }

    @Test
    void doesNotFireWithoutNegation() {
        assertThat(rule.apply(A)).isEmpty();
    }
}
