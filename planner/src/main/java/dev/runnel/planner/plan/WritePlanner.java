package dev.runnel.planner.plan;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.index.AccessPath;
import dev.runnel.planner.index.AccessPaths;
import dev.runnel.planner.normalize.Normalized;
import dev.runnel.planner.program.KeyValueWriteProgram;
import dev.runnel.planner.program.KeyValueWriteProgram.ColumnChange;
import dev.runnel.planner.program.KeyValueWriteProgram.DirectWrite;
import dev.runnel.planner.program.KeyValueWriteProgram.ReferenceCheck;
import dev.runnel.planner.program.KeyValueWriteProgram.ValueCheck;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.Program.OnUpdateParameter;
import dev.runnel.planner.program.Program.RangeCheckedParameter;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.Result;
import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.Schedule;
import dev.runnel.planner.program.UniqueIndexItem;
import dev.runnel.planner.program.UpdateProgram;
import dev.runnel.planner.program.WriteResult;
import dev.runnel.schema.Column;
import dev.runnel.schema.Field;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.ForeignKey;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.ReadItems;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.TransactWrite;
import dev.runnel.spi.TransactWrite.UpdateAction;
import dev.runnel.spi.UpdateListedRows;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.FieldRef;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Update;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.RowLock;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans updates and deletes: one operation of an SQL database, or a read and a transact write of a key-value store. */
final class WritePlanner {
    private final Schema schema;
    private final Capabilities capabilities;
    private final ModelStatement statement;
    private final int parameterCount;
    private final List<RangeCheckedParameter> ranged;
    private final List<OnUpdateParameter> onUpdate;
    private final ReturningPlanner returningPlanner;
    private final AccessPaths paths;

    WritePlanner(
            Schema schema,
            Capabilities capabilities,
            Normalized normalized,
            List<RangeCheckedParameter> ranged,
            ReturningPlanner returningPlanner,
            AccessPaths paths) {
        this.schema = schema;
        this.capabilities = capabilities;
        this.statement = normalized.statement();
        this.parameterCount = normalized.parameterCount();
        this.onUpdate = normalized.onUpdate();
        this.ranged = ranged;
        this.returningPlanner = returningPlanner;
        this.paths = paths;
    }

    /** @param lock the lock of the rows of an update without an assignment; null for a database without row locks */
    UpdateProgram update(Hir.Update update, @Nullable RowLock lock) {
        TableExpr condition = condition(update.targets(), update.guard());
        Operation operation = update.assignments().isEmpty()
                ? locked(update, condition, lock)
                : new UpdateRows(
                        update.targets().table(),
                        update.assignments(),
                        and(condition, update.equal().map(Not::new)),
                        update.returning());
        ReturningPlanner.Planned planned = withReturning(update, operation, parameterCount);
        Optional<Operation> unchanged = update.equal()
                .filter(equal -> update.required() == RequiredRows.ONE)
                .map(equal -> locked(update, and(condition, Optional.of(equal)), lock));
        return program(update.targets(), update.guard(), unchanged, planned, false, result(update, planned));
    }

    private static TableExpr and(TableExpr condition, Optional<TableExpr> other) {
        return other.map(term -> Fold.fold(new And(List.of(condition, term)))).orElse(condition);
    }

    /** Reads rows that the update does not write, and locks them. */
    private static SelectRows locked(Hir.Update update, TableExpr condition, @Nullable RowLock lock) {
        List<TableExpr> cells =
                update.returning().stream().<TableExpr>map(ColumnRef::own).toList();
        return new SelectRows(update.targets().table(), List.of(), condition, List.of(), null, null, cells)
                .withLock(lock);
    }

    /** The update of many rows by one operation; empty if the condition reads more than the row, or does not read each value. */
    static Optional<Operation> atOnce(Hir.Update each, int parameterCount) {
        SelectRows targets = each.targets();
        if (!targets.joins().isEmpty() || matchesNothing(targets)) {
            return Optional.empty();
        }
        TableExpr match = condition(targets, each.guard());
        if (hasSubquery(match)) {
            return Optional.empty();
        }
        SortedMap<Integer, Type.Scalar> cells = new TreeMap<>();
        addParameters(match, cells);
        each.assignments().forEach(assignment -> addParameters(assignment.value(), cells));
        return cells.size() == parameterCount
                ? Optional.of(new UpdateListedRows(
                        targets.table(), List.copyOf(cells.values()), 0, match, each.assignments()))
                : Optional.empty();
    }

    private static boolean hasSubquery(TableExpr expr) {
        return expr.contains(TableExpr.Subquery.class::isInstance);
    }

    private static void addParameters(TableExpr expr, Map<Integer, Type.Scalar> cells) {
        if (expr instanceof ValueExpr constant && constant.value() instanceof Value.Param parameter) {
            cells.put(parameter.slot(), parameter.type());
        }
        expr.mapChildren(child -> {
            addParameters(child, cells);
            return child;
        });
    }

    UpdateProgram delete(Hir.Delete delete) {
        DeleteRows operation = new DeleteRows(
                delete.targets().table(), condition(delete.targets(), delete.guard()), delete.returning());
        ReturningPlanner.Planned planned = withReturning(delete, operation, parameterCount);
        boolean partial =
                !delete.returning().isEmpty() && !capabilities.writes().atomicDeleteReturning();
        return program(delete.targets(), delete.guard(), Optional.empty(), planned, partial, result(delete, planned));
    }

    private UpdateProgram program(
            SelectRows targets,
            Optional<TableExpr> guard,
            Optional<Operation> unchanged,
            ReturningPlanner.Planned planned,
            boolean partial,
            WriteResult result) {
        return new UpdateProgram(
                matchesNothing(targets) ? Schedule.nothing() : planned.write(),
                existenceCheck(targets, guard.isPresent() || unchanged.isPresent(), result.required()),
                unchanged,
                partial || !planned.write().isRootOnly(),
                result,
                planned.valueSlots(),
                ranged,
                onUpdate);
    }

    private WriteResult result(Hir.Update update, ReturningPlanner.Planned planned) {
        return new WriteResult(
                false,
                update.equal().isPresent(),
                update.required(),
                update.listed(),
                record(update.returning(), planned),
                key(((Update) statement).filter()));
    }

    private WriteResult result(Hir.Delete delete, ReturningPlanner.Planned planned) {
        return new WriteResult(
                true,
                true,
                delete.required(),
                true,
                record(delete.returning(), planned),
                key(((Delete) statement).filter()));
    }

    /** The key, if the filter begins with a comparison of each key field with a value or a list; otherwise empty. */
    private List<Field> key(ModelExpr filter) {
        List<ModelExpr> terms = filter instanceof ModelExpr.And and ? and.terms() : List.of(filter);
        List<Field> key = statement.model().orElseThrow().key();
        if (listed(terms.get(0)).equals(key)) {
            return key;
        }
        for (int i = 0; i < key.size(); i++) {
            if (i == terms.size()
                    || !(terms.get(i) instanceof ModelExpr.Compare compare)
                    || !(compare.left() instanceof FieldRef compared)
                    || !compared.field().equals(key.get(i))) {
                return List.of();
            }
        }
        return key;
    }

    /** The fields that a condition compares with the elements of lists; empty for another condition. */
    private static List<Field> listed(ModelExpr condition) {
        List<ModelExpr> operands = condition instanceof ModelExpr.InList in
                ? List.of(in.operand())
                : condition instanceof ModelExpr.RowValueIn in ? in.operands() : List.of();
        return operands.stream()
                .filter(FieldRef.class::isInstance)
                .map(operand -> ((FieldRef) operand).field())
                .toList();
    }

    private static boolean matchesNothing(SelectRows targets) {
        return targets.where().equals(ValueExpr.FALSE);
    }

    /**
     * Reads the row of a guarded write, or the keys of the required rows, without the guard.
     *
     * @param guarded whether a row may not be written although it exists
     */
    private static Optional<Operation> existenceCheck(SelectRows targets, boolean guarded, RequiredRows required) {
        boolean each = required == RequiredRows.EACH;
        if (!guarded && !each || matchesNothing(targets)) {
            return Optional.empty();
        }
        List<TableExpr> key =
                targets.table().key().stream().<TableExpr>map(ColumnRef::own).toList();
        return Optional.of(targets.withSelection(each ? key : List.of(ValueExpr.TRUE)));
    }

    /**
     * The condition of a write. The table is the only source of a write, so a condition with joins becomes an EXISTS
     * subquery on the same row.
     */
    private static TableExpr condition(SelectRows targets, Optional<TableExpr> guard) {
        TableExpr found = and(targets.where(), guard);
        if (targets.joins().isEmpty()) {
            return found;
        }
        List<TableExpr> inner = new ArrayList<>();
        List<TableExpr> outer = new ArrayList<>();
        for (Column column : targets.table().key()) {
            inner.add(ColumnRef.own(column));
            outer.add(new ColumnRef(1, 0, column, column.type()));
        }
        return new Exists(targets.withWhere(Fold.fold(new And(List.of(new KeyEquals(inner, outer), found))))
                .withSelection(List.of(ValueExpr.TRUE)));
    }

    private static Optional<Result.Records> record(List<Column> returning, ReturningPlanner.Planned planned) {
        return returning.isEmpty() ? Optional.empty() : Optional.of(planned.record());
    }

    private ReturningPlanner.Planned withReturning(Hir.Update update, Operation write, int valueSlots) {
        Table table = update.targets().table();
        return returningPlanner.plan(
                update.entity(), table, update.returning(), update.loads(), update.eager(), write, valueSlots);
    }

    private ReturningPlanner.Planned withReturning(Hir.Delete delete, Operation write, int valueSlots) {
        Table table = delete.targets().table();
        return returningPlanner.plan(
                delete.entity(), table, delete.returning(), delete.loads(), delete.eager(), write, valueSlots);
    }

    private static List<Integer> cellsOf(List<Column> returning) {
        return returning.stream().map(Column::index).toList();
    }

    KeyValueWriteProgram updateItems(Hir.Update update, ReadProgram targets, MirBuilder mir) {
        Table table = update.targets().table();
        List<ColumnChange> cells = update.assignments().stream()
                .flatMap(assignment -> cellChanges(assignment).stream())
                .toList();
        List<Integer> changed =
                cells.stream().map(cell -> cell.column().index()).toList();
        List<UniqueIndexItem> uniques = UniqueIndexTables.of(table).stream()
                .filter(unique -> unique.columns().subList(0, unique.uniqueColumns()).stream()
                        .anyMatch(changed::contains))
                .toList();
        TransactWrite transact = new TransactWrite(table, mir.newValueSlot());
        ReturningPlanner.Planned planned = withReturning(update, transact, mir.valueSlots());
        return new KeyValueWriteProgram(
                targets,
                planned.write(),
                table,
                cells,
                uniques,
                List.of(),
                update.guard().map(guard -> ofItem(table, guard)),
                update.equal().map(equal -> ofItem(table, equal)),
                expected(update.targets(), update.guard(), update.equal()),
                result(update, planned),
                cellsOf(update.returning()),
                planned.valueSlots(),
                ranged,
                onUpdate,
                cells.isEmpty()
                                || !uniques.isEmpty()
                                || !update.returning().isEmpty()
                                || update.equal().isPresent()
                        ? Optional.empty()
                        : direct(update.targets(), update.guard()));
    }

    /** @param checked whether the program checks that no item refers to the deleted ones */
    KeyValueWriteProgram deleteItems(Hir.Delete delete, ReadProgram targets, MirBuilder mir, boolean checked) {
        Table table = delete.targets().table();
        List<ReferenceCheck> referrers =
                !checked || capabilities.keys().foreignKeys() ? List.of() : referrers(table, mir);
        TransactWrite transact = new TransactWrite(table, mir.newValueSlot());
        ReturningPlanner.Planned planned = withReturning(delete, transact, mir.valueSlots());
        return new KeyValueWriteProgram(
                targets,
                planned.write(),
                table,
                List.of(),
                UniqueIndexTables.of(table),
                referrers,
                delete.guard().map(guard -> ofItem(table, guard)),
                Optional.empty(),
                expected(delete.targets(), delete.guard(), Optional.empty()),
                result(delete, planned),
                cellsOf(delete.returning()),
                planned.valueSlots(),
                ranged,
                onUpdate,
                !referrers.isEmpty()
                                || !table.uniques().isEmpty()
                                || !delete.returning().isEmpty()
                        ? Optional.empty()
                        : direct(delete.targets(), delete.guard()));
    }

    /** The write without a read, if the condition is the key of one item, and the guard compares columns with values. */
    private Optional<DirectWrite> direct(SelectRows targets, Optional<TableExpr> guard) {
        if (matchesNothing(targets) || !targets.joins().isEmpty() || hasSubquery(targets.where())) {
            return Optional.empty();
        }
        AccessPath path = paths.of(targets.table(), Conjunctions.conjuncts(targets.where()));
        if (!(path.access() instanceof ReadItems.ByKey byKey)
                || !path.residual().isEmpty()
                || byKey.key().stream().anyMatch(Value.ListParam.class::isInstance)) {
            return Optional.empty();
        }
        List<ValueCheck> checks = new ArrayList<>();
        for (TableExpr term : guard.map(Conjunctions::conjuncts).orElse(List.of())) {
            if (!(term instanceof Compare compare)
                    || compare.op() != CompareOp.EQ
                    || !(compare.left() instanceof ColumnRef ref)
                    || !ref.equals(ColumnRef.own(ref.column()))
                    || targets.table().key().contains(ref.column())
                    || !(compare.right() instanceof ValueExpr value)) {
                return Optional.empty();
            }
            checks.add(new ValueCheck(ref.column(), value.value()));
        }
        return Optional.of(new DirectWrite(byKey.key(), checks));
    }

    /** @throws UnsupportedFeatureException if the condition reads other rows, or cannot be evaluated in memory */
    private RowCondition ofItem(Table table, TableExpr condition) {
        InMemoryPredicates.requireOfOneRow(condition, capabilities);
        return new RowCondition(RowScope.of(table.columns()), condition);
    }

    /** The columns of an item on which its conditions depend. Those of the key cannot change. */
    private static List<Column> expected(SelectRows targets, Optional<TableExpr> guard, Optional<TableExpr> equal) {
        Set<Column> read = new LinkedHashSet<>(ReferencedColumns.of(targets.where()));
        guard.ifPresent(condition -> read.addAll(ReferencedColumns.of(condition)));
        equal.ifPresent(condition -> read.addAll(ReferencedColumns.of(condition)));
        targets.joins().forEach(join -> join.left().forEach(ref -> read.add(ref.column())));
        Table table = targets.table();
        return table.columns().stream()
                .filter(column -> read.contains(column) && !table.key().contains(column))
                .toList();
    }

    private List<ReferenceCheck> referrers(Table table, MirBuilder mir) {
        return schema.tables().stream()
                .flatMap(other -> referrers(other, table, mir).stream())
                .toList();
    }

    /** The checks of the foreign keys of a table that refer to another one. */
    List<ReferenceCheck> referrers(Table other, Table table, MirBuilder mir) {
        List<ReferenceCheck> referrers = new ArrayList<>();
        for (ForeignKey foreignKey : other.foreignKeys()) {
            if (foreignKey.target().equals(table.at())) {
                List<Value.ListParam> keys = mir.newKeys(foreignKey.columns());
                referrers.add(new ReferenceCheck(
                        foreignKey.name(),
                        new ReadItems(other, paths.toKeys(other, foreignKey.columns(), List.copyOf(keys)), other.key()),
                        foreignKey.references().stream().map(Column::index).toList(),
                        keys.stream().map(Value.ListParam::slot).toList(),
                        foreignKey.columns().stream().map(Column::name).toList()));
            }
        }
        return referrers;
    }

    /** The changes of a column, in order: a value or nothing, then increments. */
    private List<ColumnChange> cellChanges(UpdateRows.Assignment assignment) {
        List<ColumnChange> changes = new ArrayList<>();
        addChanges(assignment.column(), assignment.value(), changes);
        return changes;
    }

    private void addChanges(Column column, TableExpr value, List<ColumnChange> changes) {
        if (value instanceof ValueExpr constant) {
            changes.add(new ColumnChange(column, UpdateAction.SET, constant.value()));
        } else if (value instanceof Call sum
                && (sum.function() == BuiltInFunctions.PLUS || sum.function() == BuiltInFunctions.MINUS)
                && sum.operands().get(1) instanceof ValueExpr addend) {
            TableExpr left = sum.operands().get(0);
            if (!left.equals(ColumnRef.own(column))) {
                addChanges(column, left, changes);
            }
            UpdateAction increment = sum.function() == BuiltInFunctions.PLUS ? UpdateAction.ADD : UpdateAction.SUBTRACT;
            changes.add(new ColumnChange(column, increment, addend.value()));
        } else {
            throw unsupported(capabilities, column).hint("read the row and set the value");
        }
    }

    static UnsupportedFeatureException unsupported(Capabilities capabilities, Column column) {
        return new UnsupportedFeatureException(
                        ErrorCode.ASSIGNMENT_UNSUPPORTED,
                        "the database sets columns to values and increments only, not to expressions")
                .with("backend", capabilities.name())
                .with("column", column.toString());
    }
}
