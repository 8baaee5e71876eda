package dev.runnel.planner.lower;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.hir.Hir;
import dev.runnel.planner.hir.Hir.IncludedRead;
import dev.runnel.planner.hir.Hir.InsertRelated;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.planner.normalize.EagerRelations;
import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Schema;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.PartitionLimit;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.SqlPart;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.CascadingDelete;
import dev.runnel.stmt.Delete;
import dev.runnel.stmt.Grouping;
import dev.runnel.stmt.Include;
import dev.runnel.stmt.Insert;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelStatement;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.RowRange;
import dev.runnel.stmt.Select;
import dev.runnel.stmt.SqlStatement;
import dev.runnel.stmt.Update;
import dev.runnel.stmt.UpdateMany;
import dev.runnel.stmt.Upsert;
import dev.runnel.stmt.UpsertMany;
import dev.runnel.stmt.WriteSequence;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lowers a statement over models to a {@link Hir}, the same statement over tables, before SQL. The statement is
 * normalized and verified.
 */
public final class Lowering implements ModelStatement.Visitor<Hir> {
    private final Schema schema;
    private final String database;

    /** @param database the name of the database, which chooses texts of the application's SQL */
    public Lowering(Schema schema, String database) {
        this.schema = schema;
        this.database = database;
    }

    public Hir lower(ModelStatement statement) {
        return statement.accept(this);
    }

    @Override
    public Hir visitSelect(Select select) {
        Read read = read(select, List.of());
        return select.terminal() == Select.ResultMode.PAGE
                ? PageLowering.page(read, select.extent().position())
                : read;
    }

    /** @param keyFields fields to add to the selection, so that an include can match children to parents */
    private Read read(Select select, List<Field> keyFields) {
        Entity entity = select.entity();
        Table table = schema.table(entity);
        JoinScope scope = new JoinScope(schema, entity);
        ExprLowering exprs = new ExprLowering(schema, database, scope);
        TableExpr where = exprs.lower(select.filter());
        Grouping groups = select.grouping();
        SelectRows.Grouping grouping = groups == null
                ? null
                : new SelectRows.Grouping(
                        groups.keys().stream().map(exprs::lower).toList(), exprs.lower(groups.having()));
        boolean counts = select.terminal() == Select.ResultMode.COUNT;
        boolean sorted = !counts && select.terminal() != Select.ResultMode.EXISTS;
        List<Sort> order = new ArrayList<>();
        if (sorted) {
            for (Order key : select.order()) {
                order.add(new Sort(exprs.lower(key.expr()), key.direction(), key.sortsNullsFirst()));
            }
        }
        List<TableExpr> selection;
        DecodeLayout loads =
                DecodeLayout.none(entity.fields().size(), entity.relations().size());
        List<IncludedRead> includes = new ArrayList<>();
        if (counts) {
            selection = List.of(new CountAll());
        } else if (select.terminal() == Select.ResultMode.EXISTS) {
            selection = List.of(ValueExpr.TRUE);
        } else if (!select.selection().isEmpty()) {
            List<TableExpr> cells = new ArrayList<>(
                    select.selection().stream().map(exprs::lower).toList());
            for (Include include : select.includes()) {
                if (include instanceof Include.OfRelation relationInclude) {
                    List<ColumnRef> parent =
                            scope.key(relationInclude.steps(), schema.fields(relationInclude.relation()), 0);
                    includes.add(included(relationInclude, positions(parent, cells)));
                }
            }
            positions(keyFields.stream().map(schema::column).map(ColumnRef::own).toList(), cells);
            selection = cells;
        } else {
            RowLayout layout = RowLayout.of(entity, table);
            layout.positionsOf(keyFields);
            for (Include include : select.includes()) {
                if (include instanceof Include.OfField fieldInclude) {
                    layout.load(fieldInclude.field());
                }
            }
            for (Include include : select.includes()) {
                if (include instanceof Include.OfRelation relationInclude) {
                    includes.add(
                            included(relationInclude, layout.positionsOf(schema.fields(relationInclude.relation()))));
                }
            }
            selection = layout.selection();
            loads = layout.loads();
        }
        SelectRows rows = new SelectRows(
                table,
                scope.joins(),
                where,
                grouping,
                order,
                // ReadPlan.count applies the offset and the limit of a count to the number: see Result.Counted
                counts ? Slice.ALL : slice(select),
                null,
                select.distinct(),
                selection,
                select.lock());
        return new Read(
                entity,
                rows,
                includes,
                loads,
                select.terminal(),
                select.selection().size());
    }

    private static Slice slice(Select select) {
        Value limit = select.extent().limit();
        return new Slice(select.extent().offset(), limit != null ? limit : rowsNeeded(select.terminal()));
    }

    /** Returns how many rows must be read; null for all. ONE reads two, to detect a second row. */
    private static @Nullable Value rowsNeeded(Select.ResultMode terminal) {
        return switch (terminal) {
            case FIRST, EXISTS -> literal(1);
            case ONE -> literal(2);
            case ALL, COUNT, AGGREGATE, PAGE -> null;
        };
    }

    private static Value literal(long rows) {
        return new Value.Literal(rows, Type.of(StorageType.I64));
    }

    /** Returns the positions of the columns in {@code cells}. Appends missing columns to {@code cells}. */
    private static List<Integer> positions(List<ColumnRef> columns, List<TableExpr> cells) {
        columns.stream().filter(column -> !cells.contains(column)).forEach(cells::add);
        return columns.stream().map(cells::indexOf).toList();
    }

    /** @param parentCells the positions of the parent's key columns in its selection */
    private IncludedRead included(Include.OfRelation include, List<Integer> parentCells) {
        Relation relation = include.relation();
        // fields of the child: the foreign key of a has-one or has-many, the referenced fields of a belongs-to
        List<Field> references = schema.references(relation);
        Select shape = include.shape();
        Read child = read(shape, references);
        List<Column> childColumns = references.stream().map(schema::column).toList();
        SelectRows rows = child.rows();
        List<TableExpr> cells = rows.selection();
        List<Integer> childCells = childColumns.stream()
                .map(column -> cells.indexOf(ColumnRef.own(column)))
                .toList();
        if (!rows.slice().equals(Slice.ALL)) {
            List<TableExpr> columns =
                    childColumns.stream().<TableExpr>map(ColumnRef::own).toList();
            rows = rows.withSlice(Slice.ALL).withPerKey(new PartitionLimit(columns, rows.slice()));
        }
        boolean partial =
                !shape.extent().equals(RowRange.ALL) || !shape.filter().equals(ModelExpr.ValueExpr.TRUE);
        return new IncludedRead(relation, parentCells, childColumns, childCells, child.withRows(rows), partial);
    }

    @Override
    public Hir.Insert visitInsert(Insert insert) {
        List<InsertRelated> related = new ArrayList<>();
        for (Insert.Nested nested : insert.nested()) {
            related.add(new InsertRelated(
                    nested.relation(),
                    schema.fields(nested.relation()).stream().map(Field::index).toList(),
                    schema.references(nested.relation()).stream()
                            .map(Field::index)
                            .toList(),
                    visitInsert(nested.insert())));
        }
        Entity entity = insert.entity();
        Table table = schema.table(entity);
        return new Hir.Insert(
                entity,
                table,
                computed(insert),
                related,
                eager(entity, insert.nested()),
                insert.many(),
                insert.returning());
    }

    private List<Hir.Computed> computed(Insert insert) {
        ExprLowering exprs = new ExprLowering(schema, database, new JoinScope(schema, insert.entity()));
        InsertParameters parameters = new InsertParameters();
        return insert.computed().stream()
                .map(computed -> new Hir.Computed(
                        computed.field(),
                        schema.column(computed.field()),
                        computed.values(),
                        computed.values().stream()
                                .map(value -> exprs.lower(parameters.number(value)))
                                .toList(),
                        computed.inEveryRow()))
                .toList();
    }

    /**
     * Returns the eager relations to load after an insert. A has-one or has-many relation is skipped if the statement
     * inserts its rows and links none: a new parent has no others.
     */
    private List<IncludedRead> eager(Entity entity, List<Insert.Nested> nested) {
        RowLayout layout = RowLayout.of(entity, schema.table(entity));
        return EagerRelations.of(schema, entity).stream()
                .filter(include -> include.relation().belongsTo()
                        || nested.stream()
                                .noneMatch(n -> n.alone() && n.relation().equals(include.relation())))
                .map(include -> included(include, layout.positionsOf(schema.fields(include.relation()))))
                .toList();
    }

    @Override
    public Hir.Sql visitSql(SqlStatement sql) {
        List<SqlPart> parts = new ExprLowering(schema, database).parts(sql.template());
        Optional<SqlStatement.Rows> rows = sql.rows();
        SqlOperation.Result result = rows.isEmpty()
                ? new SqlOperation.Count()
                : rows.get()
                        .columns()
                        .<SqlOperation.Result>map(this::resultColumns)
                        .orElseGet(SqlOperation.AllColumns::new);
        return new Hir.Sql(new SqlOperation(parts, result), rows.map(SqlStatement.Rows::terminal));
    }

    private SqlOperation.Columns resultColumns(List<Field> fields) {
        return new SqlOperation.Columns(fields.stream()
                .map(field -> new SqlOperation.ResultColumn(schema.resultColumn(field), field.type()))
                .toList());
    }

    @Override
    public Hir.Update visitUpdate(Update update) {
        Table table = schema.table(update.entity());
        List<UpdateRows.Assignment> assignments = new ArrayList<>();
        List<TableExpr> equal = new ArrayList<>();
        for (Update.Assignment assignment : update.assignments()) {
            ExprLowering exprs = new ExprLowering(schema, database, new JoinScope(schema, update.entity()));
            Column column = schema.column(assignment.field());
            TableExpr value = exprs.lower(assignment.value());
            assignments.add(new UpdateRows.Assignment(column, value));
            if (update.skippingEqual() && !assignment.automatic()) {
                equal.add(new TableExpr.Compare(CompareOp.EQ, ColumnRef.own(column), value));
            }
        }
        RowLayout layout = RowLayout.of(update.entity(), table);
        update.assignments().stream()
                .map(Update.Assignment::field)
                .filter(Field::deferred)
                .forEach(layout::load);
        List<Column> returning = update.returning() ? layout.columns() : List.of();
        Targets targets = targets(update.entity(), update.filter(), update.guard());
        return new Hir.Update(
                update.entity(),
                targets.rows(),
                targets.guard(),
                equal.isEmpty() ? Optional.empty() : Optional.of(Conjunctions.and(equal)),
                assignments,
                update.required(),
                update.given() != Update.ResultKind.ONE,
                returning,
                layout.loads(),
                update.returning() ? eager(update.entity(), List.of()) : List.of());
    }

    @Override
    public Hir.Delete visitDelete(Delete delete) {
        Entity entity = delete.entity();
        RowLayout layout = RowLayout.whole(entity, schema.table(entity));
        List<Column> returning = delete.returning() ? layout.columns() : List.of();
        Targets targets = targets(entity, delete.filter(), delete.guard());
        return new Hir.Delete(
                entity,
                targets.rows(),
                targets.guard(),
                delete.required(),
                returning,
                layout.loads(),
                delete.returning() ? eager(entity, List.of()) : List.of());
    }

    @Override
    public Hir.Upsert visitUpsert(Upsert upsert) {
        return new Hir.Upsert(
                upsert.target().stream().map(schema::column).toList(),
                visitInsert(upsert.create()),
                read(upsert.find(), List.of()),
                upsert.update().map(this::visitUpdate),
                upsert.existing(),
                upsert.outcome());
    }

    @Override
    public Hir.UpsertMany visitUpsertMany(UpsertMany upserts) {
        return new Hir.UpsertMany(
                visitUpsert(upserts.each()),
                upserts.incoming().stream()
                        .map(field -> field.map(schema::column))
                        .toList());
    }

    @Override
    public Hir.UpdateMany visitUpdateMany(UpdateMany updates) {
        return new Hir.UpdateMany(visitUpdate(updates.each()));
    }

    @Override
    public Hir.WriteSequence visitWriteSequence(WriteSequence sequence) {
        return new Hir.WriteSequence(sequence.writes().stream().map(this::lower).toList(), sequence.result());
    }

    @Override
    public Hir.CascadingDelete visitCascadingDelete(CascadingDelete cascade) {
        return new Hir.CascadingDelete(
                cascade.parts().stream().map(this::lower).toList(), cascade.nodes(), cascade.edges());
    }

    /** The rows that a write changes, with every column, and the condition that each required one must satisfy. */
    private record Targets(SelectRows rows, Optional<TableExpr> guard) {}

    private Targets targets(Entity entity, ModelExpr filter, Optional<ModelExpr> guard) {
        JoinScope scope = new JoinScope(schema, entity);
        ExprLowering exprs = new ExprLowering(schema, database, scope);
        TableExpr where = exprs.lower(filter);
        Optional<TableExpr> required = guard.map(exprs::lower);
        Table table = schema.table(entity);
        List<TableExpr> columns =
                table.columns().stream().<TableExpr>map(ColumnRef::own).toList();
        return new Targets(new SelectRows(table, scope.joins(), where, List.of(), null, null, columns), required);
    }
}
