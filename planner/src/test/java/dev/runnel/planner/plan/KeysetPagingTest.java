package dev.runnel.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.planner.oracle.Data;
import dev.runnel.planner.oracle.TableEvaluation;
import dev.runnel.planner.program.MirBuilder;
import dev.runnel.planner.program.ReadProgram.Keyset;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.Sort;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.ColumnRef;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.IsNull;
import dev.runnel.spi.TableExpr.ValueExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeysetPagingTest {
    private static final List<Column> COLUMNS = List.of(
            new Column("t", "k1", 0, Type.of(StorageType.I64)),
            new Column("t", "k2", 1, Type.of(StorageType.TEXT)),
            new Column("t", "r", 2, Type.of(StorageType.TEXT)),
            new Column("t", "x", 3, Type.optional(StorageType.I64)),
            new Column("t", "y", 4, Type.optional(StorageType.TEXT)),
            new Column("t", "z", 5, Type.optional(StorageType.BOOL)));
    private static final Table TABLE = new Table(
            "t",
            COLUMNS,
            COLUMNS.subList(0, 2),
            List.of(new Table.NamedColumns("t_x", List.of(COLUMNS.get(3), COLUMNS.get(4)))),
            List.of(new Table.NamedColumns("t_z", List.of(COLUMNS.get(5)))),
            List.of());

    private static SelectRows select(List<Sort> order) {
        return select(ValueExpr.TRUE, order);
    }

    private static SelectRows select(TableExpr where, List<Sort> order) {
        return new SelectRows(TABLE, List.of(), where, order, null, null, List.of(ColumnRef.own(COLUMNS.get(4))));
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void windowsOfAnySizeGiveEveryRowOnceInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Data data = Data.of(TABLE, random, 25);
        KeysetPaging paging = KeysetPaging.of(select(order(random))).orElseThrow();
        Keyset keyset = paging.paging(new MirBuilder(0), false);
        @Nullable Object[] values = new Object[keyset.limitSlot() + 1];
        values[keyset.limitSlot()] = (long) Integer.MAX_VALUE;
        List<String> expected = texts(TableEvaluation.rows(keyset.first(), data, values));
        assertThat(expected).hasSameSizeAs(data.rows("t"));
        for (long size = 1; size <= expected.size() + 1; size++) {
            values[keyset.limitSlot()] = size;
            assertThat(texts(windows(keyset, data, values)))
                    .as("windows of %d by %s", size, keyset.first().order())
                    .isEqualTo(expected);
        }
    }

    private static List<@Nullable Object[]> windows(Keyset keyset, Data data, @Nullable Object[] values) {
        List<@Nullable Object[]> all = new ArrayList<>();
        List<@Nullable Object[]> window = TableEvaluation.rows(keyset.first(), data, values);
        while (!window.isEmpty()) {
            all.addAll(window);
            @Nullable Object[] last = window.get(window.size() - 1);
            int absent = 0;
            for (int i = 0; i < keyset.cells().size(); i++) {
                Object position = last[keyset.cells().get(i)];
                values[keyset.slots().get(i)] = position;
                absent |= position == null ? 1 << i : 0;
            }
            window = TableEvaluation.rows(keyset.next().get(absent), data, values);
        }
        return all;
    }

    private static List<Sort> order(Random random) {
        List<Sort> order = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            ColumnRef column = ColumnRef.own(COLUMNS.get(random.nextInt(COLUMNS.size())));
            if (order.stream().noneMatch(sort -> sort.expr().equals(column))) {
                order.add(
                        new Sort(column, random.nextBoolean() ? Direction.ASC : Direction.DESC, random.nextBoolean()));
            }
        }
        return order;
    }

    private static List<String> texts(List<@Nullable Object[]> rows) {
        return rows.stream().map(Arrays::toString).toList();
    }

    @Test
    void positionColumnsFollowTheSelection() {
        ColumnRef x = ColumnRef.own(COLUMNS.get(3));
        KeysetPaging paging = KeysetPaging.of(select(List.of(new Sort(x, Direction.DESC, false))))
                .orElseThrow();
        assertThat(paging.select().selection())
                .containsExactly(
                        ColumnRef.own(COLUMNS.get(4)), x, ColumnRef.own(COLUMNS.get(0)), ColumnRef.own(COLUMNS.get(1)));
        assertThat(paging.paging(new MirBuilder(0), false).cells()).containsExactly(1, 2, 3);
    }

    @Test
    void constantColumnsAreNotPartOfThePosition() {
        assertThat(orderWhere(is(0))).containsExactly(COLUMNS.get(1));
        assertThat(orderWhere(is(3))).containsExactly(COLUMNS.get(0), COLUMNS.get(1));
        assertThat(orderWhere(new And(List.of(is(0), is(1)))))
                .as("one row")
                .containsExactly(COLUMNS.get(0), COLUMNS.get(1));
    }

    private static List<Column> orderWhere(TableExpr where) {
        Keyset keyset = KeysetPaging.of(select(where, List.of())).orElseThrow().paging(new MirBuilder(1), false);
        return keyset.first().order().stream()
                .map(sort -> ((ColumnRef) sort.expr()).column())
                .toList();
    }

    private static TableExpr is(int column) {
        ColumnRef ref = ColumnRef.own(COLUMNS.get(column));
        return new Compare(CompareOp.EQ, ref, new ValueExpr(new Value.Param(0, ref.type())));
    }

    @Test
    void unindexedOrderUsesACursorIfTheDatabaseHasCursors() {
        assertThat(byCursor(ValueExpr.TRUE, 2)).isTrue();
        assertThat(byCursor(ValueExpr.TRUE, 1))
                .as("the key begins with another")
                .isTrue();
        assertThat(byCursor(is(5), 4))
                .as("what is equal is indexed, not the order")
                .isTrue();
        assertThat(byCursor(ValueExpr.TRUE, 0)).as("the key").isFalse();
        assertThat(byCursor(ValueExpr.TRUE, 0, 2)).as("the key begins it").isFalse();
        assertThat(byCursor(is(0), 1)).as("the rest of the key").isFalse();
        assertThat(byCursor(ValueExpr.TRUE, 3)).as("a unique set").isFalse();
        assertThat(byCursor(ValueExpr.TRUE, 5)).as("an index").isFalse();
        assertThat(byCursor(is(2), 2)).as("all are equal").isFalse();
        assertThat(byCursor(ValueExpr.TRUE)).as("by the key").isFalse();
        assertThat(KeysetPaging.of(selectOf(ValueExpr.TRUE, 2))
                        .orElseThrow()
                        .paging(new MirBuilder(1), false)
                        .byCursor())
                .as("without cursors")
                .isFalse();
    }

    private static boolean byCursor(TableExpr where, int... order) {
        return KeysetPaging.of(selectOf(where, order))
                .orElseThrow()
                .paging(new MirBuilder(1), true)
                .byCursor();
    }

    private static SelectRows selectOf(TableExpr where, int... order) {
        return select(
                where,
                IntStream.of(order)
                        .mapToObj(i -> new Sort(ColumnRef.own(COLUMNS.get(i)), Direction.DESC, false))
                        .toList());
    }

    @Test
    void orderByAConditionIsBuffered() {
        TableExpr condition = new IsNull(ColumnRef.own(COLUMNS.get(3)));
        assertThat(KeysetPaging.of(select(List.of(new Sort(condition, Direction.ASC, true)))))
                .isEmpty();
    }

    @Test
    void tooManyNullableSortKeysAreBuffered() {
        List<Sort> order = IntStream.range(0, 5)
                .mapToObj(i -> new Column("t", "n" + i, i, Type.optional(StorageType.I64)))
                .map(column -> new Sort(ColumnRef.own(column), Direction.ASC, true))
                .toList();
        assertThat(KeysetPaging.of(select(order))).isEmpty();
        assertThat(KeysetPaging.of(select(order.subList(0, 4)))).isPresent();
    }
}
