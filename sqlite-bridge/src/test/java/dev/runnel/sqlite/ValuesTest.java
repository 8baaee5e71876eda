package dev.runnel.sqlite;

import static dev.runnel.sqlite.Sqlite.PATIENCE;
import static dev.runnel.sqlite.Sqlite.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Blob;
import io.r2dbc.spi.Clob;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Each value returns from SQLite unchanged or is rejected. */
class ValuesTest {
    private static SqliteConnection connection;

    @BeforeAll
    static void open() {
        connection = Sqlite.open(Sqlite.memory());
        run(connection, "CREATE TABLE v (x)"); // no affinity: SQLite converts nothing
    }

    @AfterAll
    static void close() {
        connection.close().block(PATIENCE);
    }

    static Stream<Object> values() {
        return Stream.of(
                0L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Integer.MIN_VALUE,
                Short.MAX_VALUE,
                Byte.MIN_VALUE,
                true,
                false,
                0.1,
                -0.0,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.POSITIVE_INFINITY,
                0.1f,
                Float.MIN_VALUE,
                "",
                "a\0b",
                "\ud83d\ude00",
                new BigDecimal("1E+5"),
                new BigDecimal("0.000000000000000000000000000001"),
                new BigInteger("123456789012345678901234567890"),
                new UUID(0, 0),
                LocalDate.of(1, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalTime.of(23, 59, 59, 999_999_999),
                LocalTime.MIDNIGHT,
                LocalDateTime.of(9999, 12, 31, 0, 0),
                OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 1, ZoneOffset.ofHours(-18)),
                Instant.ofEpochSecond(0),
                Instant.parse("2020-01-01T10:00:00.000000001Z"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void comesBackAsItWas(Object value) {
        assertThat(stored(value, value.getClass())).isEqualTo(value);
        assertThat(stored(Parameters.in(value), value.getClass())).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void nullIsNull(Object value) {
        assertThat(Flux.from(connection.createStatement("SELECT NULL").execute())
                        .concatMap(result -> result.map(row -> row.get(0, value.getClass()) == null))
                        .blockLast(PATIENCE))
                .isTrue();
    }

    @Test
    void bytesComeBackAsTheyWere() {
        byte[] bytes = {0, 1, -1};
        assertThat(stored(bytes, byte[].class)).isEqualTo(bytes);
        assertThat(stored(new byte[0], byte[].class)).isEmpty();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, 2);
        assertThat(stored(buffer, ByteBuffer.class)).isEqualTo(ByteBuffer.wrap(new byte[] {1, -1}));
        assertThat(buffer.remaining()).as("it was not read from").isEqualTo(2);
        byte[] large = new byte[3_000_000];
        assertThat(stored(Blob.from(Mono.just(ByteBuffer.wrap(large))), byte[].class))
                .isEqualTo(large);
        assertThat(stored(Clob.from(Flux.just("a", "b")), String.class)).isEqualTo("ab");
    }

    @Test
    void instantsOrderAsTheirTextsDo() {
        List<Instant> times = List.of(
                Instant.parse("2020-01-01T10:00:00Z"),
                Instant.parse("2020-01-01T10:00:00.5Z"),
                Instant.parse("2020-01-01T10:00:01Z"));
        assertThat(times.stream().map(SqliteValues::encode).map(String.class::cast))
                .isSorted();
    }

    @Test
    void sqlitesOwnTimesAreRead() {
        assertThat(read("SELECT datetime('2020-01-01 10:00:00')", LocalDateTime.class))
                .isEqualTo(LocalDateTime.of(2020, 1, 1, 10, 0));
        assertThat(read("SELECT date('2020-01-01')", LocalDate.class)).isEqualTo(LocalDate.of(2020, 1, 1));
    }

    @Test
    void wholeDoublesAreExactNumbers() {
        assertThat(read("SELECT 1152921504606846976.0", Long.class)).isEqualTo(1L << 60);
        assertThat(read("SELECT 1152921504606846976.0", BigDecimal.class)).isEqualTo(BigDecimal.valueOf(1L << 60));
        assertThat(read("SELECT 1152921504606846976", Double.class)).isEqualTo(0x1p60);
        assertThat(read("SELECT 0.1", BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void invalidUtf8IsReadAsBytes() {
        assertThat(read("SELECT CAST(x'ff41' AS TEXT)", byte[].class)).isEqualTo(new byte[] {-1, 'A'});
        assertThat(read("SELECT CAST(x'efbfbd' AS TEXT)", String.class)).isEqualTo("\ufffd");
    }

    static Stream<Arguments> inexact() {
        return Stream.of(
                Arguments.of("2147483648", Integer.class),
                Arguments.of("32768", Short.class),
                Arguments.of("128", Byte.class),
                Arguments.of("2", Boolean.class),
                Arguments.of("1.5", Long.class),
                Arguments.of("9007199254740993", Double.class),
                Arguments.of("0.1", Float.class),
                Arguments.of("'1.5'", Long.class),
                Arguments.of("'1E+999999999'", BigInteger.class),
                Arguments.of("'text'", Long.class),
                Arguments.of("'text'", byte[].class),
                Arguments.of("x'00'", String.class),
                Arguments.of("x'00'", Long.class),
                Arguments.of("1152921504606846980", Double.class),
                Arguments.of("CAST(x'ff41' AS TEXT)", String.class),
                Arguments.of("'2020-01-01 10:00:00'", LocalDate.class),
                Arguments.of("'2020-01-01 10:00:00'", Instant.class),
                Arguments.of("'x'", UUID.class));
    }

    @ParameterizedTest
    @MethodSource("inexact")
    void inexactConversionsAreRejected(String literal, Class<?> type) {
        assertThatThrownBy(() -> read("SELECT " + literal, type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName());
    }

    @Test
    void unsupportedValuesAreRejected() {
        for (Object value :
                List.of(Double.NaN, Float.NaN, "\ud800", "\udc00x", new Object(), Parameters.out(R2dbcType.INTEGER))) {
            assertThatThrownBy(() -> connection.createStatement("SELECT ?").bind(0, value))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void numbersAreReadAsEveryTypeThatHoldsThem() {
        assertThat(read("SELECT 3.0", Long.class)).isEqualTo(3L);
        assertThat(read("SELECT '12'", Integer.class)).isEqualTo(12);
        assertThat(read("SELECT 0.1", BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
        assertThat(read("SELECT '0.1'", Double.class)).isEqualTo(0.1);
        assertThat(read("SELECT 7", String.class)).isEqualTo("7");
    }

    private static <T> T stored(Object value, Class<T> type) {
        run(connection, "DELETE FROM v");
        Flux.from(connection
                        .createStatement("INSERT INTO v VALUES (?)")
                        .bind(0, value)
                        .execute())
                .concatMap(result -> result.getRowsUpdated())
                .blockLast(PATIENCE);
        return read("SELECT x FROM v", type);
    }

    private static <T> T read(String sql, Class<T> type) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map(row -> row.get(0, type)))
                .blockLast(PATIENCE);
    }
}
