package dev.runnel.driver.r2dbc;

import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.error.DecodeException;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.Row;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** What another program writes into columns without a sign that Runnel made: more than a {@code long} holds. */
class MysqlUnsignedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Column SIGNED = unsigned("n", 0, StorageType.I64);
    private static final Column WHOLE = unsigned("w", 1, StorageType.DECIMAL);
    private static final Table WIDE =
            new Table("wide", List.of(SIGNED, WHOLE), List.of(SIGNED), List.of(), List.of(), List.of());

    private static final Value FIVE = new Value.Param(0, Type.of(StorageType.I64));

    private static Column unsigned(String name, int index, StorageType storage) {
        ColumnType type = new ColumnType.Unsigned(storage, Long.SIZE);
        return new Column("wide", name, index, Type.of(storage), false, type, type);
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void isReadExactlyOrNotAtAll(MysqlServer server) {
        String url = server.newDatabase();
        Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
        try {
            driver.pushSchema(List.of(WIDE)).block(PATIENCE);
            MysqlServer.execute(url, "INSERT INTO wide VALUES (18446744073709551615, 18446744073709551615)");
            SelectRows wholes = Samples.select(WIDE, TableExpr.ValueExpr.TRUE, own(WHOLE));
            SelectRows longs = Samples.select(WIDE, TableExpr.ValueExpr.TRUE, own(SIGNED));

            assertThat(read(driver, wholes, row -> row.getDecimal(0)))
                    .containsExactly(new BigDecimal("18446744073709551615"));
            assertThatThrownBy(() -> read(driver, longs, row -> row.getLong(0))).isInstanceOf(DecodeException.class);
            TableExpr more = new TableExpr.Compare(
                    CompareOp.GT,
                    TableExpr.Call.of(BuiltInFunctions.PLUS, own(SIGNED), new TableExpr.ValueExpr(FIVE)),
                    new TableExpr.ValueExpr(FIVE));
            assertThat(read(driver, Samples.select(WIDE, more, own(WHOLE)), row -> row.getDecimal(0), 5L))
                    .hasSize(1);
        } finally {
            driver.close().block(PATIENCE);
        }
    }

    private static <T> List<T> read(Driver driver, SelectRows select, Function<Row, T> value, Object... values) {
        return Flux.usingWhen(
                        driver.acquire(),
                        lease -> lease.rows(driver.compile(select), values, value::apply),
                        Lease::release)
                .collectList()
                .block(PATIENCE);
    }
}
