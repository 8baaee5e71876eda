package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.Columns.A;
import static dev.runnel.planner.fold.Columns.exists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.ValueExpr;
import org.junit.jupiter.api.Test;

class FoldEmptySubqueryTest {
    private final ExprRule rule = new FoldEmptySubquery();

    @Test
    void noRowExistsWhereNothingHolds() {
        assertThat(rule.apply(exists(ValueExpr.FALSE))).contains(ValueExpr.FALSE);
    }

    @Test
    void doesNotFireOnAnyOtherCondition() {
        assertThat(rule.apply(exists(A))).isEmpty();
        assertThat(rule.apply(exists(ValueExpr.TRUE))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
