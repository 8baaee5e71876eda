package dev.runnel.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.DbOptions;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.exec.Library.Author;
import dev.runnel.exec.plan.PlanCache;
import dev.runnel.internal.BoundStatement;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCacheTest {
    private final List<ModelStatement> planned = new ArrayList<>();
    private final PlanCache plans = new PlanCache(
            2,
            shape -> {
                planned.add(shape);
                return Library.authors(ResultMode.ALL);
            },
            program -> (request, place) -> reactor.core.publisher.Mono.empty());

    private static ModelStatement shape(int number) {
        return new Delete(Library.AUTHOR, new ModelExpr.ValueExpr(new Value.Param(number, Library.I64)), false);
    }

    @Test
    void equalShapesSharePlans() {
        assertThat(plans.entry(shape(1))).isSameAs(plans.entry(shape(1)));
        assertThat(plans.stats().compiled()).isEqualTo(1);
        assertThat(plans.stats().hits()).isEqualTo(1);
        assertThat(plans.stats().size()).isEqualTo(1);
    }

    @Test
    void cacheIsBounded() {
        for (int i = 0; i < 100; i++) {
            plans.entry(shape(i));
        }
        assertThat(plans.stats().size()).isEqualTo(2);
        assertThat(plans.stats().compiled()).isEqualTo(100);
    }

    @Test
    void aPlanThatIsFoundAgainStaysLonger() {
        plans.entry(shape(0));
        for (int i = 1; i < 100; i++) {
            plans.entry(shape(0));
            plans.entry(shape(i));
        }
        assertThat(planned.stream().filter(shape(0)::equals)).hasSize(1);
    }

    @Test
    void aStatementThatCannotBePlannedIsNotKept() {
        PlanCache refusing = new PlanCache(
                2,
                shape -> {
                    throw new InvalidStatementException(ErrorCode.FIELD_OUT_OF_SCOPE, "no");
                },
                program -> (request, place) -> reactor.core.publisher.Mono.empty());
        assertThatThrownBy(() -> refusing.entry(shape(1))).isInstanceOf(InvalidStatementException.class);
        assertThat(refusing.stats().size()).isZero();
    }

    @Test
    void anOperationIsCompiledOnceForAllExecutions() {
        Library library = new Library(Library.RELATIONAL, DbOptions.DEFAULT.withPlanCacheSize(10)).withAuthors(1);
        BoundStatement<Author> request = library.request(Library.authors(ResultMode.ONE));
        for (int i = 0; i < 10_000; i++) {
            library.db.<Author>single(request).block();
        }
        assertThat(library.driver.compiled()).isEqualTo(1);
        assertThat(library.db.planCache().compiled()).isEqualTo(1);
        assertThat(library.db.planCache().hits()).isEqualTo(9_999);
    }
}
