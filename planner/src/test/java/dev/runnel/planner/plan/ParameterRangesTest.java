package dev.runnel.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.Planner;
import dev.runnel.planner.SampleBackends;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.And;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.InList;
import dev.runnel.stmt.ModelExpr.Not;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RowValueIn;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events at instants, which are the keys of each other. */
class ParameterRangesTest {
    private record Event() {}

    private static final Type.Scalar INSTANT = Type.of(StorageType.INSTANT);
    private static final Type.Scalar TEXT = Type.of(StorageType.TEXT);
    private static final Field AT = Field.of(Event.class, "at", 0, INSTANT);
    private static final Field CAUSE = Field.of(Event.class, "cause", 1, Type.optional(StorageType.INSTANT));
    private static final Field NAME = Field.of(Event.class, "name", 2, TEXT);
    private static final Relation BECAUSE = Relation.belongsTo(
                    Event.class, "because", 0, Event.class, List.of("cause"), List.of("at"))
            .asOptional();
    private static final Relation LED_TO =
            Relation.hasMany(Event.class, "ledTo", 1, Event.class, List.of("at"), List.of("cause"));
    private static final Entity EVENT = Entity.of(Event.class, "events", AT, CAUSE, NAME)
            .withRelations(BECAUSE, LED_TO)
            .withKey(AT)
            .withIndex(CAUSE);
    private static final Planner PLANNER = new Planner(Schema.of(List.of(EVENT)), SampleBackends.RELATIONAL);

    private static final ModelExpr PARAMETER = new ValueExpr(Value.Param.of(INSTANT));
    private static final ModelExpr NAMED = new Compare(CompareOp.EQ, own(NAME), new ValueExpr(Value.Param.of(TEXT)));

    private static FieldRef own(Field field) {
        return new FieldRef(Outer.OWN, List.of(), field);
    }

    private static ModelExpr before(Field field) {
        return new Compare(CompareOp.LT, own(field), PARAMETER);
    }

    private static RangeCheckedParameter parameter(int slot, String field) {
        return new RangeCheckedParameter(slot, field, INSTANT, false);
    }

    private static Select select(ModelExpr filter, List<Order> order, List<Include> includes) {
        return new Select(EVENT, filter, order, includes, null, List.of(), ResultMode.ALL);
    }

    private static List<RangeCheckedParameter> ranged(ModelStatement statement) {
        return PLANNER.plan(statement).ranged();
    }

    @Test
    void checksOnlyTypesWithARange() {
        assertThat(ranged(select(new And(List.of(NAMED, before(AT))), List.of(), List.of())))
                .containsExactly(parameter(1, "Event.at"));
    }

    @Test
    void onEitherSideOfAComparison() {
        ModelExpr reversed = new Compare(CompareOp.GE, PARAMETER, own(CAUSE));
        assertThat(ranged(select(reversed, List.of(), List.of()))).containsExactly(parameter(0, "Event.cause"));
    }

    /** Within each other, they are those of the field on the left. */
    @Test
    void amongTheOperandsOfACall() {
        ModelExpr sum = ModelExpr.Call.of(
                BuiltInFunctions.COALESCE, ModelExpr.Call.of(BuiltInFunctions.COALESCE, own(AT), PARAMETER), PARAMETER);
        ModelExpr compared = new Compare(CompareOp.GE, sum, PARAMETER);
        assertThat(ranged(select(compared, List.of(), List.of())))
                .containsExactlyInAnyOrder(
                        parameter(0, "Event.at"), parameter(1, "Event.at"), parameter(2, "Event.at"));
    }

    @Test
    void listsAndKeys() {
        ModelExpr listed = new InList(own(AT), Value.ListParam.of(INSTANT));
        ModelExpr related =
                new RelationEquals(new RelationRef(Outer.OWN, List.of(), BECAUSE), List.of(Value.Param.of(INSTANT)));
        assertThat(ranged(select(new And(List.of(listed, related)), List.of(), List.of())))
                .containsExactly(
                        new RangeCheckedParameter(0, "Event.at", INSTANT, true), parameter(1, "Event.because"));
    }

    @Test
    void eachListOfATuple() {
        ModelExpr tuple = new RowValueIn(
                List.of(own(NAME), own(AT)), List.of(Value.ListParam.of(TEXT), Value.ListParam.of(INSTANT)));
        assertThat(ranged(select(tuple, List.of(), List.of())))
                .containsExactly(new RangeCheckedParameter(1, "Event.at", INSTANT, true));
    }

    @Test
    void insideNegationsAndQuantifiers() {
        ModelExpr inside =
                new Not(new Quantified(Quantifier.ANY, new RelationRef(Outer.OWN, List.of(), LED_TO), before(AT)));
        assertThat(ranged(select(inside, List.of(), List.of()))).containsExactly(parameter(0, "Event.at"));
    }

    @Test
    void inEveryClause() {
        Include include = new Include.OfRelation(List.of(), LED_TO, select(before(CAUSE), List.of(), List.of()));
        Order order = new Order(before(AT), Direction.ASC, null);
        assertThat(ranged(select(NAMED, List.of(order), List.of(include))))
                .containsExactlyInAnyOrder(parameter(1, "Event.at"), parameter(2, "Event.cause"));
        Select selection = new Select(EVENT, NAMED, List.of(), List.of(), null, List.of(before(AT)), ResultMode.ALL);
        assertThat(ranged(selection)).containsExactly(parameter(1, "Event.at"));
    }

    @Test
    void inWrites() {
        ModelExpr assigned = new ValueExpr(Value.Param.of(CAUSE.type()));
        Update update = new Update(EVENT, before(AT), List.of(new Assignment(CAUSE, assigned)), false);
        assertThat(ranged(update))
                .containsExactly(
                        parameter(0, "Event.at"), new RangeCheckedParameter(1, "Event.cause", CAUSE.type(), false));
        assertThat(ranged(new Delete(EVENT, before(AT), false))).containsExactly(parameter(0, "Event.at"));
    }
}
