package dev.runnel.tck.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.companion.StatementParts;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidStatementException;
import dev.runnel.internal.PageCursorCodec;
import dev.runnel.internal.PageCursorCodec.CursorPosition;
import dev.runnel.stmt.ModelExpr;
import dev.runnel.stmt.ModelExpr.ValueExpr;
import dev.runnel.stmt.Order;
import dev.runnel.stmt.Select;
import dev.runnel.tck.scenario.todo.Todo;
import dev.runnel.tck.scenario.todo.Todos;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the text of page cursors. A change of the format invalidates each cursor in a link or a client. */
class CursorTextTest {
    private final Todo some = Sample.TODOS.get(11);

    private static PageCursorCodec cursors(Todos.Query query) {
        Select page = (Select) StatementParts.requests(query.page(1)).get(0).shape();
        return new PageCursorCodec(page.entity(), page.filter(), page.order(), List.of());
    }

    @Test
    void aCursorIsTheSameTextInEveryProgram() {
        Todos.Query query = Todos.filter(t -> t.user().name().eq("Ann"))
                .orderBy(
                        t -> t.title().desc(),
                        t -> t.due().asc().nullsLast(),
                        t -> t.estimate().asc(),
                        t -> t.done().asc(),
                        t -> t.points().asc());
        Object[] values = {some.title(), some.due().orElseThrow(), null, true, -1L, some.id()};
        assertThat(cursors(query).text(new CursorPosition(false, values)))
                .isEqualTo(
                        "AaBjJN9xGtFkAAMAAAADdGVhBQAAAABpqtbYAAAAAAAD2GAAAQEC__________8EgZQAAAArcACAAAAAAAALwyEhD5w");
        CursorPosition read = cursors(query)
                .place("AaBjJN9xGtFkAAMAAAADdGVhBQAAAABpqtbYAAAAAAAD2GAAAQEC__________8EgZQAAAArcACAAAAAAAALwyEhD5w");
        assertThat(read.values()).containsExactly(values);
        assertThat(read.inclusive()).isFalse();
    }

    @Test
    void whetherTheRowAtThePlaceIsMeantIsInIt() {
        PageCursorCodec cursors = cursors(Todos.all());
        String inclusive = cursors.text(new CursorPosition(true, new Object[] {some.id()}));
        assertThat(inclusive).isNotEqualTo(cursors.text(new CursorPosition(false, new Object[] {some.id()})));
        assertThat(cursors.place(inclusive).inclusive()).isTrue();
    }

    @Test
    void aRequiredValueIsNotAbsent() {
        PageCursorCodec cursors = cursors(Todos.all());
        String forged = cursors.text(new CursorPosition(false, new Object[] {null}));
        assertThatThrownBy(() -> cursors.place(forged))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED_CURSOR));
    }

    @Test
    void everyStorageHasAForm() {
        Map<StorageType, List<Object>> values = new EnumMap<>(StorageType.class);
        values.put(StorageType.BOOL, List.of(true, false));
        values.put(StorageType.I16, List.of(Short.MIN_VALUE, (short) -1, Short.MAX_VALUE));
        values.put(StorageType.I32, List.of(Integer.MIN_VALUE, -1, Integer.MAX_VALUE));
        values.put(StorageType.I64, List.of(Long.MIN_VALUE, -1L, Long.MAX_VALUE));
        values.put(StorageType.F32, List.of(-1.5f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY, 0f));
        values.put(StorageType.F64, List.of(-1.5, Double.MIN_VALUE, Double.POSITIVE_INFINITY, 0.0));
        values.put(
                StorageType.DECIMAL,
                List.of(
                        new BigDecimal("-1.05"),
                        BigDecimal.ZERO,
                        new BigDecimal("123456789012345678901234567890.123456789")));
        values.put(StorageType.TEXT, List.of("", "a'\n\uD83D\uDE00\uFFFD\""));
        values.put(StorageType.UUID, List.of(new UUID(-1, 1)));
        values.put(StorageType.DATE, List.of(LocalDate.of(-4000, 1, 1), LocalDate.of(9999, 12, 31)));
        values.put(StorageType.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)));
        values.put(StorageType.DATETIME, List.of(LocalDateTime.of(1, 2, 3, 4, 5, 6, 7_000)));
        values.put(StorageType.INSTANT, List.of(Instant.parse("-4000-01-01T00:00:00.000001Z")));
        values.put(StorageType.BYTES, List.of(new byte[] {}, new byte[] {0, -1, 127}));
        assertThat(values).containsOnlyKeys(StorageType.values());
        values.forEach((storage, some) -> {
            PageCursorCodec cursors = ofOne(storage);
            for (Object value : some) {
                String text = cursors.text(new CursorPosition(false, new Object[] {value}));
                assertThat(cursors.place(text).values()[0]).isEqualTo(value);
            }
            assertThat(cursors.place(cursors.text(new CursorPosition(false, new Object[] {null})))
                            .values())
                    .containsOnlyNulls();
        });
    }

    @Test
    void valuesThatNoColumnHoldsAreDamage() {
        forged(StorageType.F32, Float.NaN);
        forged(StorageType.F64, Double.NaN);
        forged(StorageType.DECIMAL, new BigDecimal(BigInteger.ONE, 2_000_000_000));
        forged(StorageType.DECIMAL, new BigDecimal(BigInteger.ONE, -2_000_000_000));
    }

    private static void forged(StorageType storage, Object value) {
        PageCursorCodec cursors = ofOne(storage);
        String text = cursors.text(new CursorPosition(false, new Object[] {value}));
        assertThatThrownBy(() -> cursors.place(text))
                .isInstanceOfSatisfying(
                        InvalidStatementException.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.MALFORMED_CURSOR));
    }

    /** Of an order by one value of this storage. */
    private static PageCursorCodec ofOne(StorageType storage) {
        ModelExpr sorted = new ValueExpr(Value.Param.of(Type.optional(storage)));
        Order order = new Order(sorted, Direction.ASC, null);
        return new PageCursorCodec(Todos.MODEL.entity(), ValueExpr.TRUE, List.of(order), List.of());
    }
}
