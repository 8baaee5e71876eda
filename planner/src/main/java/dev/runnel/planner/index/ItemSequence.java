package dev.runnel.planner.index;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.ReadItems.Access;
import dev.runnel.spi.ReadItems.Bound;
import dev.runnel.spi.ReadItems.ByIndex;
import dev.runnel.spi.ReadItems.ByPartition;
import dev.runnel.spi.ReadItems.Sequence;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of a condition and of an order that the sequence of items of one partition or index value fulfils.
 *
 * @param sequence the range and the direction, without a limit
 * @param residual the conjuncts that the range does not apply
 * @param sorted whether the items come in the order of the statement
 */
public record ItemSequence(Sequence sequence, List<TableExpr> residual, boolean sorted) {
    public ItemSequence {
        residual = List.copyOf(residual);
    }

    /**
     * Returns the sequence of an access path; empty if the path finds items of several partitions, or single items.
     *
     * @param residual the conjuncts that the access path does not apply
     */
    public static Optional<ItemSequence> of(Table table, Access access, List<TableExpr> residual, List<Sort> order) {
        List<Column> columns;
        List<Value> pinned;
        if (access instanceof ByPartition partition) {
            columns = table.key();
            pinned = partition.key();
        } else if (access instanceof ByIndex index
                && table.indexes().stream().anyMatch(named -> named.columns().equals(index.columns()))) {
            columns = index.columns();
            pinned = index.key();
        } else {
            return Optional.empty();
        }
        List<Column> behind = columns.subList(pinned.size(), columns.size());
        if (pinned.stream().anyMatch(Value.ListParam.class::isInstance)
                || behind.stream().anyMatch(ItemSequence::isInexact)) {
            return Optional.empty();
        }
        List<TableExpr> rest = new ArrayList<>();
        List<Bound> bounds = new ArrayList<>();
        for (TableExpr conjunct : residual) {
            Optional<Bound> bound = behind.isEmpty() ? Optional.empty() : bound(behind.get(0), conjunct);
            if (bound.isPresent() && bounds.stream().noneMatch(other -> isLower(other) == isLower(bound.get()))) {
                bounds.add(bound.get());
            } else {
                rest.add(conjunct);
            }
        }
        List<Sort> significant = order.stream()
                .filter(sort -> !(sort.expr() instanceof ColumnRef ref
                        && isOwn(ref)
                        && columns.subList(0, pinned.size()).contains(ref.column())))
                .toList();
        boolean descending = !significant.isEmpty() && significant.get(0).direction() == Direction.DESC;
        boolean sorted = isSorted(significant, behind, descending, access instanceof ByPartition);
        return Optional.of(new ItemSequence(new Sequence(sorted && descending, bounds, null), rest, sorted));
    }

    /** The order of binary fractions differs from that of numbers: it has two zeros. */
    private static boolean isInexact(Column column) {
        StorageType storage = column.type().storage();
        return storage == StorageType.F32 || storage == StorageType.F64;
    }

    /** @param unique whether the columns identify an item, so that further sort keys have no effect */
    private static boolean isSorted(List<Sort> order, List<Column> columns, boolean descending, boolean unique) {
        for (int i = 0; i < order.size(); i++) {
            if (i == columns.size()) {
                return unique;
            }
            Sort sort = order.get(i);
            if (!(sort.expr() instanceof ColumnRef ref)
                    || !isOwn(ref)
                    || !ref.column().equals(columns.get(i))
                    || (sort.direction() == Direction.DESC) != descending) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwn(ColumnRef ref) {
        return ref.depth() == 0 && ref.source() == 0;
    }

    private static boolean isLower(Bound bound) {
        return bound.op() == CompareOp.GT || bound.op() == CompareOp.GE;
    }

    private static Optional<Bound> bound(Column column, TableExpr conjunct) {
        if (!(conjunct instanceof Compare compare) || !compare.op().isOrdering()) {
            return Optional.empty();
        }
        return bound(column, compare.op(), compare.left(), compare.right())
                .or(() -> bound(column, mirrored(compare.op()), compare.right(), compare.left()));
    }

    private static Optional<Bound> bound(Column column, CompareOp op, TableExpr left, TableExpr right) {
        return left.equals(ColumnRef.own(column))
                        && right instanceof ValueExpr constant
                        && !constant.type().nullable()
                ? Optional.of(new Bound(column, op, constant.value()))
                : Optional.empty();
    }

    private static CompareOp mirrored(CompareOp op) {
        return switch (op) {
            case LT -> CompareOp.GT;
            case LE -> CompareOp.GE;
            case GT -> CompareOp.LT;
            case GE -> CompareOp.LE;
            case EQ, NE -> op;
        };
    }
}
