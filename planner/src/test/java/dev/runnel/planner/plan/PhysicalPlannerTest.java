package dev.runnel.planner.plan;

import static dev.runnel.planner.oracle.Models.COMMENT;
import static dev.runnel.planner.oracle.Models.OFFICE;
import static dev.runnel.planner.oracle.Models.REGION;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.Planner;
import dev.runnel.planner.SampleBackends;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.InsertProgram.Node;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ColumnChange;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.ReadProgram.RootQuery;
import dev.runnel.planner.program.ReadProgram.Streamed;
import dev.runnel.planner.program.ReadProgram.Whole;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.DefaultValue;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhysicalPlannerTest {
    private static final Planner RELATIONAL = new Planner(SCHEMA, SampleBackends.RELATIONAL);
    private static final Planner ITEMS = new Planner(SCHEMA, SampleBackends.KEY_VALUE);
    private static final ModelExpr NUMBER = new ValueExpr(Value.Param.of(Type.of(StorageType.I64)));

    private static Update update(Entity entity, String field, ModelExpr value, boolean single) {
        return new Update(
                entity, isValue(ref(entity, "id")), List.of(new Assignment(field(entity, field), value)), single);
    }

    private static Delete delete(Entity entity, ModelExpr filter) {
        return new Delete(entity, filter, false);
    }

    private static KeyValueWriteProgram itemChange(ModelStatement statement) {
        return (KeyValueWriteProgram) ITEMS.plan(statement);
    }

    private static void refused(Planner planner, ModelStatement statement, ErrorCode code) {
        assertThatThrownBy(() -> planner.plan(statement))
                .isInstanceOfSatisfying(UnsupportedFeatureException.class, error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error.statement()).contains(statement);
                });
    }

    @Test
    void falseConditionHasNoOperation() {
        for (Planner planner : List.of(RELATIONAL, ITEMS)) {
            for (ResultMode terminal : EnumSet.complementOf(EnumSet.of(ResultMode.PAGE, ResultMode.AGGREGATE))) {
                Select never = new Select(TODO, ValueExpr.FALSE, List.of(), List.of(), null, List.of(), terminal);
                assertThat(((ReadProgram) planner.plan(never)).rootQuery()).isEmpty();
            }
        }
        assertThat(((UpdateProgram) RELATIONAL.plan(delete(TODO, ValueExpr.FALSE)))
                        .write()
                        .operation())
                .isEmpty();
        assertThat(itemChange(delete(TODO, ValueExpr.FALSE)).targets().rootQuery())
                .isEmpty();
    }

    @Test
    void unsortedItemReadStreamsAndSortedOneIsBuffered() {
        Order order = new Order(ref(TODO, "prio"), Direction.ASC, null);
        Select sorted = new Select(TODO, ValueExpr.TRUE, List.of(order), List.of(), null, List.of(), ResultMode.ALL);
        assertThat(paging(select(TODO, ValueExpr.TRUE))).isEqualTo(new Streamed());
        assertThat(paging(sorted)).isEqualTo(new Whole());
    }

    private static ReadProgram.Paging paging(Select select) {
        return ((ReadProgram) ITEMS.plan(select))
                .rootQuery()
                .map(RootQuery::paging)
                .orElseThrow();
    }

    @Test
    void writeWithAJoinUsesASubqueryOnTheSameRow() {
        Delete delete = delete(TODO, isValue(ref(TODO, "user", "name")));
        DeleteRows operation = (DeleteRows)
                ((UpdateProgram) RELATIONAL.plan(delete)).write().operation().orElseThrow();
        Exists same = (Exists) operation.where();
        assertThat(same.subquery().joins()).hasSize(1);
        assertThat(same.subquery().table()).isEqualTo(SCHEMA.table(TODO));
    }

    @Test
    void singleUpdateReturnsItsRow() {
        UpdateProgram one = (UpdateProgram) RELATIONAL.plan(update(TODO, "prio", NUMBER, true));
        UpdateProgram many = (UpdateProgram) RELATIONAL.plan(update(TODO, "prio", NUMBER, false));
        assertThat(one.result().record()).isPresent();
        assertThat(((UpdateRows) one.write().operation().orElseThrow()).returning())
                .isNotEmpty();
        assertThat(many.result().record()).isEmpty();
        assertThat(((UpdateRows) many.write().operation().orElseThrow()).returning())
                .isEmpty();
    }

    private static Schedule writeOf(Program program) {
        return program instanceof UpdateProgram change ? change.write() : ((KeyValueWriteProgram) program).write();
    }

    @Test
    void writeLoadsEagerRelationsOfReturnedRecords() {
        ModelExpr text = new ValueExpr(Value.Param.of(Type.of(StorageType.TEXT)));
        Insert alone = new Insert(COMMENT, List.of(), false);
        Insert together = new Insert(
                COMMENT,
                List.of(new Insert.Nested(relation(COMMENT, "author"), new Insert(USER, List.of(), false))),
                false);
        for (Planner planner : List.of(RELATIONAL, ITEMS)) {
            for (Insert insert : List.of(alone, together)) {
                InsertProgram created = (InsertProgram) planner.plan(insert);
                assertThat(created.nodes().get(0).write().nodes()).hasSize(3);
                assertThat(created.nodes()
                                .get(0)
                                .record()
                                .loads()
                                .relation(relation(COMMENT, "author").index()))
                        .isEqualTo(COMMENT.fields().size());
            }
            assertThat(writeOf(planner.plan(update(COMMENT, "text", text, true)))
                            .nodes())
                    .hasSize(3);
            assertThat(writeOf(planner.plan(update(COMMENT, "text", text, false)))
                            .isRootOnly())
                    .isTrue();
        }
    }

    @Test
    void itemsTakeValuesAndIncrements() {
        Value.Param second = new Value.Param(1, Type.of(StorageType.I64));
        Column prio = SCHEMA.column(field(TODO, "prio"));
        ModelExpr sum = ModelExpr.Call.of(BuiltInFunctions.PLUS, ref(TODO, "prio"), NUMBER);
        assertThat(itemChange(update(TODO, "prio", NUMBER, false)).cells())
                .containsExactly(new ColumnChange(prio, UpdateAction.SET, second));
        assertThat(itemChange(update(TODO, "prio", sum, false)).cells())
                .containsExactly(new ColumnChange(prio, UpdateAction.ADD, second));
        refused(ITEMS, update(TODO, "prio", ref(TODO, "userId"), false), ErrorCode.ASSIGNMENT_UNSUPPORTED);
        ModelExpr other = ModelExpr.Call.of(BuiltInFunctions.PLUS, ref(TODO, "userId"), NUMBER);
        refused(ITEMS, update(TODO, "prio", other, false), ErrorCode.ASSIGNMENT_UNSUPPORTED);
    }

    @Test
    void anItemChangeReadsEveryColumn() {
        RootQuery driving = itemChange(delete(TODO, isValue(ref(TODO, "id"))))
                .targets()
                .rootQuery()
                .orElseThrow();
        ReadItems read = (ReadItems) driving.operation();
        assertThat(read.selection()).isEqualTo(SCHEMA.table(TODO).columns());
        assertThat(read.access()).isInstanceOf(ReadItems.ByKey.class);
    }

    @Test
    void uniqueIndexItemsFollowTheirRow() {
        ModelExpr text = new ValueExpr(Value.Param.of(Type.optional(StorageType.TEXT)));
        List<UniqueIndexItem> changed =
                itemChange(update(USER, "nick", text, false)).uniques();
        assertThat(changed).singleElement().satisfies(items -> {
            assertThat(items.table().name()).isEqualTo("users_nick_key");
            assertThat(items.table().key()).extracting(Column::name).containsExactly("nick");
            assertThat(items.table().columns()).extracting(Column::name).containsExactly("nick", "id");
            assertThat(items.columns()).containsExactly(2, 0);
            assertThat(items.uniqueColumns()).isEqualTo(1);
        });
        assertThat(itemChange(update(USER, "age", NUMBER, false)).uniques()).isEmpty();
        assertThat(itemChange(delete(USER, ValueExpr.TRUE)).uniques()).isEqualTo(changed);
    }

    @Test
    void deleteChecksReferencesToTheItem() {
        assertThat(itemChange(delete(USER, ValueExpr.TRUE)).referrers())
                .extracting(ReferenceCheck::constraint)
                .containsExactly(
                        "cards_userId_fkey", "cards_holderNick_fkey", "todos_userId_fkey", "comments_authorId_fkey");
        assertThat(itemChange(delete(STEP, ValueExpr.TRUE)).referrers()).isEmpty();
        assertThat(itemChange(update(USER, "age", NUMBER, false)).referrers()).isEmpty();
        assertThat(itemChange(delete(OFFICE, ValueExpr.TRUE)).referrers())
                .singleElement()
                .satisfies(referrer -> {
                    assertThat(referrer.cells()).containsExactly(0, 1);
                    assertThat(referrer.columns()).containsExactly("country", "officeNo");
                    assertThat(referrer.read().subject())
                            .isEqualTo(SCHEMA.table(REGION).name());
                });
    }

    private record Profile() {}

    @Test
    void referenceCheckReadsByKeyIfTheForeignKeyIsTheKey() {
        Field id = Field.of(Profile.class, "id", 0, Type.of(StorageType.I64));
        Relation user = Relation.belongsTo(Profile.class, "user", 0, STEP.type(), List.of("id"), List.of("id"));
        Entity profile =
                Entity.of(Profile.class, "profiles", id).withRelations(user).withKey(id);
        Entity owner = Entity.of(STEP.type(), "owners", STEP.fields().toArray(Field[]::new))
                .withKey(STEP.key().get(0));
        Planner planner = new Planner(Schema.of(List.of(owner, profile)), SampleBackends.KEY_VALUE);
        KeyValueWriteProgram program = (KeyValueWriteProgram) planner.plan(delete(owner, ValueExpr.TRUE));
        ReadItems read = (ReadItems) program.referrers().get(0).read();
        assertThat(read.access()).isInstanceOf(ReadItems.ByKey.class);
    }

    @Test
    void referencedRowsAreInsertedFirst() {
        Insert insert = new Insert(
                TODO,
                List.of(
                        new Insert.Nested(relation(TODO, "user"), new Insert(USER, List.of(), false)),
                        new Insert.Nested(relation(TODO, "steps"), new Insert(STEP, List.of(), true))),
                false);
        InsertProgram program = (InsertProgram) RELATIONAL.plan(insert);
        assertThat(program.order())
                .extracting(number -> program.nodes().get(number).entity())
                .containsExactly(USER, TODO, STEP);
        assertThat(program.transaction()).isTrue();
        Node todo = program.nodes().get(0);
        int width = TODO.fields().size();
        assertThat(todo.width()).isEqualTo(width + 2);
        assertThat(program.nodes().get(1).link().orElseThrow().cell()).isEqualTo(width);
        assertThat(program.nodes().get(2).link().orElseThrow().cell()).isEqualTo(width + 1);
        assertThat(todo.record().loads().relation(relation(TODO, "steps").index()))
                .isEqualTo(width + 1);
    }

    @Test
    void createdItemsAreOneTransact() {
        InsertProgram program = (InsertProgram) ITEMS.plan(new Insert(USER, List.of(), false));
        assertThat(program.transact()).isPresent();
        assertThat(program.transaction()).isFalse();
        assertThat(program.nodes().get(0).uniques()).hasSize(1);
        assertThat(((InsertProgram) RELATIONAL.plan(new Insert(USER, List.of(), false))).transaction())
                .isFalse();
    }

    private record Sheet() {}

    private static Field sheetField(String name, int index, ColumnType declared) {
        return Field.of(Sheet.class, name, index, Type.of(StorageType.TEXT)).ofType(declared);
    }

    private static List<String> returned(Capabilities capabilities, Insert insert) {
        InsertProgram program =
                (InsertProgram) new Planner(Schema.of(List.of(insert.entity())), capabilities).plan(insert);
        return returned(program.nodes().get(0).write().operation().orElseThrow());
    }

    private static List<String> returned(Operation insert) {
        return ((InsertRows) insert).returning().stream().map(Column::name).toList();
    }

    @Test
    void anInsertReturnsTheKeyAndTheColumnsOfInexactTypes() {
        Field id = Field.of(Sheet.class, "id", 0, Type.of(StorageType.I64));
        Entity sheet = Entity.of(
                        Sheet.class,
                        "sheets",
                        id,
                        sheetField("name", 1, new ColumnType.Varchar(40)),
                        sheetField("label", 2, new ColumnType.Enumerated("label", List.of("a"))),
                        sheetField("raw", 3, new ColumnType.RawSql("char(10)")),
                        sheetField("text", 4, new ColumnType.Json(false)),
                        sheetField("parsed", 5, new ColumnType.Json(true)))
                .withKey(id);
        Entity exact = Entity.of(
                        Sheet.class, "sheets", id, Field.of(Sheet.class, "at", 1, Type.of(StorageType.DATETIME)))
                .withKey(id);
        Capabilities verbatim = SampleBackends.RELATIONAL.toBuilder("verbatim")
                .verbatimJson(true)
                .build();

        Insert insert = new Insert(sheet, List.of(), true);
        assertThat(returned(SampleBackends.RELATIONAL, insert)).containsExactly("id", "raw", "text", "parsed");
        assertThat(returned(verbatim, insert)).containsExactly("id", "raw", "parsed");
        assertThat(returned(verbatim, insert.withReturning()))
                .containsExactly("id", "name", "label", "raw", "text", "parsed");
        assertThat(returned(verbatim, new Insert(exact, List.of(), true))).isEmpty();
    }

    @Test
    void aGeneratedKeyIsReturnedAlone() {
        Field id = Field.of(Sheet.class, "id", 0, Type.of(StorageType.I64))
                .withInitial(DefaultValue.GeneratedDefault.IDENTITY);
        Entity sheet = Entity.of(Sheet.class, "sheets", id, sheetField("name", 1, new ColumnType.Varchar(40)))
                .withKey(id);
        InsertProgram program = (InsertProgram) new Planner(Schema.of(List.of(sheet)), SampleBackends.RELATIONAL)
                .plan(new Insert(sheet, List.of(), true));

        Node node = program.nodes().get(0);
        assertThat(returned(node.write().operation().orElseThrow())).isEmpty();
        assertThat(returned(node.generated().orElseThrow())).containsExactly("id");
    }

    @Test
    void returningOfACreateAppliesToNestedRows() {
        Insert insert = new Insert(
                        TODO,
                        List.of(new Insert.Nested(relation(TODO, "steps"), new Insert(STEP, List.of(), true))),
                        false)
                .withReturning();
        assertThat(((InsertProgram) RELATIONAL.plan(insert)).nodes())
                .allSatisfy(node -> assertThat(returned(node.write().operation().orElseThrow()))
                        .hasSameSizeAs(node.entity().fields()));
    }

    @Test
    void databaseCountsIfItCan() {
        Select count = new Select(TODO, ValueExpr.TRUE, List.of(), List.of(), null, List.of(), ResultMode.COUNT);
        assertThat(((ReadProgram) RELATIONAL.plan(count)).result())
                .isEqualTo(new Result.Counted(true, Optional.empty()));
        assertThat(((ReadProgram) ITEMS.plan(count)).result()).isEqualTo(new Result.Counted(false, Optional.empty()));
    }
}
