package dev.runnel.planner.verify;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.STEP;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.USER;
import static dev.runnel.planner.oracle.Models.field;
import static dev.runnel.planner.oracle.Models.isValue;
import static dev.runnel.planner.oracle.Models.ref;
import static dev.runnel.planner.oracle.Models.relation;
import static dev.runnel.planner.oracle.Models.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidSchemaException;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.error.RunnelException;
import dev.runnel.mapping.EnumEncoding;
import dev.runnel.mapping.IdentityEncoding;
import dev.runnel.planner.SampleBackends;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Schema;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.LambdaScope;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.Call;
import dev.runnel.stmt.ModelExpr.Compare;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.IsNull;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
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

class VerifierTest {
    private static final FieldRef FREE = new FieldRef(new LambdaScope(), List.of(), field(TODO, "title"));

    private static void refused(ModelStatement statement, ErrorCode code) {
        assertThatThrownBy(() -> new Verifier(SCHEMA, SampleBackends.RELATIONAL).verify(statement))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    private static void accepted(ModelStatement statement) {
        assertThatCode(() -> new Verifier(SCHEMA, SampleBackends.RELATIONAL).verify(statement))
                .doesNotThrowAnyException();
    }

    private static ModelExpr anyStep(ModelExpr condition) {
        return new Quantified(
                Quantifier.ANY, new RelationRef(Outer.OWN, List.of(), relation(TODO, "steps")), condition);
    }

    private static Update update(String field, ModelExpr value) {
        return new Update(TODO, ValueExpr.TRUE, List.of(new Assignment(field(TODO, field), value)), false);
    }

    @Test
    void rejectsAnUnknownModel() {
        Entity stranger = Entity.of(String.class, "strings", STEP.fields().toArray(Field[]::new))
                .withKey(STEP.key().get(0));
        assertThatThrownBy(
                        () -> new Verifier(SCHEMA, SampleBackends.RELATIONAL).verify(select(stranger, ValueExpr.TRUE)))
                .isInstanceOfSatisfying(
                        InvalidSchemaException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.UNKNOWN_MODEL));
        Insert nested = new Insert(
                USER,
                List.of(new Insert.Nested(relation(USER, "todos"), new Insert(stranger, List.of(), true))),
                false);
        assertThatThrownBy(() -> new Verifier(Schema.of(SCHEMA.entities()), SampleBackends.RELATIONAL).verify(nested))
                .isInstanceOf(RunnelException.class)
                .hasMessageContaining("UNKNOWN_MODEL");
    }

    private static Insert computed(String field, ModelExpr value) {
        return new Insert(
                TODO, List.of(new Insert.Computed(field(TODO, field), List.of(value), true)), List.of(), false, false);
    }

    @Test
    void rejectsFieldsInExpressionsOfANewRow() {
        ModelExpr text = new ValueExpr(Value.Param.of(Type.of(StorageType.TEXT)));
        accepted(computed(
                "title", new Call(BuiltInFunctions.LOWER, List.of(text), IdentityEncoding.of(StorageType.TEXT))));
        refused(computed("title", FREE), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(computed("title", ref(TODO, "title")), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(computed("id", new ValueExpr(Value.Param.of(Type.of(StorageType.UUID)))), ErrorCode.NOT_ASSIGNABLE);
        refused(
                computed("title", new ValueExpr(Value.Param.of(Type.optional(StorageType.TEXT)))),
                ErrorCode.NOT_ASSIGNABLE);
    }

    @Test
    void rejectsAFieldOfAnotherLambda() {
        ModelExpr free = new IsNull(FREE);
        refused(select(TODO, free), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(select(TODO, anyStep(free)), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(new Delete(TODO, free, false), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(update("title", FREE), ErrorCode.FIELD_OUT_OF_SCOPE);
        Include shaped = new Include.OfRelation(List.of(), relation(USER, "todos"), select(TODO, free));
        refused(select(USER, ValueExpr.TRUE, shaped), ErrorCode.FIELD_OUT_OF_SCOPE);
        Order order = new Order(FREE, Direction.ASC, null);
        refused(
                new Select(TODO, ValueExpr.TRUE, List.of(order), List.of(), null, List.of(), ResultMode.ALL),
                ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(
                new Select(TODO, ValueExpr.TRUE, List.of(), List.of(), null, List.of(FREE), ResultMode.ALL),
                ErrorCode.FIELD_OUT_OF_SCOPE);
    }

    /** Their names are stored, in an order of their own. */
    @Test
    void rejectsAnOrderingThatTheEncodingDoesNotPreserve() {
        ModelExpr title = ref(TODO, "title");
        ModelExpr label = new FieldRef(
                Outer.OWN, List.of(), field(TODO, "title").mapped(EnumEncoding.byName(Direction.values())));
        for (CompareOp op : CompareOp.values()) {
            List<ModelStatement> statements = List.of(
                    select(TODO, new Compare(op, label, title)),
                    select(TODO, new Compare(op, title, label)),
                    new Delete(TODO, new ModelExpr.Not(new Compare(op, label, label)), false),
                    new Update(
                            TODO,
                            new Compare(op, label, title),
                            update("title", title).assignments(),
                            false));
            for (ModelStatement statement : statements) {
                if (op.isOrdering()) {
                    refused(statement, ErrorCode.NOT_ORDERED);
                } else {
                    accepted(statement);
                }
            }
        }
    }

    @Test
    void rejectsAFieldOfAnEnclosingLambdaOutsideOfIt() {
        ModelExpr outer = new IsNull(new FieldRef(new Outer(1), List.of(), field(TODO, "prio")));
        accepted(select(TODO, anyStep(outer)));
        refused(select(TODO, outer), ErrorCode.FIELD_OUT_OF_SCOPE);
    }

    @Test
    void rejectsAFieldOfAnotherModel() {
        refused(select(STEP, isValue(ref(TODO, "title"))), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(select(TODO, anyStep(isValue(ref(TODO, "title")))), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(select(STEP, isValue(ref(TODO, "user", "name"))), ErrorCode.FIELD_OUT_OF_SCOPE);
        accepted(select(TODO, isValue(ref(TODO, "parent", "user", "name"))));
    }

    @Test
    void rejectsARelationOfAnotherModel() {
        RelationRef parent = new RelationRef(Outer.OWN, List.of(), relation(TODO, "parent"));
        Value.Param key = Value.Param.of(Type.of(StorageType.I64));
        refused(select(STEP, new RelationIsNull(parent)), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(select(STEP, new RelationEquals(parent, List.of(key))), ErrorCode.FIELD_OUT_OF_SCOPE);
        refused(select(USER, anyStep(ValueExpr.TRUE)), ErrorCode.FIELD_OUT_OF_SCOPE);
        accepted(select(TODO, new RelationIsNull(parent)));
    }

    @Test
    void rejectsAnInvalidAssignment() {
        ModelExpr one = new ValueExpr(Value.Param.of(field(TODO, "id").type()));
        refused(update("id", one), ErrorCode.NOT_ASSIGNABLE);
        refused(update("userId", ref(TODO, "prio")), ErrorCode.NOT_ASSIGNABLE);
        refused(update("prio", ref(TODO, "user", "age")), ErrorCode.NOT_ASSIGNABLE);
        refused(
                update("prio", ModelExpr.Call.of(BuiltInFunctions.PLUS, ref(TODO, "user", "age"), one)),
                ErrorCode.NOT_ASSIGNABLE);
        accepted(update("prio", ModelExpr.Call.of(BuiltInFunctions.PLUS, ref(TODO, "prio"), one)));
        accepted(update("userId", one));
    }
}
