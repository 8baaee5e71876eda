package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveNeutralTermsTest {
    private final ExprRule rule = new RemoveNeutralTerms();

    @Test
    void neutralTermsGo() {
        assertThat(rule.apply(new And(List.of(A, ValueExpr.TRUE, B)))).contains(new And(List.of(A, B)));
        assertThat(rule.apply(new Or(List.of(ValueExpr.FALSE, A)))).contains(A);
    }

    @Test
    void oneTermDecides() {
        assertThat(rule.apply(new And(List.of(A, ValueExpr.FALSE)))).contains(ValueExpr.FALSE);
        assertThat(rule.apply(new Or(List.of(A, ValueExpr.TRUE, ValueExpr.FALSE))))
                .contains(ValueExpr.TRUE);
    }

    @Test
    void nothingIsLeftOfNeutralTermsAlone() {
        assertThat(rule.apply(new And(List.of(ValueExpr.TRUE, ValueExpr.TRUE)))).contains(ValueExpr.TRUE);
        assertThat(rule.apply(new Or(List.of(ValueExpr.FALSE, ValueExpr.FALSE))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void doesNotFireWithoutConstants() {
        assertThat(rule.apply(new And(List.of(A, B)))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
