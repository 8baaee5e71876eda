package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.StatementRenderer;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.LetterCase;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MySQL is told otherwise than MariaDB. */
class MysqlTextTest {
    private static final StatementRenderer MYSQL = new StatementRenderer(Dialect.MYSQL);
    private static final Type.Scalar TEXT = Type.of(StorageType.TEXT);
    private static final Column KEY = new Column("words", "id", 0, Type.of(StorageType.I64));
    private static final Column OPEN = new Column("words", "word", 1, TEXT);
    private static final Column SHORT = new Column("words", "code", 2, TEXT, false, new ColumnType.Varchar(10), null);
    private static final Table WORDS = new Table(
            "words",
            List.of(KEY, OPEN, SHORT),
            List.of(KEY),
            List.of(new Table.NamedColumns("one_word", List.of(OPEN))),
            List.of(new Table.NamedColumns("words_word", List.of(OPEN))),
            List.of());

    @Test
    void aTextIsComparedByItsCodePoints() {
        assertThat(Dialect.MYSQL.schema(List.of(WORDS)).get(0))
                .isEqualTo("CREATE TABLE IF NOT EXISTS `words` (`id` bigint NOT NULL, `word` longtext NOT NULL,"
                        + " `code` varchar(10) NOT NULL, CONSTRAINT `words_pkey` PRIMARY KEY (`id`),"
                        + " CONSTRAINT `one_word` UNIQUE ((CAST(UNHEX(SHA2(`word`, 256)) AS binary(32)))),"
                        + " INDEX `lookup_1` (`word`(768))) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4"
                        + " COLLATE = utf8mb4_0900_bin");
    }

    /** It has no {@code IF NOT EXISTS} for them. */
    @Test
    void whatBelongsToATableIsMadeWhereItIsNotThere() {
        assertThat(Dialect.MYSQL.schema(List.of(WORDS)).subList(1, 5))
                .containsExactly(
                        "SET @runnel = IF(EXISTS (SELECT 1 FROM information_schema.statistics"
                                + " WHERE index_name = 'words_word' AND table_schema = DATABASE()"
                                + " AND table_name = 'words'), 'DO 0',"
                                + " 'CREATE INDEX `words_word` ON `words` (`word`(768))')",
                        "PREPARE runnel FROM @runnel",
                        "EXECUTE runnel",
                        "DEALLOCATE PREPARE runnel");
        assertThat(String.join("\n", Dialect.MYSQL.schema(List.of(USERS, POSTS))))
                .contains("'ALTER TABLE `posts` ADD CONSTRAINT `posts_user` FOREIGN KEY (`user_id`)");
    }

    /** Where it is computed with, but not where it is compared: then its index is of use. */
    @Test
    void aNumberWithoutASignIsComputedWithAsOneThatHasIt() {
        ColumnType type = new ColumnType.Unsigned(StorageType.I64, Integer.SIZE);
        Column count = new Column("t", "c", 0, Type.of(StorageType.I64), false, type, type);
        Table table = new Table("t", List.of(count), List.of(count), List.of(), List.of(), List.of());
        TableExpr zero = new TableExpr.ValueExpr(new Value.Param(0, Type.of(StorageType.I64)));
        TableExpr less = TableExpr.Call.of(BuiltInFunctions.MINUS, own(count), zero);
        assertThat(Dialect.MYSQL.schema(List.of(table)).get(0)).contains("`c` integer unsigned NOT NULL");
        assertThat(MYSQL.delete(new DeleteRows(table, new TableExpr.Compare(CompareOp.LT, less, zero), List.of()))
                        .text())
                .endsWith("WHERE (CAST(`t`.`c` AS signed) - ?) < ?");
        assertThat(MYSQL.delete(new DeleteRows(table, new TableExpr.Compare(CompareOp.LT, own(count), zero), List.of()))
                        .text())
                .endsWith("WHERE `t`.`c` < ?");
    }

    @Test
    void whatIsInsertedIsReadByItsKeys() {
        InsertRows insert = new InsertRows(USERS, USERS.columns(), 0, List.of(USER_EMAIL));
        assertThat(MYSQL.insertRows(insert).spread(repeat -> 2))
                .isEqualTo("INSERT INTO `users` (`id`, `email`, `bio`) VALUES (?, ?, ?), (?, ?, ?)");
        assertThat(MYSQL.selectInserted(insert).spread(repeat -> 2))
                .isEqualTo("SELECT `email` FROM `users` WHERE `id` IN (?, ?)");
        assertThat(MYSQL.selectCounted(insert, KEY).spread(repeat -> 2))
                .isEqualTo("SELECT `email` FROM `users` WHERE `id` IN (?, ?) ORDER BY `id`");
    }

    @Test
    void whatIsRemovedIsReadBefore() {
        DeleteRows delete = new DeleteRows(USERS, new TableExpr.IsNull(own(USER_BIO)), List.of(USER_EMAIL));
        assertThat(MYSQL.lockedRows(delete).text())
                .isEqualTo("SELECT t0.`email`, t0.`id` FROM `users` AS t0 WHERE t0.`bio` IS NULL FOR UPDATE OF t0");
        assertThat(MYSQL.deleteByKeys(delete).spread(repeat -> 2))
                .isEqualTo("DELETE FROM `users` WHERE `id` IN (?, ?)");
    }

    private static String update(UpdateRows.Assignment... assignments) {
        return MYSQL.update(new UpdateRows(USERS, List.of(assignments), TableExpr.ValueExpr.TRUE, List.of()))
                .text();
    }

    @Test
    void whatIsReadIsAssignedBeforeItChanges() {
        assertThat(update(
                        new UpdateRows.Assignment(USER_EMAIL, param(0, StorageType.TEXT)),
                        new UpdateRows.Assignment(USER_BIO, own(USER_EMAIL))))
                .isEqualTo("UPDATE `users` AS t0 SET `bio` = t0.`email`, `email` = ?");
    }

    @Test
    void whatReadsEachOtherIsComputedFirst() {
        assertThat(update(
                        new UpdateRows.Assignment(USER_EMAIL, own(USER_BIO)),
                        new UpdateRows.Assignment(USER_BIO, own(USER_EMAIL))))
                .isEqualTo("UPDATE `users` AS t0 JOIN (SELECT t1.`id` AS k0, t1.`bio` AS c0, t1.`email` AS c1"
                        + " FROM `users` AS t1 LIMIT 18446744073709551615 FOR UPDATE) AS k ON t0.`id` = k.k0"
                        + " SET t0.`email` = k.c0, t0.`bio` = k.c1");
    }

    @Test
    void labelsThatReadEachOtherAreTextsBetween() {
        ColumnType labels = new ColumnType.Enumerated("e", List.of("a"));
        Column key = new Column("t", "id", 0, Type.of(StorageType.I64));
        Column one = new Column("t", "one", 1, Type.of(StorageType.TEXT), false, labels, labels);
        Column two = new Column("t", "two", 2, Type.of(StorageType.TEXT), false, labels, labels);
        Table table = new Table("t", List.of(key, one, two), List.of(key), List.of(), List.of(), List.of());
        List<UpdateRows.Assignment> exchange =
                List.of(new UpdateRows.Assignment(one, own(two)), new UpdateRows.Assignment(two, own(one)));
        assertThat(MYSQL.update(new UpdateRows(table, exchange, TableExpr.ValueExpr.TRUE, List.of()))
                        .text())
                .isEqualTo(
                        "UPDATE `t` AS t0 JOIN (SELECT t1.`id` AS k0, CAST(t1.`two` AS char CHARACTER SET utf8mb4) COLLATE utf8mb4_0900_bin AS c0,"
                                + " CAST(t1.`one` AS char CHARACTER SET utf8mb4) COLLATE utf8mb4_0900_bin AS c1 FROM `t` AS t1 LIMIT 18446744073709551615 FOR UPDATE) AS k"
                                + " ON t0.`id` = k.k0 SET t0.`one` = k.c0, t0.`two` = k.c1");
    }

    @Test
    void theTableThatIsWrittenIsReadBefore() {
        SelectRows others = new SelectRows(
                USERS,
                List.of(),
                TableExpr.ValueExpr.TRUE,
                List.of(),
                SelectRows.Slice.ALL,
                null,
                false,
                List.of(),
                null);
        assertThat(MYSQL.delete(new DeleteRows(USERS, new TableExpr.Exists(others)))
                        .text())
                .isEqualTo("DELETE FROM `users` WHERE EXISTS"
                        + " (SELECT 1 FROM (SELECT * FROM `users` LIMIT 18446744073709551615) AS t1)");
    }

    @Test
    void distinctRowsOfTheTableThatIsWrittenAreThoseOfASelect() {
        SelectRows first = new SelectRows(
                WORDS,
                List.of(),
                TableExpr.ValueExpr.TRUE,
                List.of(),
                SelectRows.Slice.first(Samples.limit(0)),
                null,
                true,
                List.of(own(SHORT)),
                null);
        assertThat(MYSQL.delete(new DeleteRows(WORDS, new TableExpr.InSubquery(own(SHORT), first), List.of()))
                        .text())
                .isEqualTo("DELETE FROM `words` WHERE `words`.`code` IN (SELECT * FROM (SELECT DISTINCT t1.`code`"
                        + " FROM (SELECT * FROM `words` LIMIT 18446744073709551615) AS t1"
                        + " CROSS JOIN (SELECT 1) AS one LIMIT ?) AS l)");
    }

    @Test
    void aTextThatMayBeLongHasWhatItTakesToSortIt() {
        SelectRows all = Samples.select(WORDS, TableExpr.ValueExpr.TRUE, own(KEY));
        SelectRows first = all.withOrder(List.of(Samples.asc(OPEN), Samples.asc(SHORT)))
                .withSlice(SelectRows.Slice.first(Samples.limit(0)));
        assertThat(MYSQL.select(first).text())
                .isEqualTo("SELECT /*+ SET_VAR(sort_buffer_size = 50331648) */ t0.`id` FROM `words` AS t0"
                        + " ORDER BY t0.`word`, t0.`code` LIMIT ?");
        assertThat(MYSQL.select(all.withWhere(new TableExpr.InSubquery(own(KEY), first))
                                .withOrder(List.of(Samples.asc(OPEN))))
                        .text())
                .startsWith("SELECT /*+ SET_VAR(sort_buffer_size = 100663296) */ t0.`id` FROM `words` AS t0 WHERE");
        assertThat(MYSQL.select(all.withOrder(List.of(Samples.asc(SHORT)))).text())
                .isEqualTo("SELECT t0.`id` FROM `words` AS t0 ORDER BY t0.`code`");
    }

    /** One call of it is short. */
    @Test
    void theCaseOfLettersIsThatOfUnicode() {
        for (LetterCase letters : LetterCase.values()) {
            SelectRows cased = Samples.select(
                    USERS,
                    TableExpr.ValueExpr.TRUE,
                    new TableExpr.Call(
                            letters == LetterCase.UPPER ? BuiltInFunctions.UPPER : BuiltInFunctions.LOWER,
                            List.of(own(USER_EMAIL)),
                            StorageType.TEXT));
            assertThat(MYSQL.select(cased).text())
                    .isEqualTo(
                            "SELECT CONVERT(" + letters + "(CONVERT(t0.`email` USING utf32)"
                                    + " COLLATE utf32_unicode_520_ci) USING utf8mb4) COLLATE utf8mb4_0900_bin FROM `users` AS t0");
        }
    }
}
