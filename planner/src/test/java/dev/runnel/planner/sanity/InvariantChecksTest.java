package dev.runnel.planner.sanity;

import static dev.runnel.planner.oracle.Models.SCHEMA;
import static dev.runnel.planner.oracle.Models.STEP;
import static dev.runnel.planner.oracle.Models.TODO;
import static dev.runnel.planner.oracle.Models.field;
import static dev.runnel.planner.oracle.Models.relation;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.Delete;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.hir.Hir.Update;
import dev.runnel.planner.program.Mir;
import dev.runnel.planner.program.MirNode;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowScope;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Join;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.UpdateRows.Assignment;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Type;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvariantChecksTest {
    private static final Table TODOS = SCHEMA.table(TODO);
    private static final Table STEPS = SCHEMA.table(STEP);
    private static final Column TITLE = SCHEMA.column(field(TODO, "title"));
    private static final DecodeLayout NOTHING = DecodeLayout.none(9, 9);

    private static SelectRows rows(Table table, List<Join> joins, TableExpr where) {
        return new SelectRows(
                table,
                joins,
                where,
                List.of(),
                null,
                null,
                table.columns().stream().<TableExpr>map(ColumnRef::own).toList());
    }

    private static Read read(Entity entity, List<Join> joins, TableExpr where) {
        return new Read(entity, rows(SCHEMA.table(entity), joins, where), List.of(), NOTHING, ResultMode.ALL);
    }

    private static TableExpr absent(int up, int source, Column column) {
        return new IsNull(new ColumnRef(up, source, column, column.type()));
    }

    private static void broken(Hir hir, String what) {
        assertThatThrownBy(() -> InvariantChecks.check(hir))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(what);
    }

    @Test
    void aWholeTreePasses() {
        TableExpr inner = absent(1, 0, TITLE);
        Read read = read(TODO, List.of(), new Not(new Exists(rows(STEPS, List.of(), inner))));
        assertThatCode(() -> InvariantChecks.check(read)).doesNotThrowAnyException();
    }

    @Test
    void aFilterIsACondition() {
        broken(read(TODO, List.of(), ColumnRef.own(TITLE)), "a filter is no condition: todos");
    }

    @Test
    void aColumnIsOfASelectASourceAndATable() {
        broken(read(TODO, List.of(), absent(1, 0, TITLE)), "a column of no select: todos.title");
        broken(read(TODO, List.of(), absent(0, 1, TITLE)), "a column of no source: todos.title");
        broken(read(STEP, List.of(), absent(0, 0, TITLE)), "a column of another table: todos.title");
    }

    @Test
    void subqueriesAreLookedInto() {
        Exists subquery = new Exists(rows(STEPS, List.of(), absent(2, 0, TITLE)));
        broken(read(TODO, List.of(), subquery), "a column of no select: todos.title");
        broken(
                new Delete(
                        TODO,
                        rows(TODOS, List.of(), subquery),
                        Optional.empty(),
                        RequiredRows.ANY,
                        List.of(),
                        NOTHING,
                        List.of()),
                "a column of no select: todos.title");
    }

    @Test
    void aJoinRefersToWhatComesBefore() {
        Column parent = SCHEMA.column(field(TODO, "parentId"));
        Join itself = new Join(TODOS, List.of(new ColumnRef(0, 1, parent, parent.type())), TODOS.key(), true);
        broken(read(TODO, List.of(itself), ValueExpr.TRUE), "a join comes before what it refers to: todos");
    }

    @Test
    void anAssignmentSeesTheRowAlone() {
        Join join = new Join(TODOS, List.of(ColumnRef.own(TODOS.columns().get(3))), TODOS.key(), true);
        SelectRows targets = rows(TODOS, List.of(join), ValueExpr.TRUE);
        Assignment assignment = new Assignment(TITLE, new ColumnRef(0, 1, TITLE, TITLE.type()));
        broken(
                new Update(
                        TODO,
                        targets,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(assignment),
                        RequiredRows.ANY,
                        true,
                        List.of(),
                        NOTHING,
                        List.of()),
                "a column of no source: todos.title");
    }

    @Test
    void relationsHangOnSelectedCells() {
        Read steps = read(STEP, List.of(), ValueExpr.TRUE);
        Column todoId = SCHEMA.column(field(STEP, "todoId"));
        Read todos = read(TODO, List.of(), ValueExpr.TRUE);
        assertThatCode(() -> InvariantChecks.check(todos.withIncludes(List.of(steps(steps, 0, todoId, 1)))))
                .doesNotThrowAnyException();
        broken(
                todos.withIncludes(List.of(steps(steps, 99, todoId, 1))),
                "a relation hangs on a cell that is not selected: Todo.steps");
        broken(
                todos.withIncludes(List.of(steps(steps, 0, todoId, 0))),
                "related rows lack the column that they are found by: Todo.steps");
    }

    private static IncludedRead steps(Read child, int parentCell, Column column, int childCell) {
        return new IncludedRead(
                relation(TODO, "steps"), List.of(parentCell), List.of(column), List.of(childCell), child, false);
    }

    @Test
    void aNodeComesAfterItsInputs() {
        Type.Tuple row = new Type.Tuple(List.of());
        MirNode filter = new MirNode.Filter(1, new RowCondition(RowScope.of(List.of()), TableExpr.ValueExpr.TRUE));
        Mir backwards = new Mir(List.of(filter, new MirNode.EmptyRows()), List.of(row, row));
        assertThatThrownBy(() -> InvariantChecks.check(backwards))
                .hasMessageContaining("a node comes before its input: #0");
    }
}
