package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.Storage;
import dev.runnel.type.Type;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** Texts of which MySQL and MariaDB look at the beginning alone, or of which they take no more than so many, unless they are told otherwise. */
class MysqlLongTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 120;
    private static final Column KEY = new Column("words", "id", 0, Type.of(Storage.I64));
    private static final Column WORD = new Column("words", "word", 1, Type.of(Storage.TEXT));
    private static final Column OWNER =
            new Column("words", "owner", 2, Type.of(Storage.TEXT), false, new ColumnType.Varchar(700), null);
    private static final Table WORDS =
            new Table("words", List.of(KEY, WORD, OWNER), List.of(KEY), List.of(), List.of(), List.of());

    /** Of 400 characters, and 1,600 bytes. */
    private static final String ALIKE = Character.toString(0x1F600).repeat(400);

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void aListOfLongTextsIsWhole(MysqlServer server) {
        List<String> found = read(server, number -> "x".repeat(10_000) + number, driver -> {
            SelectRows first = Samples.select(WORDS, TableExpr.ValueExpr.TRUE, own(WORD))
                    .withOrder(List.of(asc(KEY)))
                    .withSlice(SelectRows.Slice.first(limit(0)));
            SelectRows among = Samples.select(WORDS, new TableExpr.InSelect(own(WORD), first), own(WORD));
            return rows(driver, among, (long) ROWS);
        });
        assertThat(found).hasSize(ROWS);
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void firstRowsOfEachAreThoseOfItsWholeKey(MysqlServer server) {
        List<String> found = read(server, number -> "word " + number, driver -> {
            SelectRows first = Samples.select(WORDS, TableExpr.ValueExpr.TRUE, own(WORD))
                    .withOrder(List.of(asc(KEY)))
                    .withPerKey(new SelectRows.PerKey(List.of(own(OWNER)), limit(0)));
            return rows(driver, first, 1L);
        });
        assertThat(found).containsExactlyInAnyOrder("word 0", "word 1");
    }

    /** Each second row is of another owner. */
    private static List<String> read(
            MysqlServer server, Function<Integer, String> word, Function<Driver, List<String>> reading) {
        String url = server.newDatabase();
        Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
        try {
            driver.pushSchema(List.of(WORDS)).block(PATIENCE);
            List<@Nullable Object[]> rows = IntStream.range(0, ROWS)
                    .mapToObj(number -> new @Nullable Object[] {(long) number, word.apply(number), ALIKE + number % 2})
                    .toList();
            InsertRows insert = new InsertRows(WORDS, WORDS.columns(), 0, List.of());
            Flux.usingWhen(
                            driver.acquire(),
                            lease -> lease.run(driver.compile(insert), new @Nullable Object[] {rows}),
                            Lease::release)
                    .blockLast(PATIENCE);
            return reading.apply(driver);
        } finally {
            driver.close().block(PATIENCE);
            server.dropDatabase(url);
        }
    }

    private static List<String> rows(Driver driver, SelectRows select, @Nullable Object... values) {
        return Flux.usingWhen(
                        driver.acquire(),
                        lease -> lease.rows(driver.compile(select), values, row -> row.getString(0)),
                        Lease::release)
                .collectList()
                .block(PATIENCE);
    }
}
