package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.type.RowLock;
import dev.runnel.type.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one model. Parameters are numbered in the order of the components: filter, grouping, order, includes
 * (one after the other), extent, selection.
 *
 * @param entity the model
 * @param filter the condition; {@code true} for all rows
 * @param grouping the groups of the rows; null for none. Then {@code having} filters, {@code order} sorts, and {@code extent} and
 *     {@code selection} read groups
 * @param order the sort keys, the most significant first
 * @param includes the columns and relations that are loaded in addition; empty if {@code selection} is not
 * @param extent the range of the sorted rows
 * @param selection the expressions that are read instead of records; empty for records
 * @param distinct whether equal rows of the selection are returned once; false for records, which have keys
 * @param lock the lock on each returned row; null for none. Related rows are not locked
 * @param terminal the result that is made from the rows
 * @param options the options for stores that read items by access paths
 */
public record Select(
        Entity entity,
        ModelExpr filter,
        @Nullable Grouping grouping,
        List<Order> order,
        List<Include> includes,
        RowRange extent,
        List<ModelExpr> selection,
        boolean distinct,
        @Nullable RowLock lock,
        ResultMode terminal,
        StatementOptions options)
        implements ModelStatement {

    public Select {
        order = List.copyOf(order);
        includes = List.copyOf(includes);
        selection = List.copyOf(selection);
    }

    /** Creates a select of rows that are not grouped. */
    public Select(
            Entity entity,
            ModelExpr filter,
            List<Order> order,
            List<Include> includes,
            RowRange extent,
            List<ModelExpr> selection,
            boolean distinct,
            @Nullable RowLock lock,
            ResultMode terminal) {
        this(
                entity,
                filter,
                null,
                order,
                includes,
                extent,
                selection,
                distinct,
                lock,
                terminal,
                StatementOptions.DEFAULT);
    }

    /** Creates a select without groups, an offset and a lock, which is not distinct. */
    public Select(
            Entity entity,
            ModelExpr filter,
            List<Order> order,
            List<Include> includes,
            Value.@Nullable Param limit,
            List<ModelExpr> selection,
            ResultMode terminal) {
        this(entity, filter, order, includes, RowRange.first(limit), selection, false, null, terminal);
    }

    /** Returns the parameter for the maximum number of rows; null for all. */
    public Value.@Nullable Param limit() {
        return extent.limit();
    }

    /** Returns this select with other includes. */
    public Select withIncludes(List<Include> others) {
        return new Select(
                entity, filter, grouping, order, others, extent, selection, distinct, lock, terminal, options);
    }

    @Override
    public Select withOptions(StatementOptions others) {
        return new Select(
                entity, filter, grouping, order, includes, extent, selection, distinct, lock, terminal, others);
    }

    /** The result that is made from the rows. */
    public enum ResultMode {
        /** All rows, in order. */
        ALL,
        /** The first row, or none. */
        FIRST,
        /** The only row. No row is {@code NotFoundException}, two rows are {@code NonUniqueResultException}. */
        ONE,
        /** The number of rows. */
        COUNT,
        /** Whether there is a row. */
        EXISTS,
        /** One row of aggregates over all rows. The selection consists of aggregates. */
        AGGREGATE,
        /**
         * A page: its rows in a total order, and whether there are rows before and after it. The limit is the page size
         * plus one.
         */
        PAGE
    }

    @Override
    public Optional<Entity> model() {
        return Optional.of(entity);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSelect(this);
    }
}
