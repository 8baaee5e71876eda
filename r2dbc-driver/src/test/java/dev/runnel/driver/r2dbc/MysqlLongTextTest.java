package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of which MySQL and MariaDB look at the beginning alone, or of which they take no more than so many, unless they are told otherwise. */
class MysqlLongTextTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROWS = 120;
    private static final Column KEY = new Column("words", "id", 0, Type.of(StorageType.I64));
    private static final Column WORD = new Column("words", "word", 1, Type.of(StorageType.TEXT));
    private static final Column OWNER =
            new Column("words", "owner", 2, Type.of(StorageType.TEXT), false, new ColumnType.Varchar(700), null);
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
            SelectRows among = Samples.select(WORDS, new TableExpr.InSubquery(own(WORD), first), own(WORD));
            return Single.texts(driver, among, (long) ROWS);
        });
        assertThat(found).hasSize(ROWS);
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void firstRowsOfEachAreThoseOfItsWholeKey(MysqlServer server) {
        List<String> found = read(server, number -> "word " + number, driver -> {
            SelectRows first = Samples.select(WORDS, TableExpr.ValueExpr.TRUE, own(WORD))
                    .withOrder(List.of(asc(KEY)))
                    .withPerKey(new SelectRows.PartitionLimit(List.of(own(OWNER)), limit(0)));
            return Single.texts(driver, first, 1L);
        });
        assertThat(found).containsExactlyInAnyOrder("word 0", "word 1");
    }

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void rowsAreSortedByAllOfALongText(MysqlServer server) {
        String alike = "x".repeat(40_000);
        List<String> sorted =
                IntStream.range(0, ROWS).mapToObj("%03d"::formatted).toList();
        read(server, number -> alike + "%03d".formatted(number * 7 % ROWS), driver -> {
            SelectRows all =
                    Samples.select(WORDS, TableExpr.ValueExpr.TRUE, own(WORD)).withOrder(List.of(asc(WORD)));
            assertThat(ends(Single.texts(driver, all))).isEqualTo(sorted);
            SelectRows first = all.withSlice(SelectRows.Slice.first(limit(0)));
            assertThat(ends(Single.texts(driver, first, 5L))).isEqualTo(sorted.subList(0, 5));
            assertThat(ends(Single.texts(driver, locked(first), 5L))).isEqualTo(sorted.subList(0, 5));
            SelectRows distinct = new SelectRows(
                    WORDS, List.of(), all.where(), all.order(), first.slice(), null, true, all.selection(), null);
            assertThat(ends(Single.texts(driver, distinct, 5L))).isEqualTo(sorted.subList(0, 5));
            SelectRows each = all.withPerKey(new SelectRows.PartitionLimit(List.of(own(OWNER)), limit(0)));
            assertThat(ends(Single.texts(driver, each, 3L))).containsExactlyInAnyOrderElementsOf(sorted.subList(0, 6));

            Single.texts(driver, new DeleteRows(WORDS, new TableExpr.InSubquery(own(WORD), first), List.of(WORD)), 5L);
            assertThat(ends(Single.texts(driver, all))).isEqualTo(sorted.subList(5, ROWS));
            UpdateRows changed = new UpdateRows(
                    WORDS,
                    List.of(new UpdateRows.Assignment(WORD, param(1, StorageType.TEXT))),
                    new TableExpr.InSubquery(own(WORD), first),
                    List.of());
            Single.run(driver, changed, 5L, alike + "last");
            assertThat(ends(Single.texts(driver, all)).subList(0, ROWS - 10)).isEqualTo(sorted.subList(10, ROWS));
            return List.of();
        });
    }

    private static SelectRows locked(SelectRows select) {
        return new SelectRows(
                select.table(),
                List.of(),
                select.where(),
                select.order(),
                select.slice(),
                null,
                false,
                select.selection(),
                new RowLock(RowLock.Strength.UPDATE, LockWait.WAIT));
    }

    /** What differs. */
    private static List<String> ends(List<String> texts) {
        return texts.stream().map(text -> text.substring(40_000)).toList();
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
            Single.run(driver, insert, rows);
            return reading.apply(driver);
        } finally {
            driver.close().block(PATIENCE);
            server.dropDatabase(url);
        }
    }
}
