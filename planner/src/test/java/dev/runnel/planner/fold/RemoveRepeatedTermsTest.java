package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.B;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Or;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveRepeatedTermsTest {
    private final ExprRule rule = new RemoveRepeatedTerms();

    @Test
    void aTermStandsOnce() {
        assertThat(rule.apply(new And(List.of(A, B, A)))).contains(new And(List.of(A, B)));
        assertThat(rule.apply(new Or(List.of(A, A)))).contains(A);
    }

    @Test
    void doesNotFireOnDifferentTerms() {
        assertThat(rule.apply(new And(List.of(A, B)))).isEmpty();
        assertThat(rule.apply(new Or(List.of(A, B)))).isEmpty();
        assertThat(rule.apply(A)).isEmpty();
    }
}
