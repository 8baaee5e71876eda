package dev.runnel.exec.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.program.RowTest;
import dev.runnel.planner.program.RowTest.AllOf;
import dev.runnel.planner.program.RowTest.Always;
import dev.runnel.planner.program.RowTest.AnyOf;
import dev.runnel.planner.program.RowTest.Cell;
import dev.runnel.planner.program.RowTest.Compared;
import dev.runnel.planner.program.RowTest.Constant;
import dev.runnel.planner.program.RowTest.SomeRow;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTestsTest {
    private static final Type.Scalar I64 = Type.of(Storage.I64);
    private static final Type.Scalar NULLABLE = Type.optional(Storage.I64);

    private static boolean holds(RowTest test, Object[] row, Object... values) {
        Frames frames = new Frames(values);
        frames.open();
        return CompiledTest.of(test).holds(frames.row(row));
    }

    private static Cell cell(Integer... path) {
        return new Cell(0, List.of(path));
    }

    private static Compared compared(CompareOp op) {
        return new Compared(op, cell(0), cell(1), NULLABLE);
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
        assertThat(holds(compared(op), new Object[] {left, right})).isEqualTo(expected);
        assertThat(holds(new RowTest.Negated(compared(op)), new Object[] {left, right}))
                .isEqualTo(!expected);
    }

    @Test
    void anAbsentValueIsInNoList() {
        RowTest.Listed listed = new RowTest.Listed(cell(0), new Value.ListParam(0, I64));
        assertThat(holds(listed, new Object[] {2L}, List.of(1L, 2L))).isTrue();
        assertThat(holds(listed, new Object[] {3L}, List.of(1L, 2L))).isFalse();
        assertThat(holds(listed, new Object[] {null}, List.of(1L, 2L))).isFalse();
    }

    @Test
    void aKeyIsInAListAsAWhole() {
        RowTest.ListedKey listed = new RowTest.ListedKey(
                List.of(cell(0), cell(1)), List.of(new Value.ListParam(0, I64), new Value.ListParam(1, I64)));
        List<Long> first = List.of(1L, 2L);
        List<Long> second = List.of(10L, 20L);
        assertThat(holds(listed, new Object[] {2L, 20L}, first, second)).isTrue();
        assertThat(holds(listed, new Object[] {1L, 20L}, first, second)).isFalse();
        assertThat(holds(listed, new Object[] {1L, null}, first, second)).isFalse();
    }

    @Test
    void aKeyWithAnAbsentPartEqualsNone() {
        RowTest.SameKey same = new RowTest.SameKey(List.of(cell(0), cell(1)), List.of(cell(2), cell(3)));
        assertThat(holds(same, new Object[] {1L, 2L, 1L, 2L})).isTrue();
        assertThat(holds(same, new Object[] {1L, null, 1L, null})).isFalse();
        assertThat(holds(same, new Object[] {1L, 2L, 1L, 3L})).isFalse();
        assertThat(holds(same, new Object[] {1L, 2L, 1L, null})).isFalse();
        assertThat(holds(same, new Object[] {new byte[] {7}, 2L, new byte[] {7}, 2L}))
                .isTrue();
        assertThat(holds(same, new Object[] {new byte[] {7}, 2L, new byte[] {8}, 2L}))
                .isFalse();
    }

    @Test
    void aPathOverARowThatIsNotThereIsAbsent() {
        RowTest.Absent absent = new RowTest.Absent(cell(1, 0));
        assertThat(holds(absent, new Object[] {1L, null})).isTrue();
        assertThat(holds(absent, new Object[] {1L, new Object[] {5L}})).isFalse();
    }

    @Test
    void aTestOfRelatedRowsSeesTheRowAroundThem() {
        RowTest larger = new Compared(CompareOp.GT, cell(0), new Cell(1, List.of(0)), I64);
        RowTest some = new SomeRow(cell(1), larger);
        assertThat(holds(some, new Object[] {5L, List.of(new Object[] {4L}, new Object[] {6L})}))
                .isTrue();
        assertThat(holds(some, new Object[] {7L, List.of(new Object[] {4L}, new Object[] {6L})}))
                .isFalse();
        assertThat(holds(some, new Object[] {7L, List.of()})).isFalse();
    }

    @Test
    void scopesNestAsDeepAsTheTestDoes() {
        RowTest test = new Compared(CompareOp.EQ, cell(0), new Cell(6, List.of(0)), I64);
        Object[] row = {1L, List.of()};
        for (int i = 0; i < 6; i++) {
            test = new SomeRow(cell(1), test);
            row = new Object[] {1L, Collections.singletonList(row)};
        }
        assertThat(holds(test, row)).isTrue();
    }

    @Test
    void testsCombine() {
        Always yes = new Always(true);
        Always no = new Always(false);
        Object[] row = {};
        assertThat(holds(new AllOf(List.of(yes, no)), row)).isFalse();
        assertThat(holds(new AllOf(List.of(yes, yes)), row)).isTrue();
        assertThat(holds(new AnyOf(List.of(no, yes)), row)).isTrue();
        assertThat(holds(new AnyOf(List.of(no, no)), row)).isFalse();
        Compared tested = new Compared(
                CompareOp.EQ, new RowTest.Tested(yes), new Constant(Value.Literal.FALSE), Type.Scalar.CONDITION);
        assertThat(holds(tested, row)).isFalse();
    }
}
