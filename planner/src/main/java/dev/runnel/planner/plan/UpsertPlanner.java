package dev.runnel.planner.plan;

import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.lower.RowLayout;
import dev.runnel.planner.program.InsertProgram;
import dev.runnel.planner.program.Program;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.planner.program.UpsertManyProgram.ExistingRows;
import dev.runnel.planner.program.UpsertManyProgram.LockFirst;
import dev.runnel.planner.program.UpsertProgram;
import dev.runnel.planner.program.UpsertProgram.Merge;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.FieldGroup;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Capabilities.Upsert;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Operation;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.UpdateRows.Assignment;
import dev.runnel.spi.UpsertRows;
import dev.runnel.stmt.Upsert.Existing;
import dev.runnel.type.RowLock;
import dev.runnel.type.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans upserts: the programs of their parts, and one operation for both branches if the database has one. */
final class UpsertPlanner {
    private final Capabilities capabilities;
    private final ReturningPlanner returning;

    UpsertPlanner(Capabilities capabilities, ReturningPlanner returning) {
        this.capabilities = capabilities;
        this.returning = returning;
    }

    /** @param valueSlots the number of values of the update, or of the read if there is no update */
    UpsertProgram plan(
            Hir.Upsert upsert, InsertProgram create, ReadProgram find, Optional<Program> update, int valueSlots) {
        Entity entity = upsert.create().entity();
        List<Field> target = fields(entity, upsert.target());
        return new UpsertProgram(
                target,
                constraint(upsert.create().table(), upsert.target()),
                create.loadingFieldsOf(loads(upsert)),
                find,
                update,
                hasMerge(upsert) ? Optional.of(merge(upsert, valueSlots, Map.of(), false)) : Optional.empty(),
                capabilities.writes().upsert() == Upsert.BY_TARGET ? List.of() : others(entity, target),
                upsert.existing(),
                upsert.outcome());
    }

    private static List<Field> fields(Entity entity, List<Column> columns) {
        return columns.stream()
                .map(column -> entity.fields().get(column.index()))
                .toList();
    }

    private static String constraint(Table table, List<Column> target) {
        return Stream.concat(table.uniques().stream(), table.partialUnique(target).stream())
                .filter(unique -> unique.columns().equals(target))
                .map(Table.NamedColumns::name)
                .findFirst()
                .orElse(table.keyName());
    }

    private static List<List<Field>> others(Entity entity, List<Field> target) {
        Stream<FieldGroup> uniques = Stream.concat(
                entity.uniques().stream(), entity.indexes().stream().filter(index -> index.whereNull() != null));
        return Stream.concat(Stream.of(entity.key()), uniques.map(FieldGroup::fields))
                .filter(fields -> !fields.equals(target))
                .toList();
    }

    private boolean hasMerge(Hir.Upsert upsert) {
        if (returnsOutcome(upsert) && !capabilities.writes().upsertOutcome() || readsRelation(upsert)) {
            return false;
        }
        return switch (capabilities.writes().upsert()) {
            case NONE -> false;
            case BY_TARGET, BY_ONE_CONSTRAINT -> true;
            case UPDATE_ONLY ->
                upsert.update()
                        .filter(update -> update.guard().isEmpty() && readOwnColumns(update.assignments()))
                        .isPresent();
        };
    }

    /** Whether the condition of the existing row reads the row of a relation, which is no source of the operation. */
    private static boolean readsRelation(Hir.Upsert upsert) {
        return upsert.update()
                .filter(update -> !update.targets().joins().isEmpty())
                .isPresent();
    }

    /** Whether the operation has to return whether it inserted the row. Without an update it returns no row but a new one. */
    private static boolean returnsOutcome(Hir.Upsert upsert) {
        return upsert.outcome() && upsert.update().isPresent();
    }

    /** Whether the assignments have the same result in any order, and read no other row. */
    private static boolean readOwnColumns(List<Assignment> assignments) {
        return assignments.stream()
                .allMatch(assignment -> assignments.stream()
                        .filter(other -> other != assignment)
                        .noneMatch(other -> reads(assignment.value(), other.column())));
    }

    private static boolean reads(TableExpr expr, Column column) {
        return expr.contains(part -> part instanceof Subquery
                || part instanceof ColumnRef ref && ref.column().equals(column));
    }

    /**
     * The one operation for several rows: the target is known before, and the database computes no other column than an auto-increment key.
     *
     * @param incoming for each parameter of the update after those of its filter: the column of the new row that has its value
     * @param parameters the number of values of the update
     */
    Optional<Merge> many(Hir.Upsert upsert, List<Optional<Column>> incoming, int parameters) {
        boolean possible = capabilities.writes().listedWrites()
                && hasMerge(upsert)
                && upsert.create().computed().isEmpty()
                && returned(upsert).containsAll(upsert.target());
        if (!possible) {
            return Optional.empty();
        }
        Map<Integer, Column> read = new HashMap<>();
        for (int i = 0; i < incoming.size(); i++) {
            int slot = upsert.target().size() + i;
            incoming.get(i).ifPresent(column -> read.put(slot, column));
        }
        return Optional.of(merge(upsert, parameters, read, true));
    }

    /** The read of existing rows by their targets. */
    Optional<ExistingRows> existing(Hir.Upsert upsert) {
        List<Column> columns = returned(upsert);
        if (!capabilities.writes().listedWrites() || !columns.containsAll(upsert.target())) {
            return Optional.empty();
        }
        Hir.Insert insert = upsert.create();
        ReturningPlanner.Planned read = returning.plan(
                insert.entity(),
                insert.table(),
                columns,
                loads(upsert),
                insert.eager(),
                targets(upsert).withSelection(refs(columns)),
                upsert.target().size());
        return Optional.of(new ExistingRows(
                read.write(),
                read.record(),
                upsert.target().stream().map(columns::indexOf).toList(),
                read.valueSlots()));
    }

    /**
     * One operation for the existing rows, and one for the new ones. A row that does not satisfy a condition is found only row by row.
     *
     * @param parameters the number of values of the update
     * @param lock the lock of the existing rows; null for a database without row locks
     */
    Optional<LockFirst> lockFirst(Hir.Upsert upsert, InsertProgram create, int parameters, @Nullable RowLock lock) {
        Optional<Operation> update = upsert.update().flatMap(each -> WritePlanner.atOnce(each, parameters));
        boolean possible = capabilities.writes().listedWrites()
                && upsert.existing() != Existing.UPDATED_IF
                && update.isPresent() == upsert.update().isPresent();
        return possible
                ? Optional.of(new LockFirst(targets(upsert).withLock(lock), update, create.ofMany()))
                : Optional.empty();
    }

    /** The targets of the rows that have one of several targets. */
    private static SelectRows targets(Hir.Upsert upsert) {
        List<Column> target = upsert.target();
        List<Value.ListParam> lists = IntStream.range(0, target.size())
                .mapToObj(slot ->
                        new Value.ListParam(slot, target.get(slot).type().asNonNull()))
                .toList();
        return new SelectRows(
                upsert.create().table(),
                List.of(),
                compared(upsert, new KeyInList(refs(target), lists)),
                List.of(),
                null,
                null,
                refs(target));
    }

    /** Adds the condition of the rows that the unique set of the target compares. */
    private static TableExpr compared(Hir.Upsert upsert, TableExpr condition) {
        return upsert.create()
                .table()
                .partialUnique(upsert.target())
                .map(NamedColumns::whereNull)
                .<TableExpr>map(column -> new And(List.of(condition, new IsNull(ColumnRef.own(column)))))
                .orElse(condition);
    }

    private static List<TableExpr> refs(List<Column> columns) {
        return columns.stream().<TableExpr>map(ColumnRef::own).toList();
    }

    private static List<Column> returned(Hir.Upsert upsert) {
        Hir.Insert create = upsert.create();
        return upsert.update()
                .map(Hir.Update::returning)
                .orElseGet(() -> RowLayout.of(create.entity(), create.table()).columns());
    }

    private static DecodeLayout loads(Hir.Upsert upsert) {
        Hir.Insert create = upsert.create();
        return upsert.update()
                .map(Hir.Update::loads)
                .orElseGet(() -> RowLayout.of(create.entity(), create.table()).loads());
    }

    private Merge merge(Hir.Upsert upsert, int rowsSlot, Map<Integer, Column> incoming, boolean many) {
        Hir.Insert create = upsert.create();
        Table table = create.table();
        List<Column> columns = returned(upsert);
        boolean known = many && columns.stream().allMatch(column -> isKnown(upsert, column, incoming));
        List<Column> read = known ? List.of() : columns;
        ReturningPlanner.Planned planned = returning.plan(
                create.entity(),
                table,
                columns,
                loads(upsert),
                create.eager(),
                operation(upsert, table.columns(), rowsSlot, incoming, many, read),
                rowsSlot + 1);
        List<Column> others =
                table.columns().stream().filter(column -> !column.identity()).toList();
        Optional<Operation> generated = others.size() == table.columns().size()
                ? Optional.empty()
                : Optional.of(operation(upsert, others, rowsSlot, incoming, many, read));
        return new Merge(
                planned.write(),
                generated,
                planned.record(),
                rowsSlot,
                planned.valueSlots(),
                known ? Optional.of(columns) : Optional.empty());
    }

    /** Whether a column of the inserted or updated row has the value that is sent, so that it need not be returned. */
    private boolean isKnown(Hir.Upsert upsert, Column column, Map<Integer, Column> incoming) {
        return upsert.existing() == Existing.UPDATED
                && !upsert.outcome()
                && capabilities.types().isExact(column.declared())
                && upsert.update()
                        .filter(update -> update.guard().isEmpty())
                        .filter(update -> upsert.target().contains(column)
                                || update.assignments().stream()
                                        .anyMatch(assignment ->
                                                assignment.column().equals(column) && isIncoming(assignment, incoming)))
                        .isPresent();
    }

    /** Whether a column is set to its value in the new row. */
    private static boolean isIncoming(Assignment assignment, Map<Integer, Column> incoming) {
        return assignment.value() instanceof TableExpr.ValueExpr value
                && value.value() instanceof Value.Param param
                && assignment.column().equals(incoming.get(param.slot()));
    }

    private static Operation operation(
            Hir.Upsert upsert,
            List<Column> inserted,
            int rowsSlot,
            Map<Integer, Column> incoming,
            boolean many,
            List<Column> returning) {
        Hir.Insert create = upsert.create();
        InsertRows.ComputedColumns computing =
                ComputedInsertColumns.of(create.computed()).columns();
        return new UpsertRows(
                new InsertRows(create.table(), inserted, rowsSlot, List.of(), computing),
                upsert.target(),
                upsert.update().map(Hir.Update::assignments).orElse(List.of()),
                upsert.update().flatMap(Hir.Update::guard),
                incoming,
                many,
                returning,
                returnsOutcome(upsert));
    }
}
