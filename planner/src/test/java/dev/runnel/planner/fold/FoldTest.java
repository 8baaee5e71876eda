package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.A;
import static dev.runnel.planner.fold.ReferencedColumnSet.LIST;
import static dev.runnel.planner.fold.ReferencedColumnSet.P;
import static dev.runnel.planner.fold.ReferencedColumnSet.REQUIRED;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.Y;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.oracle.Data;
import dev.runnel.planner.oracle.TableEvaluation;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final Data NO_OTHER_TABLES = Data.random(new Random(1));
    private static final @Nullable Object[] VALUES = {1L, List.of(0L, 1L)};

    @Property(tries = 5000)
    void aConditionHoldsForTheSameRowsAfterwards(@ForAll("conditions") TableExpr condition) {
        TableExpr folded = Fold.fold(condition);
        for (@Nullable Object[] row : everyRow()) {
            assertThat(holds(folded, row))
                    .as("%s on %s", folded, Arrays.toString(row))
                    .isEqualTo(holds(condition, row));
        }
    }

    @Property
    void isIdempotent(@ForAll("conditions") TableExpr condition) {
        TableExpr folded = Fold.fold(condition);
        assertThat(Fold.fold(folded)).isSameAs(folded);
    }

    @Test
    void foldsInsideSubqueries() {
        TableExpr never = new And(List.of(A, ValueExpr.FALSE));
        assertThat(Fold.fold(new Not(ReferencedColumnSet.exists(never)))).isEqualTo(ValueExpr.TRUE);
    }

    @Test
    void foldedExpressionIsReturnedUnchanged() {
        TableExpr folded = new And(List.of(A, ReferencedColumnSet.B));
        assertThat(Fold.fold(folded)).isSameAs(folded);
    }

    @Provide
    Arbitrary<TableExpr> conditions() {
        Arbitrary<TableExpr> operands = Arbitraries.of(X, Y, REQUIRED, P);
        Arbitrary<TableExpr> compared = Arbitraries.of(CompareOp.values())
                .flatMap(op -> operands.flatMap(left -> operands.map(right -> new Compare(op, left, right))));
        Arbitrary<TableExpr> leaves = Arbitraries.oneOf(
                compared,
                operands.map(IsNull::new),
                operands.map(operand -> new InList(operand, LIST)),
                operands.flatMap(left -> operands.map(right -> new KeyEquals(List.of(left), List.of(right)))),
                Arbitraries.of(ValueExpr.TRUE, ValueExpr.FALSE));
        return Arbitraries.recursive(() -> leaves, FoldTest::around, 0, 4);
    }

    private static Arbitrary<TableExpr> around(Arbitrary<TableExpr> inner) {
        return Arbitraries.oneOf(
                inner.map(Not::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(And::new),
                inner.list().ofMinSize(2).ofMaxSize(3).map(Or::new));
    }

    private static List<@Nullable Object[]> everyRow() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        @Nullable Object[] cells = {null, 0L, 1L, 2L};
        for (long required = 0; required < 3; required++) {
            for (@Nullable Object x : cells) {
                for (@Nullable Object y : cells) {
                    rows.add(new @Nullable Object[] {required, x, y});
                }
            }
        }
        return rows;
    }

    private static @Nullable Object holds(TableExpr condition, @Nullable Object[] row) {
        return TableEvaluation.value(condition, row, NO_OTHER_TABLES, VALUES);
    }
}
