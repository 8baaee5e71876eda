package dev.runnel.planner.lower;

import static dev.runnel.planner.oracle.Models.OFFICE;
import static dev.runnel.planner.oracle.Models.REGION;
import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.SHOP;
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

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.normalize.Normalizer;
import dev.runnel.planner.oracle.RandomStatements;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.SelectRows.PartitionLimit;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelExpr.Quantified;
import dev.runnel.stmt.ModelExpr.RelationEquals;
import dev.runnel.stmt.ModelExpr.RelationIsNull;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.RelationRef;
import dev.runnel.stmt.ScopeRef.Outer;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.Update.Assignment;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Quantifier;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoweringTest {
    private static final Value.Param NUMBER = new Value.Param(0, Type.of(StorageType.I64));

    private static SelectRows rows(Entity entity, ModelExpr filter) {
        return ((Read) new Lowering(SCHEMA, "none").lower(select(entity, filter))).rows();
    }

    private static ColumnRef own(Entity entity, String field) {
        return ColumnRef.own(SCHEMA.column(field(entity, field)));
    }

    private static TableExpr left(TableExpr compare) {
        return ((Compare) compare).left();
    }

    private static ModelExpr any(Entity entity, String relation, ModelExpr condition) {
        return new Quantified(
                Quantifier.ANY, new RelationRef(Outer.OWN, List.of(), relation(entity, relation)), condition);
    }

    @Test
    void theKeyOfABelongsToIsTheForeignKey() {
        SelectRows rows = rows(TODO, isValue(ref(TODO, "user", "id")));
        assertThat(rows.joins()).isEmpty();
        assertThat(left(rows.where())).isEqualTo(own(TODO, "userId"));
    }

    @Test
    void aRelatedRowIsMatchedByTheForeignKey() {
        RelationRef parent = new RelationRef(Outer.OWN, List.of(), relation(TODO, "parent"));
        assertThat(rows(TODO, new RelationEquals(parent, List.of(NUMBER))).where())
                .isEqualTo(new KeyEquals(List.of(own(TODO, "parentId")), List.of(new TableExpr.ValueExpr(NUMBER))));
        assertThat(rows(TODO, new RelationIsNull(parent)).where()).isEqualTo(new IsNull(own(TODO, "parentId")));
    }

    @Test
    void theKeyOfARelatedRowIsMatchedInTheOrderOfTheRelation() {
        RelationRef region = new RelationRef(Outer.OWN, List.of(), relation(SHOP, "region"));
        Value.Param country = new Value.Param(0, Type.of(StorageType.TEXT));
        Value.Param number = new Value.Param(1, Type.of(StorageType.I64));
        assertThat(rows(SHOP, new RelationEquals(region, List.of(country, number)))
                        .where())
                .isEqualTo(new KeyEquals(
                        List.of(own(SHOP, "country"), own(SHOP, "number")),
                        List.of(new TableExpr.ValueExpr(country), new TableExpr.ValueExpr(number))));
    }

    @Test
    void onePathIsOneJoin() {
        SelectRows rows = rows(
                TODO,
                new ModelExpr.And(List.of(isValue(ref(TODO, "user", "name")), isValue(ref(TODO, "user", "nick")))));
        Table users = SCHEMA.table(USER);
        assertThat(rows.joins()).containsExactly(new Join(users, List.of(own(TODO, "userId")), users.key(), false));
    }

    @Test
    void optionalStepIsAnOuterJoinAndNullable() {
        SelectRows rows = rows(TODO, isValue(ref(TODO, "parent", "user", "name")));
        assertThat(rows.joins()).extracting(Join::outer).containsExactly(true, true);
        assertThat(rows.joins().get(1).left().get(0))
                .isEqualTo(new ColumnRef(0, 1, own(TODO, "userId").column(), Type.optional(StorageType.I64)));
        assertThat(left(rows.where()).type()).isEqualTo(Type.optional(StorageType.TEXT));
    }

    @Test
    void requiredStepsAreInnerJoins() {
        SelectRows rows = rows(STEP, isValue(ref(STEP, "todo", "user", "name")));
        assertThat(rows.joins()).extracting(Join::outer).containsExactly(false, false);
        assertThat(left(rows.where()).type()).isEqualTo(Type.of(StorageType.TEXT));
    }

    @Test
    void partOfAnOptionalCompositeForeignKeyNeedsAJoin() {
        SelectRows rows = rows(SHOP, isValue(ref(SHOP, "region", "number")));
        assertThat(rows.joins()).hasSize(1);
        assertThat(left(rows.where()))
                .isEqualTo(new ColumnRef(0, 1, own(REGION, "number").column(), Type.optional(StorageType.I64)));
    }

    @Test
    void theColumnsOfAKeyComeFromOneSource() {
        SelectRows rows = rows(SHOP, isValue(ref(SHOP, "region", "office", "city")));
        Join office = rows.joins().get(1);
        assertThat(office.table()).isEqualTo(SCHEMA.table(OFFICE));
        assertThat(office.left()).extracting(ColumnRef::source).containsOnly(1);
    }

    @Test
    void aQuantifierIsASubqueryThatOpensAScope() {
        ModelExpr sameTitle = new ModelExpr.Compare(
                CompareOp.EQ, ref(STEP, "name"), new FieldRef(new Outer(1), List.of(), field(TODO, "title")));
        Exists exists = (Exists) rows(TODO, any(TODO, "steps", sameTitle)).where();
        And where = (And) exists.subquery().where();
        ColumnRef outerId = new ColumnRef(1, 0, own(TODO, "id").column(), Type.of(StorageType.I64));
        ColumnRef outerTitle = new ColumnRef(1, 0, own(TODO, "title").column(), Type.of(StorageType.TEXT));
        assertThat(where.terms().get(0)).isEqualTo(new KeyEquals(List.of(own(STEP, "todoId")), List.of(outerId)));
        assertThat(((Compare) where.terms().get(1)).right()).isEqualTo(outerTitle);
    }

    @Test
    void aJoinThatOnlyASubqueryNeedsBelongsToTheScopeOfItsPath() {
        ModelExpr outerUser = isValue(new FieldRef(new Outer(1), List.of(relation(TODO, "user")), field(USER, "name")));
        SelectRows rows = rows(TODO, any(TODO, "steps", outerUser));
        assertThat(rows.joins()).hasSize(1);
        assertThat(((Exists) rows.where()).subquery().joins()).isEmpty();
    }

    @Test
    void allIsNoneOfTheComplement() {
        ModelExpr all = new Quantified(
                Quantifier.ALL,
                new RelationRef(Outer.OWN, List.of(), relation(TODO, "steps")),
                isValue(ref(STEP, "name")));
        Exists counterexample = (Exists) ((Not) rows(TODO, all).where()).condition();
        assertThat(((And) counterexample.subquery().where()).terms().get(1)).isInstanceOf(Not.class);
    }

    @Test
    void theLimitOfAnIncludeIsPerParent() {
        Select two = new Select(STEP, ValueExpr.TRUE, List.of(), List.of(), NUMBER, List.of(), ResultMode.ALL);
        Include include = new Include.OfRelation(List.of(), relation(TODO, "steps"), two);
        IncludedRead included = ((Read) new Lowering(SCHEMA, "none").lower(select(TODO, ValueExpr.TRUE, include)))
                .includes()
                .get(0);
        assertThat(included.child().rows().limit()).isNull();
        assertThat(included.child().rows().perKey())
                .isEqualTo(new PartitionLimit(List.of(own(STEP, "todoId")), NUMBER));
        assertThat(included.partial()).isTrue();
    }

    @Test
    void aDeferredFieldIsSelectedWhereItIsIncluded() {
        Read without = (Read) new Lowering(SCHEMA, "none").lower(select(TODO, ValueExpr.TRUE));
        Read with = (Read) new Lowering(SCHEMA, "none")
                .lower(select(TODO, ValueExpr.TRUE, new Include.OfField(List.of(), field(TODO, "note"))));
        int index = field(TODO, "note").index();
        assertThat(without.rows().selection()).doesNotContain(own(TODO, "note"));
        assertThat(without.loads().field(index)).isNegative();
        assertThat(with.rows().selection().get(with.loads().field(index))).isEqualTo(own(TODO, "note"));
    }

    @Test
    void terminalsReadWhatTheyNeed() {
        assertThat(rowsOf(ResultMode.COUNT, NUMBER).selection()).containsExactly(new CountAll());
        assertThat(rowsOf(ResultMode.COUNT, NUMBER).limit()).isNull();
        assertThat(rowsOf(ResultMode.EXISTS, null).limit()).isEqualTo(literal(1));
        assertThat(rowsOf(ResultMode.FIRST, null).limit()).isEqualTo(literal(1));
        assertThat(rowsOf(ResultMode.ONE, null).limit()).isEqualTo(literal(2));
        assertThat(rowsOf(ResultMode.ALL, null).limit()).isNull();
        assertThat(rowsOf(ResultMode.EXISTS, NUMBER).limit()).isEqualTo(NUMBER);
    }

    private static SelectRows rowsOf(ResultMode terminal, Value.@Nullable Param limit) {
        Select select = new Select(TODO, ValueExpr.TRUE, List.of(), List.of(), limit, List.of(), terminal);
        return ((Read) new Lowering(SCHEMA, "none").lower(select)).rows();
    }

    private static Value literal(long rows) {
        return new Value.Literal(rows, Type.of(StorageType.I64));
    }

    @Test
    void singleUpdateReturnsTheDeferredFieldsThatItAssigns() {
        Update update = new Update(
                TODO, ValueExpr.TRUE, List.of(new Assignment(field(TODO, "note"), new ValueExpr(NUMBER))), true);
        Hir.Update change = (Hir.Update) new Lowering(SCHEMA, "none").lower(update);
        assertThat(change.returning()).contains(SCHEMA.column(field(TODO, "note")));
        assertThat(change.targets().selection()).hasSize(TODO.fields().size());
    }

    @Test
    void keyOfAChildIsSelectedOnce() {
        Read read =
                (Read) new Lowering(SCHEMA, "none").lower(select(USER, ValueExpr.TRUE, whole(relation(USER, "todos"))));
        assertThat(read.includes().get(0).child().rows().selection()).doesNotHaveDuplicates();
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void aTypeIsTheSameInTheModelAndInTables(@ForAll long seed) {
        Select random = new RandomStatements(new Random(seed), true).select().meant();
        Select select = (Select) new Normalizer(SCHEMA).normalize(random).statement();
        Read read = (Read) new Lowering(SCHEMA, "none").lower(select);
        List<Type> model = new ArrayList<>();
        select.selection().forEach(expr -> model.add(expr.type()));
        if (!model.isEmpty()) {
            List<TableExpr> given = read.rows().selection().subList(0, model.size());
            assertThat(given).extracting(TableExpr::type).isEqualTo(model);
        }
    }
}
