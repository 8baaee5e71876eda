package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.B;
import static dev.runnel.planner.fold.ReferencedColumnSet.C;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlattenTermsTest {
    private final ExprRule rule = new FlattenTerms();

    @Test
    void nestedTermsBecomeOneList() {
        assertThat(rule.apply(new And(List.of(new And(List.of(A, B)), C)))).contains(new And(List.of(A, B, C)));
        assertThat(rule.apply(new Or(List.of(A, new Or(List.of(B, C)))))).contains(new Or(List.of(A, B, C)));
    }

    @Test
    void doesNotFireAcrossOperators() {
        assertThat(rule.apply(new And(List.of(new Or(List.of(A, B)), C)))).isEmpty();
        assertThat(rule.apply(new Or(List.of(new And(List.of(A, B)), C)))).isEmpty();
    }
}
