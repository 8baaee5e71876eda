package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.Columns.A;
import static dev.runnel.planner.fold.Columns.P;
import static dev.runnel.planner.fold.Columns.REQUIRED;
import static dev.runnel.planner.fold.Columns.X;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.ValueExpr;
import org.junit.jupiter.api.Test;

class FoldPresenceTest {
    private final ExprRule rule = new FoldPresence();

    @Test
    void aRequiredColumnIsThere() {
        assertThat(rule.apply(new IsAbsent(REQUIRED))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new IsAbsent(P))).contains(ValueExpr.FALSE);
    }

    @Test
    void doesNotFireOnANullableColumn() {
        assertThat(rule.apply(new IsAbsent(X))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
