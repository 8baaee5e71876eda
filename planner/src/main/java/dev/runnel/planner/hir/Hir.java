package dev.runnel.planner.hir;

import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.CascadingDelete.Edge;
import dev.runnel.stmt.CascadingDelete.Node;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.RequiredRows;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.stmt.Upsert.Existing;
import java.util.List;
import java.util.Optional;

/** A statement over tables, as a tree. Independent of the database, apart from SQL of the application, and its capabilities. */
public sealed interface Hir {

    <R> R accept(Visitor<R> visitor);

    /** One method for each statement. */
    interface Visitor<R> {
        R visitRead(Read read);

        R visitPage(Page page);

        R visitInsert(Insert insert);

        R visitUpdate(Update update);

        R visitDelete(Delete delete);

        R visitSql(Sql sql);

        R visitUpsert(Upsert upsert);

        R visitUpsertMany(UpsertMany upserts);

        R visitUpdateMany(UpdateMany updates);

        R visitWriteSequence(WriteSequence sequence);

        R visitCascadingDelete(CascadingDelete cascade);
    }

    /**
     * Reads rows, and the related rows of each.
     *
     * @param rows the rows; the selection of records begins with the fields that are not deferred, in order
     * @param includes the related rows
     * @param loads the positions of the deferred fields in the selection; the positions of relations are assigned when
     *     the rows are merged
     * @param selected for a selection, the number of its leading cells that are returned, followed by the included
     *     rows; 0 for records
     */
    record Read(
            Entity entity,
            SelectRows rows,
            List<IncludedRead> includes,
            DecodeLayout loads,
            ResultMode terminal,
            int selected)
            implements Hir {
        public Read {
            includes = List.copyOf(includes);
        }

        /** A read of records. */
        public Read(
                Entity entity, SelectRows rows, List<IncludedRead> includes, DecodeLayout loads, ResultMode terminal) {
            this(entity, rows, includes, loads, terminal, 0);
        }

        /** The position of a cell of the selection in the returned rows. */
        public int outputPosition(int cell) {
            return selected > 0 && cell >= selected ? cell + includes.size() : cell;
        }

        public List<Integer> outputPositions(List<Integer> cells) {
            return cells.stream().map(this::outputPosition).toList();
        }

        public Read withRows(SelectRows other) {
            return new Read(entity, other, includes, loads, terminal, selected);
        }

        public Read withIncludes(List<IncludedRead> others) {
            return new Read(entity, rows, others, loads, terminal, selected);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRead(this);
        }
    }

    /**
     * A page: some rows in a total order.
     *
     * @param rows the rows of the page and one more; in reverse order if the page ends before its position
     * @param cells the positions of the sort keys in the selection
     * @param backwards whether the rows come in reverse order
     * @param others tests for a row on the other side of the position; empty for a page without a position
     */
    record Page(Read rows, List<Integer> cells, boolean backwards, Optional<Read> others) implements Hir {
        public Page {
            cells = List.copyOf(cells);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitPage(this);
        }
    }

    /**
     * The related rows of a read: those whose {@code childColumns} equal the parent's columns.
     *
     * @param parentCells the positions of the parent's columns in its selection
     * @param childCells the positions of the child's columns in its selection
     * @param partial whether there may be more related rows
     */
    record IncludedRead(
            Relation relation,
            List<Integer> parentCells,
            List<Column> childColumns,
            List<Integer> childCells,
            Read child,
            boolean partial) {
        public IncludedRead {
            parentCells = List.copyOf(parentCells);
            childColumns = List.copyOf(childColumns);
            childCells = List.copyOf(childCells);
        }
    }

    /**
     * Inserts rows of a table, and rows related to them.
     *
     * @param computed by field index
     * @param eager the eager relations that the statement does not insert, or not with each row
     * @param returning whether the database returns all columns, those of related rows included; only the root says so
     */
    record Insert(
            Entity entity,
            Table table,
            List<Computed> computed,
            List<InsertRelated> related,
            List<IncludedRead> eager,
            boolean many,
            boolean returning)
            implements Hir {
        public Insert {
            computed = List.copyOf(computed);
            related = List.copyOf(related);
            eager = List.copyOf(eager);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitInsert(this);
        }
    }

    /**
     * A field that is set to a database expression in some rows or all.
     *
     * @param shapes the expressions as the rows contain them
     * @param values the same expressions over the table, in the same order. Their parameters are numbered through all
     *     fields of a row
     * @param always whether it is set to an expression in every row
     */
    record Computed(Field field, Column column, List<ModelExpr> shapes, List<TableExpr> values, boolean always) {
        public Computed {
            shapes = List.copyOf(shapes);
            values = List.copyOf(values);
        }
    }

    /** Rows inserted over a relation: fields of the owner and of the other side, by index, in the same order. */
    record InsertRelated(Relation relation, List<Integer> fields, List<Integer> references, Insert insert) {
        public InsertRelated {
            fields = List.copyOf(fields);
            references = List.copyOf(references);
        }
    }

    /**
     * Updates rows.
     *
     * @param targets the rows; its selection is every column
     * @param guard a condition that each required row must satisfy, over the sources of {@code targets}
     * @param equal the condition of the rows that have every assigned value already, which the statement leaves alone; empty if it writes each row
     * @param required the rows that the statement must match
     * @param assignments the new values; none for a statement that locks its rows
     * @param listed whether records are returned as a list
     * @param returning the returned columns of each row; empty if the statement returns a number of rows
     * @param loads the positions of the deferred fields in {@code returning}
     * @param eager the eager relations of the returned records
     */
    record Update(
            Entity entity,
            SelectRows targets,
            Optional<TableExpr> guard,
            Optional<TableExpr> equal,
            List<UpdateRows.Assignment> assignments,
            RequiredRows required,
            boolean listed,
            List<Column> returning,
            DecodeLayout loads,
            List<IncludedRead> eager)
            implements Hir {
        public Update {
            eager = List.copyOf(eager);
            assignments = List.copyOf(assignments);
            returning = List.copyOf(returning);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUpdate(this);
        }
    }

    /**
     * Deletes rows.
     *
     * @param targets the rows; its selection is every column
     * @param guard a condition that each required row must satisfy, over the sources of {@code targets}
     * @param returning the returned columns of each row; empty if the statement returns a number of rows
     * @param loads the positions of the deferred fields in {@code returning}
     * @param eager the eager relations of the returned records
     */
    record Delete(
            Entity entity,
            SelectRows targets,
            Optional<TableExpr> guard,
            RequiredRows required,
            List<Column> returning,
            DecodeLayout loads,
            List<IncludedRead> eager)
            implements Hir {
        public Delete {
            eager = List.copyOf(eager);
            returning = List.copyOf(returning);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitDelete(this);
        }
    }

    /**
     * Runs SQL of the application.
     *
     * @param terminal the result that is made from the rows; empty if the statement returns the number of rows that it
     *     has affected
     */
    record Sql(SqlOperation operation, Optional<ResultMode> terminal) implements Hir {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitSql(this);
        }
    }

    /**
     * Creates a row, unless the row of the target exists. Each part has parameters of its own.
     *
     * @param target the columns that identify the row
     * @param create creates the row
     * @param find reads the existing row
     * @param update updates the existing row; empty if it is kept
     * @param existing the meaning of the statement if the row exists
     * @param outcome whether the result is the row together with what the statement did
     */
    record Upsert(
            List<Column> target, Insert create, Read find, Optional<Update> update, Existing existing, boolean outcome)
            implements Hir {
        public Upsert {
            target = List.copyOf(target);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUpsert(this);
        }
    }

    /**
     * Creates several rows, or updates the rows with the same targets, all or none.
     *
     * @param each the upsert of one row, whose parts have parameters of their own
     * @param incoming for each parameter of the update after those of its filter: the column of the new row that has its value
     */
    record UpsertMany(Upsert each, List<Optional<Column>> incoming) implements Hir {
        public UpsertMany {
            incoming = List.copyOf(incoming);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUpsertMany(this);
        }
    }

    /**
     * Updates several rows, each with values of its own, all or none.
     *
     * @param each the update of one row, with parameters of its own
     */
    record UpdateMany(Update each) implements Hir {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitUpdateMany(this);
        }
    }

    /**
     * Writes that run in order, all or none. Each has parameters of its own.
     *
     * @param result the position of the write whose result is that of the statement; empty for the number of rows of all writes
     */
    record WriteSequence(List<Hir> writes, Optional<Integer> result) implements Hir {
        public WriteSequence {
            writes = List.copyOf(writes);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitWriteSequence(this);
        }
    }

    /** A delete and the statements for the rows that refer to its rows. See {@link dev.runnel.stmt.CascadingDelete}. */
    record CascadingDelete(List<Hir> parts, List<Node> nodes, List<Edge> edges) implements Hir {
        public CascadingDelete {
            parts = List.copyOf(parts);
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitCascadingDelete(this);
        }
    }
}
