package dev.runnel.planner.lower;

import dev.runnel.planner.fold.Conjunctions;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.List;

/** The condition for the rows after a position in a total order. Nulls in the position change the condition. */
public final class KeysetCondition {
    private KeysetCondition() {}

    /** The same sort keys in reverse order, nulls included. */
    public static List<Sort> reversed(List<Sort> order) {
        return order.stream()
                .map(sort -> new Sort(
                        sort.expr(),
                        sort.direction() == Direction.ASC ? Direction.DESC : Direction.ASC,
                        !sort.nullsFirst()))
                .toList();
    }

    /**
     * {@code k1 after p1, or k1 = p1 and k2 after p2, or …}; and {@code k1 >= p1}, so that an index range can begin
     * there. The last comparison includes the row at the position if that row is wanted.
     *
     * @param position a value for each sort key; a literal null where it is null
     * @param inclusive whether a row at the position is included
     */
    public static TableExpr after(List<Sort> order, List<Value> position, boolean inclusive) {
        List<TableExpr> either = new ArrayList<>();
        List<TableExpr> same = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Sort sort = order.get(i);
            Value value = position.get(i);
            List<TableExpr> terms = new ArrayList<>(same);
            boolean last = i == order.size() - 1;
            terms.add(
                    isNull(value) ? afterNull(sort, last && inclusive) : afterNonNull(sort, value, last && inclusive));
            either.add(Conjunctions.and(terms));
            same.add(
                    isNull(value)
                            ? new IsNull(sort.expr())
                            : new Compare(CompareOp.EQ, sort.expr(), new ValueExpr(value)));
        }
        Sort leading = order.get(0);
        if (either.size() == 1 || leading.expr().type().nullable()) {
            return Conjunctions.or(either);
        }
        CompareOp from = leading.direction() == Direction.ASC ? CompareOp.GE : CompareOp.LE;
        return new And(
                List.of(new Compare(from, leading.expr(), new ValueExpr(position.get(0))), Conjunctions.or(either)));
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Literal literal && literal.value() == null;
    }

    private static TableExpr afterNull(Sort sort, boolean inclusive) {
        if (inclusive) {
            return sort.nullsFirst() ? ValueExpr.TRUE : new IsNull(sort.expr());
        }
        return sort.nullsFirst() ? new Not(new IsNull(sort.expr())) : ValueExpr.FALSE;
    }

    private static TableExpr afterNonNull(Sort sort, Value value, boolean inclusive) {
        boolean ascending = sort.direction() == Direction.ASC;
        CompareOp beyond =
                inclusive ? ascending ? CompareOp.GE : CompareOp.LE : ascending ? CompareOp.GT : CompareOp.LT;
        TableExpr later = new Compare(beyond, sort.expr(), new ValueExpr(value));
        boolean nullsLast = sort.expr().type().nullable() && !sort.nullsFirst();
        return nullsLast ? Conjunctions.or(List.of(later, new IsNull(sort.expr()))) : later;
    }
}
