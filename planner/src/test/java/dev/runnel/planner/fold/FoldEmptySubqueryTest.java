package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.TABLE;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.exists;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldEmptySubqueryTest {
    private final ExprRule rule = new FoldEmptySubquery();

    @Test
    void noRowExistsWhereNothingHolds() {
        assertThat(rule.apply(exists(ValueExpr.FALSE))).contains(ValueExpr.FALSE);
    }

    @Test
    void nothingIsAmongNoValues() {
        SelectRows none = new SelectRows(TABLE, List.of(), ValueExpr.FALSE, List.of(), null, null, List.of(X));
        assertThat(rule.apply(new InSubquery(X, none))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new InSubquery(X, none.withWhere(A)))).isEmpty();
    }

    @Test
    void doesNotFireOnAnyOtherCondition() {
        assertThat(rule.apply(exists(A))).isEmpty();
        assertThat(rule.apply(exists(ValueExpr.TRUE))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
