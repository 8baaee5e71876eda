package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.ID;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.USER_ID;
import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.literal;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.StatementRenderer;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.CompareOp;
import dev.runnel.type.Direction;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MariaDB is told otherwise than the others. */
class MariadbTextTest {
    private static final StatementRenderer MARIADB = new StatementRenderer(Dialect.MARIADB);

    private static String where(TableExpr condition) {
        String text = MARIADB.select(select(USERS, condition, own(USER_EMAIL))).text();
        return text.substring(text.indexOf(" WHERE ") + " WHERE ".length());
    }

    @Test
    void whatMayBeAbsentIsComparedSafely() {
        TableExpr.ValueExpr bio = new TableExpr.ValueExpr(new Value.Param(0, USER_BIO.type()));
        assertThat(where(new TableExpr.Compare(CompareOp.EQ, own(USER_BIO), bio)))
                .isEqualTo("t0.`bio` <=> ?");
        assertThat(where(new TableExpr.Compare(CompareOp.NE, own(USER_BIO), bio)))
                .isEqualTo("NOT (t0.`bio` <=> ?)");
    }

    /** {@code CrossDatabaseEquivalenceTest} found pages of distinct rows that ended too early. */
    @Test
    void distinctRowsAreNotReadByTheGroupsOfAnIndex() {
        SelectRows distinct = new SelectRows(
                USERS,
                List.of(),
                TableExpr.ValueExpr.TRUE,
                List.of(),
                SelectRows.Slice.ALL,
                null,
                true,
                List.of(own(USER_EMAIL)),
                null);
        assertThat(MARIADB.select(distinct).text())
                .isEqualTo("SELECT DISTINCT t0.`email` FROM `users` AS t0 CROSS JOIN (SELECT 1) AS one");
    }

    @Test
    void listsAreSpread() {
        SqlText sql = MARIADB.select(select(
                SAMPLES, new TableExpr.InList(own(NUMBER), new Value.ListParam(0, Type.of(StorageType.I64))), own(ID)));
        assertThat(sql.text()).endsWith("WHERE t0.`number` IN (?)");
        assertThat(sql.spread(repeat -> 3)).endsWith("WHERE t0.`number` IN (?, ?, ?)");
        assertThat(sql.spread(repeat -> 0)).endsWith("WHERE t0.`number` IN (SELECT NULL FROM DUAL WHERE FALSE)");
    }

    @Test
    void rowsAreSpread() {
        SqlText sql = MARIADB.insertRows(new InsertRows(USERS, USERS.columns(), 0, List.of(USER_EMAIL)));
        assertThat(sql.spread(repeat -> 2))
                .isEqualTo("INSERT INTO `users` (`id`, `email`, `bio`) VALUES (?, ?, ?), (?, ?, ?) RETURNING `email`");
    }

    @Test
    void absentValuesAreSortedToWhereTheyAreWanted() {
        SelectRows.Sort last = new SelectRows.Sort(own(USER_BIO), Direction.ASC, false);
        SelectRows.Sort first = new SelectRows.Sort(own(USER_BIO), Direction.DESC, true);
        SelectRows all = select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL));
        assertThat(MARIADB.select(all.withOrder(List.of(last))).text()).endsWith("ORDER BY t0.`bio` IS NULL, t0.`bio`");
        assertThat(MARIADB.select(all.withOrder(List.of(first))).text())
                .endsWith("ORDER BY t0.`bio` IS NULL DESC, t0.`bio` DESC");
    }

    /** What it sorts by is cut otherwise, and so rows of a window are lost. */
    @Test
    void aTextThatMayBeLongIsSortedWhole() {
        SelectRows all = select(USERS, TableExpr.ValueExpr.TRUE, own(USER_EMAIL));
        assertThat(MARIADB.select(all.withOrder(List.of(asc(USER_EMAIL)))).text())
                .isEqualTo("SET STATEMENT max_sort_length = 8388608,"
                        + " sort_buffer_size = GREATEST(@@sort_buffer_size, 134217728)"
                        + " FOR SELECT t0.`email` FROM `users` AS t0 ORDER BY t0.`email`");
        assertThat(MARIADB.select(all.withOrder(List.of(asc(USER_ID)))).text())
                .isEqualTo("SELECT t0.`email` FROM `users` AS t0 ORDER BY t0.`id`");
    }

    @Test
    void literalsHaveNothingToEscape() {
        assertThat(where(new TableExpr.Compare(CompareOp.EQ, own(USER_EMAIL), literal("\\'", StorageType.TEXT))))
                .isEqualTo("t0.`email` = _utf8mb4 x'5c27'");
    }

    @Test
    void aRemovalHasNoAliasAndGivesBack() {
        DeleteRows delete = new DeleteRows(
                USERS,
                new TableExpr.Compare(CompareOp.EQ, own(USER_EMAIL), param(0, StorageType.TEXT)),
                List.of(USER_BIO));
        assertThat(MARIADB.delete(delete).text())
                .isEqualTo("DELETE FROM `users` WHERE `users`.`email` = ? RETURNING `bio`");
    }

    @Test
    void anUpdateIsReadBackByItsKeys() {
        UpdateRows update = new UpdateRows(
                USERS,
                List.of(new UpdateRows.Assignment(USER_EMAIL, param(0, StorageType.TEXT))),
                new TableExpr.IsNull(own(USER_BIO)),
                List.of(USER_EMAIL));
        assertThat(MARIADB.selectKeysForUpdate(update).text())
                .isEqualTo("SELECT t0.`id`, t0.`id` FROM `users` AS t0 WHERE t0.`bio` IS NULL FOR UPDATE");
        assertThat(MARIADB.updateByKeys(update).spread(repeat -> 2))
                .isEqualTo("UPDATE `users` AS t0 SET `email` = ? WHERE `id` IN (?, ?)");
        assertThat(MARIADB.selectByKeys(update).spread(repeat -> 2))
                .isEqualTo("SELECT `email` FROM `users` WHERE `id` IN (?, ?)");
    }

    @Test
    void aTextThatIsAKeyOrLeadsToOneHasALength() {
        assertThat(String.join("\n", Dialect.MARIADB.schema(List.of(USERS, POSTS))))
                .contains("`email` longtext NOT NULL")
                .contains("ADD CONSTRAINT `posts_user` FOREIGN KEY IF NOT EXISTS (`user_id`)")
                .contains("COLLATE = utf8mb4_nopad_bin");
    }
}
