package dev.runnel.planner.normalize;

import static dev.runnel.planner.oracle.Models.COMMENT;
import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.STEP;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.USER;
import static dev.runnel.planner.oracle.Models.field;
import static dev.runnel.planner.oracle.Models.isValue;
import static dev.runnel.planner.oracle.Models.ref;
import static dev.runnel.planner.oracle.Models.relation;
import static dev.runnel.planner.oracle.Models.select;
import static dev.runnel.planner.oracle.Models.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.InvalidStatementException;
import dev.runnel.schema.Relation;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Include.OfField;
import dev.runnel.stmt.Include.OfRelation;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncludeTreeTest {
    private static final Relation USER_OF_TODO = relation(TODO, "user");
    private static final Relation STEPS = relation(TODO, "steps");
    private static final Relation TODOS = relation(USER, "todos");
    private static final Relation AUTHOR = relation(COMMENT, "author");
    private static final Include NOTE = new OfField(List.of(), field(TODO, "note"));

    private static List<Include> normal(Select select) {
        return ((Select) new Normalizer(SCHEMA).normalize(select).statement()).includes();
    }

    private static Include steps(ModelExpr filter, Include... nested) {
        return new OfRelation(List.of(), STEPS, select(STEP, filter, nested));
    }

    @Test
    void aPathBecomesAnIncludeInsideAnother() {
        Include behind = new OfRelation(List.of(USER_OF_TODO), TODOS, select(TODO, ValueExpr.TRUE));
        assertThat(normal(select(TODO, ValueExpr.TRUE, behind)))
                .containsExactly(new OfRelation(List.of(), USER_OF_TODO, select(USER, ValueExpr.TRUE, whole(TODOS))));
    }

    @Test
    void aFieldBehindAPathIsIncludedThere() {
        Include behind = new OfField(List.of(relation(STEP, "todo")), field(TODO, "note"));
        assertThat(normal(select(STEP, ValueExpr.TRUE, behind)))
                .containsExactly(new OfRelation(List.of(), relation(STEP, "todo"), select(TODO, ValueExpr.TRUE, NOTE)));
    }

    @Test
    void eagerRelationIsAddedAtEveryDepth() {
        Include comments = whole(relation(TODO, "comments"));
        Include author = whole(AUTHOR);
        assertThat(normal(select(COMMENT, ValueExpr.TRUE))).containsExactly(author);
        assertThat(normal(select(TODO, ValueExpr.TRUE, comments)))
                .containsExactly(
                        new OfRelation(List.of(), relation(TODO, "comments"), select(COMMENT, ValueExpr.TRUE, author)));
    }

    @Test
    void fieldsComeFirstThenRelationsInTheOrderOfTheModel() {
        Include user = whole(USER_OF_TODO);
        assertThat(normal(select(TODO, ValueExpr.TRUE, whole(STEPS), NOTE, user, NOTE)))
                .containsExactly(NOTE, user, whole(STEPS));
    }

    @Test
    void aShapeAndTheWholeRelationAreTheShapeWithTheNestedOfBoth() {
        ModelExpr unnamed = new IsNull(ref(STEP, "name"));
        Include todo = whole(relation(STEP, "todo"));
        assertThat(normal(select(TODO, ValueExpr.TRUE, steps(unnamed), steps(ValueExpr.TRUE, todo))))
                .containsExactly(steps(unnamed, todo));
    }

    @Test
    void equalShapesAreOne() {
        ModelExpr unnamed = new IsNull(ref(STEP, "name"));
        assertThat(normal(select(TODO, ValueExpr.TRUE, steps(unnamed), steps(unnamed))))
                .containsExactly(steps(unnamed));
    }

    @Test
    void differentShapesAreRefused() {
        Select sorted = new Select(
                STEP,
                ValueExpr.TRUE,
                List.of(new Order(ref(STEP, "position"), Direction.DESC, null)),
                List.of(),
                null,
                List.of(),
                ResultMode.ALL);
        Select both = select(
                TODO, ValueExpr.TRUE, steps(new IsNull(ref(STEP, "name"))), new OfRelation(List.of(), STEPS, sorted));
        assertThatThrownBy(() -> normal(both))
                .isInstanceOf(InvalidStatementException.class)
                .hasMessageContaining("CONFLICTING_INCLUDES")
                .hasMessageContaining("Todo.steps");
    }

    @Test
    void shapesWithValuesAreDifferent() {
        Select both = select(
                TODO, ValueExpr.TRUE, steps(isValue(ref(STEP, "position"))), steps(isValue(ref(STEP, "position"))));
        assertThatThrownBy(() -> normal(both)).hasMessageContaining("CONFLICTING_INCLUDES");
    }

    @Test
    void countHasNoIncludesAndASelectionOnlyTheSelected() {
        Select all = select(COMMENT, ValueExpr.TRUE, whole(AUTHOR));
        Select count =
                new Select(COMMENT, ValueExpr.TRUE, List.of(), all.includes(), null, List.of(), ResultMode.COUNT);
        Select selection = new Select(
                COMMENT, ValueExpr.TRUE, List.of(), all.includes(), null, List.of(ref(COMMENT, "id")), ResultMode.ALL);
        assertThat(normal(count)).isEmpty();
        assertThat(normal(selection)).isEqualTo(all.includes());
    }
}
