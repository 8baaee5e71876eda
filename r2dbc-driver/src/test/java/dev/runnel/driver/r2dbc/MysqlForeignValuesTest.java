package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.DecodeException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.Row;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** What another program writes into columns that Runnel reads, and that Java has no value for: it is read exactly or not at all. */
class MysqlForeignValuesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Column KEY = new Column("kept", "id", 0, Type.of(StorageType.I64));
    private static final Column NUMBER = new Column("kept", "n", 1, Type.of(StorageType.I16));
    private static final Column TRUTH = new Column("kept", "b", 2, Type.of(StorageType.BOOL));
    private static final Column TIME = new Column("kept", "t", 3, Type.optional(StorageType.TIME));
    private static final Column DATE = new Column("kept", "d", 4, Type.optional(StorageType.DATE));
    private static final Column DATETIME = new Column("kept", "dt", 5, Type.optional(StorageType.DATETIME));
    private static final Column INSTANT = new Column("kept", "i", 6, Type.optional(StorageType.INSTANT));
    private static final Table KEPT = new Table(
            "kept",
            List.of(KEY, NUMBER, TRUTH, TIME, DATE, DATETIME, INSTANT),
            List.of(KEY),
            List.of(),
            List.of(),
            List.of());

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void areReadExactlyOrNotAtAll(MysqlServer server) {
        String url = server.newDatabase();
        Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
        try {
            MysqlServer.execute(
                    url,
                    "CREATE TABLE kept (id bigint PRIMARY KEY, n tinyint(1) NOT NULL, b boolean NOT NULL,"
                            + " t time(6), d date, dt datetime(6), i datetime(6))");
            MysqlServer.execute(
                    url,
                    "INSERT INTO kept VALUES (1, 7, 1, '23:59:59.999999', NULL, NULL, NULL), (2, -1, 0, NULL,"
                            + " NULL, NULL, NULL)");

            assertThat(read(driver, NUMBER, row -> row.getShort(0))).containsExactlyInAnyOrder((short) 7, (short) -1);
            assertThat(read(driver, TRUTH, row -> row.getBoolean(0))).containsExactlyInAnyOrder(true, false);
            assertThat(read(driver, TIME, row -> String.valueOf(row.getTimeOrNull(0))))
                    .containsExactlyInAnyOrder(
                            LocalTime.of(23, 59, 59, 999_999_000).toString(), "null");

            for (String time : List.of("25:00:00", "-01:00:00", "24:00:00")) {
                MysqlServer.execute(url, "UPDATE kept SET t = '" + time + "'");
                refuses(driver, TIME, row -> row.getTimeOrNull(0));
            }
            String zero = "'0000-00-00'";
            MysqlServer.execute(url, "UPDATE IGNORE kept SET d = " + zero + ", dt = " + zero + ", i = " + zero);
            refuses(driver, DATE, row -> row.getDateOrNull(0));
            refuses(driver, DATETIME, row -> row.getDateTimeOrNull(0));
            refuses(driver, INSTANT, row -> row.getInstantOrNull(0));
        } finally {
            driver.close().block(PATIENCE);
            server.dropDatabase(url);
        }
    }

    private static void refuses(Driver driver, Column column, Function<Row, Object> value) {
        assertThatThrownBy(() -> read(driver, column, row -> String.valueOf(value.apply(row))))
                .as("%s", column)
                .isInstanceOf(DecodeException.class);
    }

    private static <T> List<T> read(Driver driver, Column column, Function<Row, T> value) {
        return Flux.usingWhen(
                        driver.acquire(),
                        lease -> lease.rows(
                                driver.compile(Samples.select(KEPT, TableExpr.ValueExpr.TRUE, own(column))),
                                new Object[0],
                                value::apply),
                        Lease::release)
                .collectList()
                .block(PATIENCE);
    }
}
