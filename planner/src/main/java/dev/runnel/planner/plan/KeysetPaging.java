package dev.runnel.planner.plan;

import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.fold.Terms;
import dev.runnel.planner.mir.MirBuilder;
import dev.runnel.planner.program.ReadProgram;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.IsAbsent;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a select goes on from window to window: its order made total by the primary key (that of distinct rows
 * by all that is selected), and the condition for the rows after a
 * position. Absent values in a position change that condition, so there is one for each combination of them.
 */
final class KeysetPaging {
    /** Beyond it there would be too many combinations of absent values: such a read is held whole. */
    private static final int MOST_NULLABLE_KEYS = 4;

    private final SelectRows rows;
    private final List<Sort> order;

    private KeysetPaging(SelectRows rows, List<Sort> order) {
        this.rows = rows;
        this.order = order;
    }

    /** Empty when the order has a key that is no column, or too many nullable ones. */
    static Optional<KeysetPaging> of(SelectRows rows) {
        List<Sort> order = new ArrayList<>(rows.order());
        for (TableExpr key : identity(rows)) {
            if (order.stream().noneMatch(sort -> sort.expr().equals(key))) {
                order.add(new Sort(key, Direction.ASC, true));
            }
        }
        boolean columns = order.stream().allMatch(sort -> sort.expr() instanceof ColumnRef);
        long nullable =
                order.stream().filter(sort -> sort.expr().type().nullable()).count();
        if (!columns || nullable > MOST_NULLABLE_KEYS) {
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

    /** What no two rows have in common. */
    private static List<TableExpr> identity(SelectRows rows) {
        return rows.distinct()
                ? rows.selection()
                : rows.table().key().stream().<TableExpr>map(ColumnRef::own).toList();
    }

    /** The select, with the columns of its position among the selected ones. */
    SelectRows select() {
        return rows;
    }

    ReadProgram.Keyset paging(MirBuilder mir) {
        List<Integer> slots = order.stream().map(sort -> mir.newValueSlot()).toList();
        int limitSlot = mir.newValueSlot();
        Value limit = new Value.Param(limitSlot, Type.of(Storage.I64));
        SelectRows first =
                rows.withOrder(order).withSlice(new Slice(rows.slice().offset(), limit));
        SelectRows following = first.withSlice(Slice.first(limit));
        Map<Integer, SelectRows> next = new HashMap<>();
        int[] nullable = IntStream.range(0, order.size())
                .filter(i -> order.get(i).expr().type().nullable())
                .toArray();
        for (int combination = 0; combination < 1 << nullable.length; combination++) {
            int absent = 0;
            for (int i = 0; i < nullable.length; i++) {
                if ((combination >> i & 1) == 1) {
                    absent |= 1 << nullable[i];
                }
            }
            TableExpr after = after(slots, absent);
            next.put(absent, following.withWhere(Fold.fold(new And(List.of(first.where(), after)))));
        }
        List<Integer> cells = order.stream()
                .map(sort -> rows.selection().indexOf(sort.expr()))
                .toList();
        return new ReadProgram.Keyset(first, next, cells, slots, limitSlot);
    }

    /** {@code k1 after p1, or k1 = p1 and k2 after p2, or …}, and {@code k1 >= p1} so that an index can begin there. */
    private TableExpr after(List<Integer> slots, int absent) {
        List<TableExpr> either = new ArrayList<>();
        List<TableExpr> same = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Sort sort = order.get(i);
            boolean isAbsent = (absent >> i & 1) == 1;
            ValueExpr position = new ValueExpr(
                    new Value.Param(slots.get(i), sort.expr().type().present()));
            List<TableExpr> terms = new ArrayList<>(same);
            terms.add(isAbsent ? afterAbsent(sort) : afterPresent(sort, position));
            either.add(Terms.and(terms));
            same.add(isAbsent ? new IsAbsent(sort.expr()) : new Compare(CompareOp.EQ, sort.expr(), position));
        }
        Sort leading = order.get(0);
        if (order.size() == 1 || leading.expr().type().nullable()) {
            return Terms.or(either);
        }
        ValueExpr position =
                new ValueExpr(new Value.Param(slots.get(0), leading.expr().type()));
        CompareOp from = leading.direction() == Direction.ASC ? CompareOp.GE : CompareOp.LE;
        return new And(List.of(new Compare(from, leading.expr(), position), Terms.or(either)));
    }

    private static TableExpr afterAbsent(Sort sort) {
        return sort.absentFirst() ? new Not(new IsAbsent(sort.expr())) : ValueExpr.FALSE;
    }

    private static TableExpr afterPresent(Sort sort, ValueExpr position) {
        CompareOp beyond = sort.direction() == Direction.ASC ? CompareOp.GT : CompareOp.LT;
        TableExpr later = new Compare(beyond, sort.expr(), position);
        boolean absentLater = sort.expr().type().nullable() && !sort.absentFirst();
        return absentLater ? Terms.or(List.of(later, new IsAbsent(sort.expr()))) : later;
    }
}
