package dev.runnel.planner.simplify;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.USER;
import static dev.runnel.planner.oracle.Models.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.schema.Entity;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InSubquery;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiftKeySubqueriesTest {
    private static final TableExpr P = new ValueExpr(new Value.Param(0, Type.of(StorageType.I64)));
    private static final ColumnRef USER_ID = column(TODO, "userId");
    private static final ColumnRef PARENT_ID = column(TODO, "parentId");

    private static ColumnRef column(Entity entity, String field) {
        return ColumnRef.own(SCHEMA.column(field(entity, field)));
    }

    private static TableExpr less(TableExpr left) {
        return new Compare(CompareOp.LT, left, P);
    }

    private static SelectRows of(Entity entity, TableExpr where, String selected) {
        return new SelectRows(
                SCHEMA.table(entity), List.of(), where, List.of(), null, null, List.of(column(entity, selected)));
    }

    private static TableExpr lifted(TableExpr condition) {
        return LiftKeySubqueries.lift(condition, of(TODO, condition, "id"));
    }

    @Test
    void foreignKeyReplacesTheKey() {
        assertThat(lifted(new InSubquery(USER_ID, of(USER, less(column(USER, "id")), "id"))))
                .isEqualTo(less(USER_ID));
        assertThat(lifted(new InSubquery(USER_ID, of(USER, ValueExpr.TRUE, "id"))))
                .isEqualTo(ValueExpr.TRUE);
    }

    @Test
    void optionalForeignKeyMustNotBeNull() {
        assertThat(lifted(new InSubquery(PARENT_ID, of(TODO, ValueExpr.TRUE, "id"))))
                .isEqualTo(new And(List.of(ValueExpr.TRUE, new Not(new IsNull(PARENT_ID)))));
    }

    @Test
    void theRowWithThisKeyIsTheRow() {
        TableExpr absent = new IsNull(column(TODO, "prio"));
        assertThat(lifted(new InSubquery(column(TODO, "id"), of(TODO, absent, "id"))))
                .isEqualTo(absent);
    }

    @Test
    void outerColumnsLoseOneLevel() {
        ColumnRef outside = new ColumnRef(1, 0, USER_ID.column(), USER_ID.type());
        TableExpr where = new Compare(CompareOp.LT, column(USER, "id"), outside);
        assertThat(lifted(new InSubquery(USER_ID, of(USER, where, "id"))))
                .isEqualTo(new Compare(CompareOp.LT, USER_ID, USER_ID));
    }

    @Test
    void liftsInsideOtherSubqueries() {
        SelectRows inner = of(TODO, new InSubquery(USER_ID, of(USER, less(column(USER, "id")), "id")), "id");
        assertThat(lifted(new Not(new Exists(inner)))).isEqualTo(new Not(new Exists(inner.withWhere(less(USER_ID)))));
    }

    private static TableExpr leads(ColumnRef foreignKey, Entity entity, TableExpr... conditions) {
        List<TableExpr> terms = new ArrayList<>(List.of(conditions));
        ColumnRef outside = new ColumnRef(1, 0, foreignKey.column(), foreignKey.type());
        terms.add(0, new KeyEquals(List.of(column(entity, "id")), List.of(outside)));
        return new Exists(of(entity, Conjunctions.and(terms), "id"));
    }

    @Test
    void existsOnAReferencedRowIsLifted() {
        assertThat(lifted(leads(USER_ID, USER, less(column(USER, "id"))))).isEqualTo(less(USER_ID));
        assertThat(lifted(new Not(leads(USER_ID, USER)))).isEqualTo(new Not(ValueExpr.TRUE));
        assertThat(lifted(leads(PARENT_ID, TODO, less(column(TODO, "id")))))
                .isEqualTo(new And(List.of(less(PARENT_ID), new Not(new IsNull(PARENT_ID)))));
    }

    @Test
    void existsWithMoreConditionsStays() {
        stays(leads(PARENT_ID, TODO, less(column(TODO, "prio"))));
        stays(leads(PARENT_ID, USER, less(column(USER, "id"))));
        stays(leads(column(TODO, "prio"), TODO));
    }

    @Test
    void subqueryWithoutForeignKeyStays() {
        stays(new InSubquery(
                USER_ID,
                of(USER, less(column(USER, "id")), "id")
                        .withSlice(SelectRows.Slice.first(new Value.Param(1, Type.of(StorageType.I64))))));
        stays(new InSubquery(USER_ID, of(TODO, less(column(TODO, "id")), "id")));
        stays(new InSubquery(column(TODO, "prio"), of(TODO, less(column(TODO, "id")), "prio")));
        stays(new InSubquery(PARENT_ID, of(TODO, less(column(TODO, "prio")), "id")));
        stays(new InSubquery(P, of(USER, less(column(USER, "id")), "id")));
    }

    private static void stays(TableExpr condition) {
        assertThat(lifted(condition)).isEqualTo(condition);
    }
}
