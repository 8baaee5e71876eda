package dev.runnel.planner.plan;

import dev.runnel.planner.fold.ConstantColumns;
import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.lower.KeysetCondition;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.schema.Table.NamedColumns;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keyset paging of a select. The primary key makes its order total; for distinct rows, the whole selection does. The
 * condition for the rows after a position depends on its nulls, so there is one query for each combination of nulls.
 */
final class KeysetPaging {
    /** The limit for the number of combinations. A read with more nullable sort keys is buffered as one window. */
    private static final int MAX_NULLABLE_KEYS = 4;

    private final SelectRows rows;
    private final List<Sort> order;

    private KeysetPaging(SelectRows rows, List<Sort> order) {
        this.rows = rows;
        this.order = order;
    }

    /** Empty if the rows are grouped, if a sort key is not a column, or if too many sort keys are nullable. */
    static Optional<KeysetPaging> of(SelectRows rows) {
        if (rows.grouping() != null) {
            return Optional.empty();
        }
        List<Sort> order = totalOrder(rows);
        boolean columns = order.stream().allMatch(sort -> sort.expr() instanceof ColumnRef);
        long nullable =
                order.stream().filter(sort -> sort.expr().type().nullable()).count();
        if (!columns || nullable > MAX_NULLABLE_KEYS) {
            return Optional.empty();
        }
        List<TableExpr> selection = new ArrayList<>(rows.selection());
        for (Sort sort : order) {
            if (!selection.contains(sort.expr())) {
                selection.add(sort.expr());
            }
        }
        return Optional.of(new KeysetPaging(rows.withSelection(selection), order));
    }

    /**
     * The total order: the sort keys, then the identity of the rows, without constant columns. A single row is sorted
     * by its identity.
     */
    private static List<Sort> totalOrder(SelectRows rows) {
        Set<TableExpr> seen = ConstantColumns.by(rows.where());
        List<Sort> order = new ArrayList<>(rows.order());
        order.forEach(sort -> seen.add(sort.expr()));
        for (TableExpr key : identity(rows)) {
            if (seen.add(key)) {
                order.add(new Sort(key, Direction.ASC, true));
            }
        }
        return order.isEmpty()
                ? identity(rows).stream()
                        .map(key -> new Sort(key, Direction.ASC, true))
                        .toList()
                : order;
    }

    /** The expressions that identify a row. */
    private static List<TableExpr> identity(SelectRows rows) {
        return rows.distinct()
                ? rows.selection()
                : rows.table().key().stream().<TableExpr>map(ColumnRef::own).toList();
    }

    /** The select, with its sort keys in the selection. */
    SelectRows select() {
        return rows;
    }

    /** @param cursors whether the database has server cursors */
    ReadProgram.Keyset paging(MirBuilder mir, boolean cursors) {
        List<Integer> slots = order.stream().map(sort -> mir.newValueSlot()).toList();
        int limitSlot = mir.newValueSlot();
        Value limit = new Value.Param(limitSlot, Type.of(StorageType.I64));
        SelectRows whole = rows.withSlice(new Slice(rows.slice().offset(), limit));
        SelectRows first = whole.withOrder(order);
        SelectRows following = first.withSlice(Slice.first(limit));
        Map<Integer, SelectRows> next = new HashMap<>();
        int[] nullable = IntStream.range(0, order.size())
                .filter(i -> order.get(i).expr().type().nullable())
                .toArray();
        for (int combination = 0; combination < 1 << nullable.length; combination++) {
            int nulls = 0;
            for (int i = 0; i < nullable.length; i++) {
                if ((combination >> i & 1) == 1) {
                    nulls |= 1 << nullable[i];
                }
            }
            TableExpr after = KeysetCondition.after(order, position(slots, nulls), false);
            next.put(nulls, following.withWhere(Fold.fold(new And(List.of(first.where(), after)))));
        }
        List<Integer> cells = order.stream()
                .map(sort -> rows.selection().indexOf(sort.expr()))
                .toList();
        boolean repeatable = rows.lock() == null;
        return new ReadProgram.Keyset(
                repeatable ? Optional.of(whole) : Optional.empty(),
                first,
                next,
                cells,
                slots,
                limitSlot,
                cursors && repeatable && !isIndexed());
    }

    /**
     * Whether the first non-constant sort key is the first non-constant column of a key, a unique constraint or an
     * index.
     */
    private boolean isIndexed() {
        Set<TableExpr> constants = ConstantColumns.by(rows.where());
        Optional<TableExpr> sorted = firstOf(order.stream().map(Sort::expr), constants);
        Table table = rows.table();
        return sorted.isEmpty()
                || Stream.of(Stream.of(table.key()), columns(table.uniques()), columns(table.indexes()))
                        .flatMap(Function.identity())
                        .anyMatch(columns -> firstOf(columns.stream().map(ColumnRef::own), constants)
                                .equals(sorted));
    }

    private static Optional<TableExpr> firstOf(Stream<? extends TableExpr> keys, Set<TableExpr> without) {
        return keys.<TableExpr>map(key -> key)
                .filter(key -> !without.contains(key))
                .findFirst();
    }

    private static Stream<List<Column>> columns(List<NamedColumns> sets) {
        return sets.stream().filter(set -> set.whereNull() == null).map(NamedColumns::columns);
    }

    private List<Value> position(List<Integer> slots, int nulls) {
        return IntStream.range(0, order.size())
                .<Value>mapToObj(i -> {
                    Type.Scalar type = order.get(i).expr().type().asNonNull();
                    return (nulls >> i & 1) == 1
                            ? Value.Literal.nothing(type.storage())
                            : new Value.Param(slots.get(i), type);
                })
                .toList();
    }
}
