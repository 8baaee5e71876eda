package dev.runnel.planner.lower;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.planner.fold.ConstantColumns;
import dev.runnel.planner.fold.Fold;
import dev.runnel.planner.hir.Hir.Page;
import dev.runnel.planner.hir.Hir.Read;
import dev.runnel.spi.DecodeLayout;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Grouping;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.stmt.KeysetPosition;
import dev.runnel.stmt.Select.ResultMode;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lowers a page: the rows after a position, and an existence test for the other side. */
final class PageLowering {
    private static final Value ONE = new Value.Literal(1L, Type.of(StorageType.I64));

    private PageLowering() {}

    /** @param all the rows in their total order, with the limit of the page */
    static Page page(Read all, @Nullable KeysetPosition position) {
        List<Sort> order = all.rows().order();
        List<TableExpr> selection = new ArrayList<>(all.rows().selection());
        List<Integer> cells = new ArrayList<>();
        for (Sort sort : order) {
            if (!selection.contains(sort.expr())) {
                selection.add(sort.expr());
            }
            cells.add(selection.indexOf(sort.expr()));
        }
        SelectRows rows = all.rows().withSelection(selection);
        if (position == null) {
            return new Page(all.withRows(rows), cells, false, Optional.empty());
        }
        List<Integer> significant = significantKeys(rows);
        List<Sort> forward = significant.stream().map(order::get).toList();
        List<Value> values = significant.stream().map(position.values()::get).toList();
        List<Sort> reversed = KeysetCondition.reversed(forward);
        SelectRows wanted = rowsAfter(rows, position.before() ? reversed : forward, values, position.inclusive());
        SelectRows others = rowsAfter(rows, position.before() ? forward : reversed, values, !position.inclusive())
                .withSlice(Slice.first(ONE))
                .withSelection(List.of(TableExpr.ValueExpr.TRUE))
                .withEqualRows();
        DecodeLayout none = DecodeLayout.none(
                all.entity().fields().size(), all.entity().relations().size());
        Read existence = new Read(all.entity(), others, List.of(), none, ResultMode.EXISTS);
        return new Page(all.withRows(wanted), cells, position.before(), Optional.of(existence));
    }

    /** The indexes of the sort keys that are not constant under the condition; all indexes if every key is constant. */
    private static List<Integer> significantKeys(SelectRows rows) {
        List<Sort> order = rows.order();
        Set<TableExpr> constants = ConstantColumns.by(Fold.fold(rows.where()));
        List<Integer> all = IntStream.range(0, order.size()).boxed().toList();
        List<Integer> significant = all.stream()
                .filter(i -> !constants.contains(order.get(i).expr()))
                .toList();
        return significant.isEmpty() ? all : significant;
    }

    private static SelectRows rowsAfter(SelectRows rows, List<Sort> order, List<Value> position, boolean inclusive) {
        TableExpr after = KeysetCondition.after(order, position, inclusive);
        Grouping groups = rows.grouping();
        if (groups != null) {
            return rows.withGrouping(new Grouping(groups.keys(), Conjunctions.and(List.of(groups.having(), after))))
                    .withOrder(order);
        }
        return rows.withWhere(Conjunctions.and(List.of(rows.where(), after))).withOrder(order);
    }
}
