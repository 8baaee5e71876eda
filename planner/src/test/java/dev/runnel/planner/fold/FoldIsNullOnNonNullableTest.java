package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.P;
import static dev.runnel.planner.fold.ReferencedColumnSet.REQUIRED;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.ValueExpr;
import org.junit.jupiter.api.Test;

class FoldIsNullOnNonNullableTest {
    private final ExprRule rule = new FoldIsNullOnNonNullable();

    @Test
    void isNullOnARequiredColumnIsFalse() {
        assertThat(rule.apply(new IsNull(REQUIRED))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new IsNull(P))).contains(ValueExpr.FALSE);
    }

    @Test
    void doesNotFireOnANullableColumn() {
        assertThat(rule.apply(new IsNull(X))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
