package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.Columns.LIST;
import static dev.runnel.planner.fold.Columns.P;
import static dev.runnel.planner.fold.Columns.REQUIRED;
import static dev.runnel.planner.fold.Columns.X;
import static dev.runnel.planner.fold.Columns.Y;
import static dev.runnel.planner.fold.Columns.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.KeyMatch;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.TextMatch;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.TextOp;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldContradictedAbsenceTest {
    private final ExprRule rule = new FoldContradictedAbsence();

    @Test
    void whatIsComparedWithAPresentValueIsThere() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), compare(CompareOp.EQ, X, P)))))
                .contains(ValueExpr.FALSE);
        assertThat(rule.apply(new And(List.of(compare(CompareOp.EQ, P, X), new IsAbsent(X)))))
                .contains(ValueExpr.FALSE);
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), new InList(X, LIST)))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void whatIsOrderedIsThere() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), compare(CompareOp.LT, Y, X)))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void whatMatchesIsThere() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), new TextMatch(TextOp.CONTAINS, X, (ValueExpr) P)))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void aKeyIsThere() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), new KeyMatch(List.of(REQUIRED), List.of(X))))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void absentValuesMayBeEqual() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), compare(CompareOp.EQ, X, Y)))))
                .isEmpty();
    }

    @Test
    void anAbsentValueDiffersFromAPresentOne() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(X), compare(CompareOp.NE, X, P)))))
                .isEmpty();
    }

    @Test
    void doesNotFireOnAnotherOperandOrADisjunction() {
        assertThat(rule.apply(new And(List.of(new IsAbsent(Y), compare(CompareOp.EQ, X, P)))))
                .isEmpty();
        assertThat(rule.apply(new Or(List.of(new IsAbsent(X), compare(CompareOp.EQ, X, P)))))
                .isEmpty();
    }
}
