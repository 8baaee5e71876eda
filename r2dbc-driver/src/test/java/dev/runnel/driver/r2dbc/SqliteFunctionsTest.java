package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.driver.r2dbc.sql.PatternForm;
import dev.runnel.driver.r2dbc.sql.SqliteTexts;
import dev.runnel.sqlite.ScalarFunction;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQLite is given, value by value. */
class SqliteFunctionsTest {
    private static @Nullable Object call(String name, @Nullable Object... arguments) {
        ScalarFunction function = Objects.requireNonNull(SqliteFunctions.ALL.get("runnel_" + name));
        return function.call(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "plus, 0.1, 0.2, 0.3",
        "plus, 0.10, 0.20, 0.3",
        "minus, 1.5, 0.5, 1",
        "times, 100, 1E+3, 100000",
        "times, 0.0001, 0.001, 1E-7",
        "divided_by, 1, 8, 0.125",
        "divided_by, 2, 3, 0.666666666667",
        "divided_by, 1234567890123456789012345678901234567890123456.78, 1, 1234567890123456789012345678901234567890123456.78",
        "divided_by, 1234567890123456789012345678901234567890123456.78, 1000, 1234567890123456789012345678901234567890123.45678",
        "divided_by, 7, 0.0000000001, 70000000000",
    })
    void decimals(String name, String a, String b, String result) {
        assertThat(call(name + "_decimal", a, b)).isEqualTo(result);
    }

    @Test
    void wholeNumbersStayWithinTheirWidth() {
        assertThat(call("divided_by_i64", -7L, 2L)).isEqualTo(-3L);
        assertThat(call("mod_i16", -7L, 2L)).isEqualTo(-1L);
        Stream.<Runnable>of(
                        () -> call("divided_by_i64", Long.MIN_VALUE, -1L),
                        () -> call("plus_i64", Long.MAX_VALUE, 1L),
                        () -> call("plus_i16", 32_767L, 1L),
                        () -> call("to_long_decimal", "9223372036854775808"))
                .forEach(fails -> assertThatThrownBy(fails::run).hasMessage(SqliteTexts.COMPUTED));
    }

    @Test
    void whatIsNoNumberComesBehindAllNumbers() {
        assertThat(call("minus_f64", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isEqualTo("NaN");
        assertThat(call("plus_f64", "NaN", 1.0)).isEqualTo("NaN");
        assertThat(call("plus_f32", 3e38, 3e38)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(call("f64", Double.doubleToLongBits(-0x1.fffffffffffffp1023)))
                .isEqualTo(-Double.MAX_VALUE);
    }

    @Test
    void whatIsNotHeldFails() {
        assertThat(call("int", 127L, 1L)).isEqualTo(127L);
        assertThat(call("unsigned", 255L, 8L)).isEqualTo(255L);
        assertThat(call("unsigned", "18446744073709551615", 64L)).isEqualTo("18446744073709551615");
        assertThat(call("numeric", "1.005", 3L, 2L)).isEqualTo("1.01");
        assertThat(call("finite", -0.0)).isEqualTo(0.0);
        Stream.<Runnable>of(
                        () -> call("unsigned", -1L, 8L),
                        () -> call("unsigned", 256L, 8L),
                        () -> call("unsigned", 0x1p63, 63L),
                        () -> call("unsigned", 0.0, 63L),
                        () -> call("unsigned", "18446744073709551616", 64L),
                        () -> call("int", 128L, 1L),
                        () -> call("int", 0x1p63, 8L),
                        () -> call("numeric", "9.995", 3L, 2L),
                        () -> call("finite", "NaN"),
                        () -> call("finite_f32", 1e39))
                .forEach(fails -> assertThatThrownBy(fails::run).hasMessage(SqliteTexts.COMPUTED));
    }

    @Test
    void ofAnAbsentValueNothingComes() {
        assertThat(call("plus_decimal", null, "1")).isNull();
        assertThat(call("upper", (Object) null)).isNull();
    }

    @Test
    void decimalsAreInTheirOrderAndOthersBehindThem() {
        assertThat(Stream.of("abc", "10", "9", "-1", "1E-7", "0", "")
                        .sorted(Objects.requireNonNull(SqliteFunctions.ORDERS.get("runnel_decimal"))))
                .containsExactly("-1", "0", "1E-7", "9", "10", "", "abc");
    }

    @ParameterizedTest
    @CsvSource({"a%b_c, a*b?c", "'[x]*?', '[[]x][*][?]'", "100!%!_!!, 100%_!", "^\\, ^\\"})
    void wildcardsOfLikeAreThoseOfGlob(String like, String glob) {
        assertThat(PatternForm.GLOB.of(like)).isEqualTo(glob);
    }
}
