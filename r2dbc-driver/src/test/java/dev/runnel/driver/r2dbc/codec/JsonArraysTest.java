package dev.runnel.driver.r2dbc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.type.StorageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonArraysTest {
    private static String of(StorageType storage, @Nullable Object... values) {
        return JsonArrays.of(storage, Arrays.asList(values));
    }

    @Test
    void textsAreQuoted() {
        assertThat(of(StorageType.TEXT, "a\"b\\c", "\n\u0001\u001f\u007f\u2028", "\ud83d\ude00", "[", "", null))
                .isEqualTo("[\"a\\\"b\\\\c\",\"\\u000a\\u0001\\u001f\u007f\u2028\",\"\ud83d\ude00\",\"[\",\"\",null]");
    }

    @Test
    void numbersAreDigitsOrBits() {
        assertThat(of(StorageType.I64, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo("[-9223372036854775808,9223372036854775807]");
        assertThat(of(StorageType.F64, 1.0, Double.NEGATIVE_INFINITY))
                .isEqualTo("[4607182418800017408,-4503599627370496]");
        assertThat(of(StorageType.F32, 1.0f)).isEqualTo("[4607182418800017408]");
        assertThat(of(StorageType.BOOL, true, false)).isEqualTo("[1,0]");
    }

    @Test
    void othersAreTextsAsTheyAreKept() {
        assertThat(of(StorageType.DECIMAL, new BigDecimal("1.50"), new BigDecimal("1E+5"), new BigDecimal("0.0000001")))
                .isEqualTo("[\"1.5\",\"100000\",\"1E-7\"]");
        assertThat(of(StorageType.TIME, LocalTime.MIDNIGHT)).isEqualTo("[\"00:00:00.000000\"]");
        assertThat(of(StorageType.INSTANT, Instant.EPOCH)).isEqualTo("[\"1970-01-01T00:00:00.000000Z\"]");
        assertThat(of(StorageType.BYTES, new byte[] {0, -1}, new byte[0])).isEqualTo("[\"00ff\",\"\"]");
    }

    @Test
    void rowsAndColumnsAreTuples() {
        List<StorageType> types = List.of(StorageType.I64, StorageType.TEXT);
        assertThat(JsonArrays.ofRows(types, List.of(new Object[] {1L, "a"}, new Object[] {2L, "b"})))
                .isEqualTo("[[1,\"a\"],[2,\"b\"]]");
        assertThat(JsonArrays.ofColumns(types, List.of(List.of(1L, 2L), List.of("a", "b"))))
                .isEqualTo("[[1,\"a\"],[2,\"b\"]]");
        assertThat(JsonArrays.ofColumns(types, List.of(List.of(), List.of()))).isEqualTo("[]");
    }
}
