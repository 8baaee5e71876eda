package dev.runnel.planner.fold;

import static dev.runnel.planner.fold.ReferencedColumnSet.LIST;
import static dev.runnel.planner.fold.ReferencedColumnSet.P;
import static dev.runnel.planner.fold.ReferencedColumnSet.REQUIRED;
import static dev.runnel.planner.fold.ReferencedColumnSet.X;
import static dev.runnel.planner.fold.ReferencedColumnSet.Y;
import static dev.runnel.planner.fold.ReferencedColumnSet.compare;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldNullContradictionTest {
    private final ExprRule rule = new FoldNullContradiction();

    @Test
    void equalityWithANonNullValueExcludesNull() {
        assertThat(rule.apply(new And(List.of(new IsNull(X), compare(CompareOp.EQ, X, P)))))
                .contains(ValueExpr.FALSE);
        assertThat(rule.apply(new And(List.of(compare(CompareOp.EQ, P, X), new IsNull(X)))))
                .contains(ValueExpr.FALSE);
        assertThat(rule.apply(new And(List.of(new IsNull(X), new InList(X, LIST)))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void orderingExcludesNull() {
        assertThat(rule.apply(new And(List.of(new IsNull(X), compare(CompareOp.LT, Y, X)))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void predicateExcludesNull() {
        ColumnRef text = ColumnRef.own(new Column("t", "text", 3, Type.optional(StorageType.TEXT)));
        ValueExpr part = new ValueExpr(new Value.Param(0, Type.of(StorageType.TEXT)));
        Call contains = new Call(BuiltInFunctions.CONTAINS, List.of(text, part), StorageType.BOOL);
        assertThat(rule.apply(new And(List.of(new IsNull(text), contains)))).contains(ValueExpr.FALSE);
    }

    @Test
    void functionThatAcceptsNullDoesNotExcludeNull() {
        ColumnRef truth = ColumnRef.own(new Column("t", "truth", 3, Type.optional(StorageType.BOOL)));
        ValueExpr otherwise = new ValueExpr(new Value.Param(0, Type.of(StorageType.BOOL)));
        Call coalesce = new Call(BuiltInFunctions.COALESCE, List.of(truth, otherwise), StorageType.BOOL);
        assertThat(rule.apply(new And(List.of(new IsNull(truth), coalesce)))).isEmpty();
    }

    @Test
    void keyMatchExcludesNull() {
        assertThat(rule.apply(new And(List.of(new IsNull(X), new KeyEquals(List.of(REQUIRED), List.of(X))))))
                .contains(ValueExpr.FALSE);
    }

    @Test
    void nullMayEqualNull() {
        assertThat(rule.apply(new And(List.of(new IsNull(X), compare(CompareOp.EQ, X, Y)))))
                .isEmpty();
    }

    @Test
    void inequalityDoesNotExcludeNull() {
        assertThat(rule.apply(new And(List.of(new IsNull(X), compare(CompareOp.NE, X, P)))))
                .isEmpty();
    }

    @Test
    void doesNotFireOnAnotherOperandOrADisjunction() {
        assertThat(rule.apply(new And(List.of(new IsNull(Y), compare(CompareOp.EQ, X, P)))))
                .isEmpty();
        assertThat(rule.apply(new Or(List.of(new IsNull(X), compare(CompareOp.EQ, X, P)))))
                .isEmpty();
    }
}
