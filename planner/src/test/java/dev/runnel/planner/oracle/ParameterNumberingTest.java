package dev.runnel.planner.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.internal.QueryState;
import dev.runnel.planner.Planner;
import dev.runnel.planner.SampleBackends;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.BoundExpr;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The order of builder calls does not change a statement, and each value has the number of its parameter. */
class ParameterNumberingTest {
    private static final Relation STEPS = Models.relation(Models.TODO, "steps");

    private static final UnaryOperator<QueryState> FILTER =
            c -> c.filter(compare(Models.TODO, "title"), new Object[] {"t"});
    private static final UnaryOperator<QueryState> ORDER =
            c -> c.orderBy(new Order(compare(Models.TODO, "prio"), Direction.ASC, null), new Object[] {7L});
    private static final UnaryOperator<QueryState> LIMIT = c -> c.limit(3);
    private static final UnaryOperator<QueryState> INCLUDE = c -> {
        QueryState steps = QueryState.of(Models.STEP).limit(2).filter(compare(Models.STEP, "name"), new Object[] {"s"});
        return c.include(
                new Include.OfRelation(List.of(), STEPS, steps.select(ResultMode.ALL, List.of())),
                steps.values(BoundExpr.NO_VALUES));
    };

    @Property
    void theOrderOfCallsDoesNotMatter(@ForAll("calls") List<UnaryOperator<QueryState>> calls) {
        QueryState clauses = QueryState.of(Models.TODO);
        for (UnaryOperator<QueryState> call : calls) {
            clauses = call.apply(clauses);
        }
        Select select = clauses.select(ResultMode.ALL, List.of());
        assertThat(select).isEqualTo(inClauseOrder().select(ResultMode.ALL, List.of()));
        assertThat(clauses.values(BoundExpr.NO_VALUES)).containsExactly("t", 7L, "s", 2L, 3L);
    }

    @Provide
    Arbitrary<List<UnaryOperator<QueryState>>> calls() {
        return Arbitraries.shuffle(FILTER, ORDER, LIMIT, INCLUDE);
    }

    @Test
    void parametersAreNumberedByClause() {
        Planner planner = new Planner(Models.SCHEMA, SampleBackends.RELATIONAL);
        Select select = inClauseOrder().select(ResultMode.ALL, List.of());
        assertThat(planner.explain(select, operation -> "…"))
                .contains("filter title = $0")
                .contains("order prio = $1 asc")
                .contains("filter name = $2")
                .contains("limit $3")
                .contains("limit $4");
        ReadProgram program = (ReadProgram) planner.plan(select);
        assertThat(program.limit()).contains(new Value.Param(4, Type.of(StorageType.I64)));
    }

    private static QueryState inClauseOrder() {
        return LIMIT.apply(INCLUDE.apply(ORDER.apply(FILTER.apply(QueryState.of(Models.TODO)))));
    }

    private static ModelExpr compare(Entity entity, String field) {
        FieldRef ref = new FieldRef(Outer.OWN, List.of(), Models.field(entity, field));
        return new Compare(
                CompareOp.EQ, ref, new ValueExpr(Value.Param.of(ref.type().asNonNull())));
    }
}
