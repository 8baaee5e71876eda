package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.B;
import static dev.runnel.planner.fold.ReferencedColumnSet.P;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldComplementsTest {
    private final ExprRule rule = new FoldComplements();

    @Test
    void aConditionAndItsComplement() {
        assertThat(rule.apply(new And(List.of(A, B, new Not(A))))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new Or(List.of(new Not(B), B)))).contains(ValueExpr.TRUE);
    }

    @Test
    void equalityAndItsComplement() {
        assertThat(rule.apply(new And(List.of(compare(CompareOp.NE, X, P), compare(CompareOp.EQ, X, P)))))
                .contains(ValueExpr.FALSE);
        assertThat(rule.apply(new Or(List.of(compare(CompareOp.NE, X, P), compare(CompareOp.EQ, X, P)))))
                .contains(ValueExpr.TRUE);
    }

    @Test
    void orderingsAreNotComplements() {
        assertThat(rule.apply(new Or(List.of(compare(CompareOp.LT, X, P), compare(CompareOp.GE, X, P)))))
                .isEmpty();
    }

    @Test
    void doesNotFireOnOtherTerms() {
        assertThat(rule.apply(new And(List.of(A, new Not(B))))).isEmpty();
        assertThat(rule.apply(new Not(A))).isEmpty();
    }
}
