package dev.runnel.planner.simplify;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.field;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimplifierTest {
    private static final Sort ID = by(column("id"));
    private static final Sort TITLE = by(column("title"));
    private static final Sort PRIO = by(column("prio"));

    private static ColumnRef column(String field) {
        return ColumnRef.own(SCHEMA.column(field(TODO, field)));
    }

    private static Sort by(TableExpr expr) {
        return new Sort(expr, Direction.DESC, false);
    }

    private static List<Sort> simplified(Sort... order) {
        return simplified(ValueExpr.TRUE, order);
    }

    private static List<Sort> simplified(TableExpr where, Sort... order) {
        SelectRows rows =
                new SelectRows(SCHEMA.table(TODO), List.of(), where, List.of(order), null, null, List.of(column("id")));
        Read read = new Read(TODO, rows, List.of(), DecodeLayout.none(9, 9), ResultMode.ALL);
        return new Simplifier().visitRead(read).rows().order();
    }

    @Test
    void dropsSortKeysAfterThePrimaryKey() {
        assertThat(simplified(TITLE, ID, PRIO)).containsExactly(TITLE, ID);
    }

    @Test
    void dropsRepeatedSortKeys() {
        assertThat(simplified(TITLE, PRIO, TITLE)).containsExactly(TITLE, PRIO);
    }

    @Test
    void dropsConstantSortKeys() {
        Sort alwaysThere = by(new Not(new IsNull(column("title"))));
        assertThat(simplified(alwaysThere, PRIO, by(ValueExpr.FALSE))).containsExactly(PRIO);
    }

    @Test
    void dropsSortKeysThatTheConditionMakesConstant() {
        assertThat(simplified(is("prio"), TITLE, PRIO, ID)).containsExactly(TITLE, ID);
        assertThat(simplified(new And(List.of(is("prio"), is("id"))), TITLE, PRIO))
                .isEmpty();
        assertThat(simplified(new Or(List.of(is("prio"), is("title"))), TITLE, PRIO))
                .containsExactly(TITLE, PRIO);
        assertThat(simplified(new Compare(CompareOp.LE, column("prio"), value("prio")), PRIO))
                .containsExactly(PRIO);
        assertThat(simplified(new Compare(CompareOp.EQ, column("prio"), column("title")), PRIO, TITLE))
                .containsExactly(PRIO, TITLE);
    }

    private static TableExpr is(String field) {
        return new Compare(CompareOp.EQ, column(field), value(field));
    }

    private static TableExpr value(String field) {
        return new ValueExpr(new Value.Param(0, column(field).type()));
    }

    @Test
    void conditionsAreFolded() {
        TableExpr absent = new IsNull(column("prio"));
        assertThat(simplified(by(new Not(new Not(absent))))).containsExactly(by(absent));
    }
}
