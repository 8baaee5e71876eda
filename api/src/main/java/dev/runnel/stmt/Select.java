package dev.runnel.stmt;

import dev.runnel.schema.Entity;
import dev.runnel.type.RowLock;
import dev.runnel.type.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of one model. Its holes are numbered in the order of the components: filter, order, includes (each as a whole),
 * extent, selection.
 *
 * @param filter a condition; {@code true} for all rows
 * @param order sort keys, the first decides first
 * @param includes what is loaded beside the columns; empty when {@code selection} is not
 * @param extent which of the rows in that order
 * @param selection expressions to read instead of whole records; empty for whole records
 * @param distinct whether equal rows of the selection are one; never for whole records, which have keys
 * @param lock taken on each row that is given; null for none. Not on related rows
 * @param terminal what is wanted of the rows
 */
public record Select(
        Entity entity,
        ModelExpr filter,
        List<Order> order,
        List<Include> includes,
        RowRange extent,
        List<ModelExpr> selection,
        boolean distinct,
        @Nullable RowLock lock,
        ResultMode terminal)
        implements ModelStatement {

    public Select {
        order = List.copyOf(order);
        includes = List.copyOf(includes);
        selection = List.copyOf(selection);
    }

    /** Without an offset and a lock, and with equal rows as often as there are. */
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

    /** The most rows to give, or null for all. */
    public Value.@Nullable Param limit() {
        return extent.limit();
    }

    public Select withIncludes(List<Include> others) {
        return new Select(entity, filter, order, others, extent, selection, distinct, lock, terminal);
    }

    /** What is wanted of the rows. */
    public enum ResultMode {
        /** Every row, in order. */
        ALL,
        /** The first row, or none. */
        FIRST,
        /** The only row: none is {@code NotFoundException}, two are {@code NonUniqueResultException}. */
        ONE,
        /** The number of rows. */
        COUNT,
        /** Whether there is a row. */
        EXISTS,
        /** A page: its rows in order, which is total, and whether there are others on its two sides. The limit is one more. */
        PAGE
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitSelect(this);
    }
}
