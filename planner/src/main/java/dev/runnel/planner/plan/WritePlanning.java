package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeature;
import dev.runnel.planner.hir.Hir.Change;
import dev.runnel.planner.hir.Hir.Remove;
import dev.runnel.planner.lower.RowLayout;
import dev.runnel.planner.mir.MirBuilder;
import dev.runnel.planner.program.ChangeProgram;
import dev.runnel.planner.program.ItemChangeProgram;
import dev.runnel.planner.program.ItemChangeProgram.CellChange;
import dev.runnel.planner.program.ItemChangeProgram.Referrer;
import dev.runnel.planner.program.Program.Hole;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.UniqueItems;
import dev.runnel.schema.Column;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.Arithmetic;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.TransactItems;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans updates and deletes: one operation of a relational store, or a read and a transact of a key-value store. */
final class WritePlanning {
    private final Schema schema;
    private final Capabilities capabilities;
    private final int holes;
    private final List<Hole> ranged;

    WritePlanning(Schema schema, Capabilities capabilities, int holes, List<Hole> ranged) {
        this.schema = schema;
        this.capabilities = capabilities;
        this.holes = holes;
        this.ranged = ranged;
    }

    ChangeProgram change(Change change) {
        if (change.single()) {
            CreatePlanning.refuseEager(change.entity());
        }
        return new ChangeProgram(
                called(change.rows().where(), change.rows()), change.single(), record(change), holes, ranged);
    }

    ChangeProgram remove(Remove remove) {
        return new ChangeProgram(
                called(remove.rows().where(), remove.rows()), remove.single(), Optional.empty(), holes, ranged);
    }

    private static Optional<Operation> called(TableExpr where, Operation operation) {
        return where.equals(ValueExpr.FALSE) ? Optional.empty() : Optional.of(operation);
    }

    private static Optional<Result.Records> record(Change change) {
        return change.single() ? Optional.of(new Result.Records(change.entity(), change.loads())) : Optional.empty();
    }

    /** The rows that a write is about, as a select. */
    static SelectRows rowsOf(Table table, TableExpr where) {
        List<TableExpr> columns =
                table.columns().stream().<TableExpr>map(ColumnRef::own).toList();
        return new SelectRows(table, List.of(), where, List.of(), null, null, columns);
    }

    ItemChangeProgram changeItems(Change change, ReadProgram targets, MirBuilder mir) {
        if (change.single()) {
            CreatePlanning.refuseEager(change.entity());
        }
        UpdateRows rows = change.rows();
        List<CellChange> cells =
                rows.assignments().stream().map(this::cellChange).toList();
        List<Integer> changed =
                cells.stream().map(cell -> cell.column().index()).toList();
        List<UniqueItems> uniques = UniqueTables.of(rows.table()).stream()
                .filter(unique -> unique.columns().subList(0, unique.uniqueColumns()).stream()
                        .anyMatch(changed::contains))
                .toList();
        RowLayout layout = RowLayout.of(change.entity(), rows.table());
        rows.assignments().stream()
                .map(assignment ->
                        change.entity().fields().get(assignment.column().index()))
                .filter(field -> field.deferred())
                .forEach(layout::load);
        return new ItemChangeProgram(
                targets,
                new TransactItems(rows.table(), mir.newValueSlot()),
                rows.table(),
                cells,
                uniques,
                List.of(),
                change.single(),
                record(change),
                layout.columns().stream().map(Column::index).toList(),
                mir.valueSlots(),
                ranged);
    }

    ItemChangeProgram removeItems(Remove remove, ReadProgram targets, MirBuilder mir) {
        Table table = remove.rows().table();
        List<Referrer> referrers = capabilities.keys().foreignKeys() ? List.of() : referrers(table, mir);
        return new ItemChangeProgram(
                targets,
                new TransactItems(table, mir.newValueSlot()),
                table,
                List.of(),
                UniqueTables.of(table),
                referrers,
                remove.single(),
                Optional.empty(),
                List.of(),
                mir.valueSlots(),
                ranged);
    }

    private List<Referrer> referrers(Table table, MirBuilder mir) {
        List<Referrer> referrers = new ArrayList<>();
        for (Table other : schema.tables()) {
            for (ForeignKey foreignKey : other.foreignKeys()) {
                if (foreignKey.target().equals(table.name())) {
                    List<Value.ListParam> keys = foreignKey.columns().stream()
                            .map(column -> new Value.ListParam(
                                    mir.newValueSlot(), column.type().present()))
                            .toList();
                    referrers.add(new Referrer(
                            foreignKey.name(),
                            new ReadItems(
                                    other, new ReadItems.ByIndex(foreignKey.columns(), List.copyOf(keys)), other.key()),
                            foreignKey.references().stream().map(Column::index).toList(),
                            keys.stream().map(Value.ListParam::slot).toList(),
                            foreignKey.columns().stream().map(Column::name).toList()));
                }
            }
        }
        return referrers;
    }

    private CellChange cellChange(UpdateRows.Assignment assignment) {
        if (assignment.value() instanceof ValueExpr value) {
            return new CellChange(assignment.column(), false, value.value());
        }
        if (assignment.value() instanceof Arithmetic sum
                && sum.left().equals(ColumnRef.own(assignment.column()))
                && sum.right() instanceof ValueExpr addend) {
            return new CellChange(assignment.column(), true, addend.value());
        }
        throw new UnsupportedFeature(
                        ErrorCode.ASSIGNMENT_NOT_NATIVE, "the backend assigns values and increments, not expressions")
                .with("backend", capabilities.name())
                .with("column", assignment.column().toString())
                .hint("read the row and assign the value");
    }
}
