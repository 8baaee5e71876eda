package dev.runnel.planner.hir;

import dev.runnel.schema.Column;
import dev.runnel.schema.Entity;
import dev.runnel.schema.Field;
import dev.runnel.schema.Relation;
import dev.runnel.schema.Table;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;

/** A statement over tables. The same on every backend: nothing here asks what a store can do. */
public sealed interface Hir {

    <R> R accept(Visitor<R> visitor);

    /** One method for each statement. */
    interface Visitor<R> {
        R visitRead(Read read);

        R visitPage(Page page);

        R visitInsert(Insert create);

        R visitUpdate(Update change);

        R visitDelete(Delete remove);
    }

    /**
     * Reads rows, and related rows for each.
     *
     * @param rows the rows themselves; the selection of records holds the fields that are not deferred first, in order
     * @param includes the related rows
     * @param loads where the deferred fields lie in the selection; the relations are placed when the rows are merged
     * @param selected how many of the first cells of the selection are given, with the included rows behind them, instead of a
     *     record; 0 for records
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

        /** Of records. */
        public Read(
                Entity entity, SelectRows rows, List<IncludedRead> includes, DecodeLayout loads, ResultMode terminal) {
            this(entity, rows, includes, loads, terminal, 0);
        }

        /** Where a cell of the selection lies in the rows that are given. */
        public int outputPositions(int cell) {
            return selected > 0 && cell >= selected ? cell + includes.size() : cell;
        }

        public List<Integer> outputPositions(List<Integer> cells) {
            return cells.stream().map(this::outputPositions).toList();
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
     * Some rows in a total order.
     *
     * @param rows those of the page, and one more; backwards if the page ends before its position
     * @param cells where the values of the sort keys lie in the selection
     * @param backwards whether the rows come from the last to the first
     * @param others whether there is a row on the other side of the position; empty for a page that begins at the beginning
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
     * Related rows of a read: those whose {@code childColumns} equal the parent's {@code parentColumns}.
     *
     * @param parentCells where the parent's columns lie in its selection
     * @param childCells where the child's columns lie in its selection
     * @param partial whether there may be more related rows than these
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
     * Creates rows of a table, and rows related to them.
     *
     * @param computed by field index
     * @param eager what the records have that is not created with them, or not with each
     */
    record Insert(
            Entity entity,
            Table table,
            List<Computed> computed,
            List<InsertRelated> related,
            List<IncludedRead> eager,
            boolean many)
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
     * A field that the store computes in some rows or all.
     *
     * @param shapes the expressions as they stand in the rows
     * @param values what they are over the table, by the same order. Their holes are numbered through all fields of a row
     * @param always whether it is computed in every row
     */
    record Computed(Field field, Column column, List<ModelExpr> shapes, List<TableExpr> values, boolean always) {
        public Computed {
            shapes = List.copyOf(shapes);
            values = List.copyOf(values);
        }
    }

    /** Rows created over a relation: fields of the owner and of the other side, by index and position. */
    record InsertRelated(Relation relation, List<Integer> fields, List<Integer> references, Insert create) {
        public InsertRelated {
            fields = List.copyOf(fields);
            references = List.copyOf(references);
        }
    }

    /** What the row of a single write must hold in a column. */
    record Guard(Column column, Value value) {}

    /**
     * Changes rows.
     *
     * @param targets which rows: every column of each
     * @param guard what the row of a single change must hold
     * @param single whether it must find one row
     * @param listed whether what is given back is a list
     * @param returning what each row gives back; empty where a number is wanted
     * @param loads where the deferred fields lie in that
     * @param eager what the record has beside its columns
     */
    record Update(
            Entity entity,
            SelectRows targets,
            Optional<Guard> guard,
            List<UpdateRows.Assignment> assignments,
            boolean single,
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
     * Removes rows.
     *
     * @param targets which rows: every column of each
     * @param guard what the row of a single removal must hold
     * @param returning what each row gives back; empty where a number is wanted
     * @param loads where the deferred fields lie in that
     * @param eager what those rows have beside their columns
     */
    record Delete(
            Entity entity,
            SelectRows targets,
            Optional<Guard> guard,
            boolean single,
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
}
