package dev.runnel.exec.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.planner.program.RowCondition;
import dev.runnel.planner.program.RowExpr;
import dev.runnel.planner.program.RowScope;
import dev.runnel.planner.program.RowScope.MergedRows;
import dev.runnel.planner.program.RowScope.Source;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Call;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.CountAll;
import dev.runnel.spi.TableExpr.CountSubquery;
import dev.runnel.spi.TableExpr.Exists;
import dev.runnel.spi.TableExpr.InList;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.KeyEquals;
import dev.runnel.spi.TableExpr.KeyInList;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.TableExpr.Subquery;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.FunctionDescriptor.NullRule;
import dev.runnel.type.FunctionDescriptor.TypeRule;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConditionTest {
    private static final Type.Scalar I64 = Type.of(StorageType.I64);
    private static final Type.Scalar NULLABLE = Type.optional(StorageType.I64);
    private static final List<Column> COLUMNS = columns();
    private static final Table TABLE = new Table("t", COLUMNS, List.of(), List.of(), List.of(), List.of());
    private static final RowScope OWN = RowScope.of(COLUMNS);

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            columns.add(new Column("t", "c" + i, i, NULLABLE));
        }
        return columns;
    }

    private static boolean holds(RowScope scope, TableExpr condition, Object[] row, Object... values) {
        return CompiledPredicate.of(new RowCondition(scope, condition)).test(context(row, values));
    }

    private static boolean holds(TableExpr condition, Object[] row, Object... values) {
        return holds(OWN, condition, row, values);
    }

    private static EvaluationContext context(Object[] row, Object... values) {
        EvaluationContext context = new EvaluationContext(values);
        context.open();
        return context.row(row);
    }

    private static ColumnRef column(int up, int source, int index) {
        return new ColumnRef(up, source, COLUMNS.get(index), NULLABLE);
    }

    private static ColumnRef column(int index) {
        return column(0, 0, index);
    }

    private static Compare compare(CompareOp op) {
        return new Compare(op, column(0), column(1));
    }

    @ParameterizedTest
    @CsvSource({
        "EQ, 1, 1, true",
        "EQ, 1, 2, false",
        "EQ, , 1, false",
        "EQ, 1, , false",
        "EQ, , , true",
        "NE, 1, 1, false",
        "NE, 1, 2, true",
        "NE, , 1, true",
        "NE, 1, , true",
        "NE, , , false",
        "LT, 1, 2, true",
        "LT, 2, 2, false",
        "LT, , 1, false",
        "LT, 1, , false",
        "LT, , , false",
        "LE, 2, 2, true",
        "LE, , , false",
        "GT, 2, 1, true",
        "GT, , 1, false",
        "GE, 2, 2, true",
        "GE, , , false"
    })
    void comparisonIsTwoValued(CompareOp op, Long left, Long right, boolean expected) {
        assertThat(holds(compare(op), new Object[] {left, right})).isEqualTo(expected);
        assertThat(holds(new Not(compare(op)), new Object[] {left, right})).isEqualTo(!expected);
    }

    @Test
    void nullIsInNoList() {
        InList in = new InList(column(0), new Value.ListParam(0, I64));
        assertThat(holds(in, new Object[] {2L}, List.of(1L, 2L))).isTrue();
        assertThat(holds(in, new Object[] {3L}, List.of(1L, 2L))).isFalse();
        assertThat(holds(in, new Object[] {null}, List.of(1L, 2L))).isFalse();
    }

    @Test
    void aCompositeKeyIsInAListByPosition() {
        KeyInList in = new KeyInList(
                List.of(column(0), column(1)), List.of(new Value.ListParam(0, I64), new Value.ListParam(1, I64)));
        List<Long> first = List.of(1L, 2L);
        List<Long> second = List.of(10L, 20L);
        assertThat(holds(in, new Object[] {2L, 20L}, first, second)).isTrue();
        assertThat(holds(in, new Object[] {1L, 20L}, first, second)).isFalse();
        assertThat(holds(in, new Object[] {1L, null}, first, second)).isFalse();
    }

    @Test
    void aKeyWithANullPartEqualsNone() {
        KeyEquals same = new KeyEquals(List.of(column(0), column(1)), List.of(column(2), column(3)));
        assertThat(holds(same, new Object[] {1L, 2L, 1L, 2L})).isTrue();
        assertThat(holds(same, new Object[] {1L, null, 1L, null})).isFalse();
        assertThat(holds(same, new Object[] {1L, 2L, 1L, 3L})).isFalse();
        assertThat(holds(same, new Object[] {1L, 2L, 1L, null})).isFalse();
        assertThat(holds(same, new Object[] {new byte[] {7}, 2L, new byte[] {7}, 2L}))
                .isTrue();
        assertThat(holds(same, new Object[] {new byte[] {7}, 2L, new byte[] {8}, 2L}))
                .isFalse();
    }

    private static RowScope joined(boolean required) {
        return new RowScope(
                List.of(
                        new Source(List.of(), COLUMNS.subList(0, 1), false),
                        new Source(List.of(1), COLUMNS.subList(0, 1), required)),
                Map.of());
    }

    @Test
    void aColumnOfAJoinedRowThatIsMissingIsNull() {
        IsNull isNull = new IsNull(column(0, 1, 0));
        assertThat(holds(joined(false), isNull, new Object[] {1L, null})).isTrue();
        assertThat(holds(joined(false), isNull, new Object[] {1L, new Object[] {5L}}))
                .isFalse();
    }

    @Test
    void aRowWithoutARequiredSourceFails() {
        assertThat(holds(joined(true), ValueExpr.TRUE, new Object[] {1L, null})).isFalse();
        assertThat(holds(joined(true), ValueExpr.TRUE, new Object[] {1L, new Object[] {5L}}))
                .isTrue();
        assertThat(holds(joined(true), ValueExpr.FALSE, new Object[] {1L, new Object[] {5L}}))
                .isFalse();
    }

    private static SelectRows select(TableExpr where, TableExpr selected) {
        return new SelectRows(TABLE, List.of(), where, List.of(), null, null, List.of(selected));
    }

    /** The rows of a subquery are merged into the cell behind the first column. */
    private static RowScope around(Subquery subquery, TableExpr condition, RowScope inner) {
        return new RowScope(
                List.of(new Source(List.of(), COLUMNS.subList(0, 1), false)),
                Map.of(subquery, new MergedRows(0, List.of(1), new RowCondition(inner, condition))));
    }

    @Test
    void aConditionOnRelatedRowsSeesTheRowAroundThem() {
        Compare larger = new Compare(CompareOp.GT, column(0), column(1, 0, 0));
        Exists some = new Exists(select(larger, column(0)));
        RowScope scope = around(some, larger, OWN);
        List<Object[]> related = List.of(new Object[] {4L}, new Object[] {6L});
        assertThat(holds(scope, some, new Object[] {5L, related})).isTrue();
        assertThat(holds(scope, some, new Object[] {7L, related})).isFalse();
        assertThat(holds(scope, some, new Object[] {7L, List.of()})).isFalse();
        assertThat(holds(scope, some, new Object[] {7L, null})).isFalse();
    }

    @Test
    void relatedRowsAreCounted() {
        Compare larger = new Compare(CompareOp.GT, column(0), column(1, 0, 0));
        CountSubquery count = new CountSubquery(select(larger, new CountAll()));
        RowExpr computed = new RowExpr.Computed(around(count, larger, OWN), count);
        List<Object[]> related = List.of(new Object[] {4L}, new Object[] {6L});
        assertThat(CompiledPredicate.of(computed).evaluate(context(new Object[] {5L, related})))
                .isEqualTo(1L);
        assertThat(CompiledPredicate.of(computed).evaluate(context(new Object[] {3L, related})))
                .isEqualTo(2L);
        assertThat(CompiledPredicate.of(computed).evaluate(context(new Object[] {3L, null})))
                .isEqualTo(0L);
    }

    @Test
    void scopesNestAsDeepAsTheConditionDoes() {
        TableExpr condition = new Compare(CompareOp.EQ, column(0), column(6, 0, 0));
        RowScope scope = OWN;
        Object[] row = {1L, List.of()};
        for (int i = 0; i < 6; i++) {
            Exists some = new Exists(select(condition, column(0)));
            scope = around(some, condition, scope);
            condition = some;
            row = new Object[] {1L, Collections.singletonList(row)};
        }
        assertThat(holds(scope, condition, row)).isTrue();
    }

    @Test
    void conditionsCombine() {
        Object[] row = {};
        assertThat(holds(new And(List.of(ValueExpr.TRUE, ValueExpr.FALSE)), row))
                .isFalse();
        assertThat(holds(new And(List.of(ValueExpr.TRUE, ValueExpr.TRUE)), row)).isTrue();
        assertThat(holds(new Or(List.of(ValueExpr.FALSE, ValueExpr.TRUE)), row)).isTrue();
        assertThat(holds(new Or(List.of(ValueExpr.FALSE, ValueExpr.FALSE)), row))
                .isFalse();
        Not no = new Not(ValueExpr.TRUE);
        assertThat(holds(new Compare(CompareOp.EQ, no, ValueExpr.FALSE), row)).isTrue();
        assertThat(holds(new Compare(CompareOp.EQ, no, ValueExpr.TRUE), row)).isFalse();
    }

    @Test
    void aFunctionIsEvaluatedByItsDescriptor() {
        FunctionDescriptor negate = new FunctionDescriptor(
                "negate",
                TypeRule.of(StorageType.I64, StorageType.I64),
                NullRule.NULL_IF_ANY,
                operands -> -(Long) Objects.requireNonNull(operands.get(0)),
                "-{0}");
        Compare opposite = new Compare(CompareOp.EQ, column(0), new Call(negate, List.of(column(1)), StorageType.I64));
        assertThat(holds(opposite, new Object[] {1L, -1L})).isTrue();
        assertThat(holds(opposite, new Object[] {1L, 1L})).isFalse();
        assertThat(holds(opposite, new Object[] {null, null})).isTrue();
    }

    @Test
    void aTextMatchIsTwoValued() {
        ColumnRef text = new ColumnRef(0, 0, COLUMNS.get(0), Type.optional(StorageType.TEXT));
        ValueExpr part = new ValueExpr(new Value.Param(0, Type.of(StorageType.TEXT)));
        Call contains = new Call(BuiltInFunctions.CONTAINS, List.of(text, part), StorageType.BOOL);
        assertThat(holds(contains, new Object[] {"runnel"}, "nne")).isTrue();
        assertThat(holds(contains, new Object[] {"runnel"}, "NNE")).isFalse();
        assertThat(holds(contains, new Object[] {null}, "nne")).isFalse();
        assertThat(holds(new Not(contains), new Object[] {null}, "nne")).isTrue();
    }

    @Test
    void aColumnThatWasNotLoadedIsRefused() {
        RowCondition condition = new RowCondition(RowScope.of(COLUMNS.subList(0, 1)), new IsNull(column(1)));
        assertThatThrownBy(() -> CompiledPredicate.of(condition))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("t.c1");
    }
}
