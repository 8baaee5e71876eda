package dev.runnel.planner;

import static dev.runnel.planner.oracle.Models.COMMENT;
import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.field;
import static dev.runnel.planner.oracle.Models.isValue;
import static dev.runnel.planner.oracle.Models.ref;
import static dev.runnel.planner.oracle.Models.relation;
import static dev.runnel.planner.oracle.Models.select;
import static dev.runnel.planner.oracle.Models.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.InternalException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.planner.oracle.RandomStatements;
import dev.runnel.planner.oracle.RandomStatements.Both;
import dev.runnel.spi.Operation;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Select;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Planner relational = new Planner(SCHEMA, SampleBackends.RELATIONAL);
    private final Planner items = new Planner(SCHEMA, SampleBackends.KEY_VALUE);

    @Test
    void aPlanIsTextByPhase() {
        Select select = select(TODO, isValue(ref(TODO, "user", "name")), whole(relation(TODO, "comments")));
        String text = items.explain(select, Operation::subject);
        assertThat(text).startsWith("""
                        ---- statement on key_value
                        all Todo
                          filter user.name = $0
                          include comments
                            include author (eager)
                        ---- hir
                        select todos
                          join users#1 on (userId) = (id)
                          where users#1.name = $0
                          give id, userId, categoryId, parentId, title, prio, done
                          include comments by (todoId)
                            select comments
                              give id, todoId, authorId, text
                              include author by (id)
                                select users
                                  give id, name, nick, age
                        ---- mir
                        #0 scan todos""").endsWith("""
                        ---- program
                        rows 0: todos
                        windows as they stream
                        rows 1 by keys of rows 0: users
                        merge rows 1 into rows 0, the row or none, for tests
                        filter rows 0
                        rows 2 by keys of rows 0: comments
                        rows 3 by keys of rows 2: users
                        merge rows 3 into rows 2, author: one or none
                        merge rows 2 into rows 0, comments: many
                        """);
    }

    @Test
    void explainingIsPlanning() {
        ModelStatement foreign =
                select(TODO, isValue(new FieldRef(new LambdaScope(), List.of(), field(TODO, "title"))));
        assertThatThrownBy(() -> relational.explain(foreign, Object::toString))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.statement()).contains(foreign));
    }

    @Test
    void aBugCarriesThePhasesSoFar() {
        Select noCondition = select(COMMENT, ref(COMMENT, "text"));
        assertThatThrownBy(() -> relational.plan(noCondition)).isInstanceOfSatisfying(InternalException.class, bug -> {
            assertThat(bug.explain()).contains("all Comment").contains("filter text");
            assertThat(bug.getCause()).hasMessageContaining("a filter is no condition");
            assertThat(bug.statement()).contains(noCondition);
        });
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void equalStatementsHaveOneProgram(@ForAll long seed) {
        Both once = new RandomStatements(new Random(seed), false).select();
        Both again = new RandomStatements(new Random(seed), false).select();
        assertThat(once.shape()).isEqualTo(again.shape());
        assertThat(items.plan(once.shape())).isEqualTo(items.plan(again.shape()));
        assertThat(relational.explain(once.shape(), Object::toString))
                .isEqualTo(relational.explain(again.shape(), Object::toString));
    }

    @Test
    void nothingIsReadForAStatementThatHoldsForNoRow() {
        assertThat(relational.explain(select(TODO, ValueExpr.FALSE), Object::toString))
                .endsWith("---- program\nno call\n");
    }
}
