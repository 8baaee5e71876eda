package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.ID;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.TEXT;
import static dev.runnel.driver.r2dbc.Samples.TICKETS;
import static dev.runnel.driver.r2dbc.Samples.TICKET_CODE;
import static dev.runnel.driver.r2dbc.Samples.TICKET_ID;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.list;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.PatternForm;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.StatementRenderer;
import dev.runnel.schema.Column;
import dev.runnel.schema.ColumnType;
import dev.runnel.schema.Table;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of SQLite where they are not those of {@link SqlTextTest}. {@code SqliteDriverTest} runs such operations. */
class SqliteTextTest {
    private static final StatementRenderer SQLITE = new StatementRenderer(Dialect.SQLITE);

    private static String where(TableExpr condition) {
        return conditional(condition).text();
    }

    private static SqlText conditional(TableExpr condition) {
        SqlText sql = SQLITE.select(select(SAMPLES, condition, own(ID)));
        return new SqlText(sql.text().substring(sql.text().indexOf(" WHERE ") + " WHERE ".length()), sql.binds());
    }

    @Test
    void listsAreJson() {
        assertThat(conditional(new TableExpr.InList(own(NUMBER), list(0, StorageType.I64))))
                .isEqualTo(new SqlText(
                        "t0.`number` IN (SELECT value FROM json_each($1))",
                        List.of(new Bind.ListSlot(0, StorageType.I64))));
        assertThat(where(new TableExpr.Not(new TableExpr.InList(own(NUMBER), list(0, StorageType.F64)))))
                .isEqualTo("t0.`number` NOT IN (SELECT runnel_f64(value) FROM json_each($1))");
    }

    @Test
    void keysOfSeveralColumnsAreOneListOfTuples() {
        TableExpr keys = new TableExpr.KeyInList(
                List.of(own(ID), own(TEXT)), List.of(list(0, StorageType.UUID), list(1, StorageType.TEXT)));
        assertThat(conditional(keys))
                .isEqualTo(new SqlText(
                        "(t0.`id`, t0.`text`) IN (SELECT value->>0, value->>1 FROM json_each($1))",
                        List.of(new Bind.ListColumns(List.of(
                                new Bind.ListSlot(0, StorageType.UUID), new Bind.ListSlot(1, StorageType.TEXT))))));
    }

    @Test
    void textsAreMatchedByCase() {
        assertThat(conditional(match(BuiltInFunctions.CONTAINS)))
                .isEqualTo(new SqlText("instr(t0.`text`, $1) > 0", List.of(new Bind.Slot(0, StorageType.TEXT))));
        assertThat(where(new TableExpr.Not(match(BuiltInFunctions.CONTAINS))))
                .isEqualTo("(instr(t0.`text`, $1) = 0 OR t0.`text` IS NULL)");
        assertThat(where(match(BuiltInFunctions.STARTS_WITH)))
                .isEqualTo("(t0.`text` >= $1 AND t0.`text` < $1 || CAST(x'ff' AS TEXT))");
        assertThat(where(new TableExpr.Not(match(BuiltInFunctions.STARTS_WITH))))
                .isEqualTo("((t0.`text` < $1 OR t0.`text` >= $1 || CAST(x'ff' AS TEXT)) OR t0.`text` IS NULL)");
        assertThat(where(match(BuiltInFunctions.ENDS_WITH)))
                .isEqualTo("substr(t0.`text`, -length($1), length($1)) = $1");
        assertThat(where(new TableExpr.Not(match(BuiltInFunctions.LIKE))))
                .isEqualTo("(t0.`text` NOT GLOB $1 OR t0.`text` IS NULL)");
        assertThat(conditional(match(BuiltInFunctions.LIKE)).binds())
                .containsExactly(new Bind.Pattern(0, PatternForm.GLOB));
    }

    private static TableExpr match(FunctionDescriptor function) {
        return new TableExpr.Call(function, List.of(own(TEXT), param(0, StorageType.TEXT)), StorageType.BOOL);
    }

    @Test
    void anOffsetWithoutALimitHasOne() {
        assertThat(SQLITE.select(select(SAMPLES, TableExpr.ValueExpr.TRUE, own(ID))
                                .withSlice(new SelectRows.Slice(new Value.Param(0, Type.of(StorageType.I64)), null)))
                        .text())
                .isEqualTo("SELECT t0.`id` FROM `samples` AS t0 LIMIT -1 OFFSET $1");
    }

    @Test
    void decimalsAreTextsWithAnOrder() {
        Column decimal = new Column("t", "d", 0, Type.of(StorageType.DECIMAL));
        Table table = new Table("t", List.of(decimal), List.of(decimal), List.of(), List.of(), List.of());
        TableExpr.Compare less = new TableExpr.Compare(
                CompareOp.LT,
                TableExpr.Call.of(BuiltInFunctions.PLUS, own(decimal), param(0, StorageType.DECIMAL)),
                param(1, StorageType.DECIMAL));
        assertThat(SQLITE.select(select(table, less, own(decimal))).text())
                .isEqualTo("SELECT t0.`d` FROM `t` AS t0 WHERE (runnel_plus_decimal(t0.`d`, $1)) COLLATE runnel_decimal"
                        + " < $2 COLLATE runnel_decimal");
    }

    @Test
    void whatIsComputedIsHeld() {
        assertThat(computed(BuiltInFunctions.PLUS, StorageType.I64, null)).isEqualTo("runnel_plus_i64(t0.`c0`, $1)");
        assertThat(computed(BuiltInFunctions.DIVIDED_BY, StorageType.I64, null))
                .isEqualTo("runnel_divided_by_i64(t0.`c0`, $1)");
        assertThat(computed(BuiltInFunctions.PLUS, StorageType.I16, new ColumnType.Int(1)))
                .isEqualTo("runnel_int(runnel_plus_i16(t0.`c0`, $1), 1)");
        assertThat(computed(BuiltInFunctions.TIMES, StorageType.DECIMAL, new ColumnType.Numeric(6, 2)))
                .isEqualTo("runnel_numeric(runnel_times_decimal(t0.`c0`, $1), 6, 2)");
        assertThat(computed(BuiltInFunctions.MINUS, StorageType.F32, new ColumnType.FloatingPoint(4)))
                .isEqualTo("runnel_finite_f32(runnel_minus_f32(t0.`c0`, $1))");
    }

    private static String computed(
            FunctionDescriptor op, StorageType storage, @org.jspecify.annotations.Nullable ColumnType range) {
        Column column = new Column("t", "c0", 0, Type.of(storage), false, null, range);
        Table table = new Table("t", List.of(column), List.of(column), List.of(), List.of(), List.of());
        TableExpr sum = TableExpr.Call.of(op, own(column), param(0, storage));
        UpdateRows update = new UpdateRows(
                table, List.of(new UpdateRows.Assignment(column, sum)), TableExpr.ValueExpr.TRUE, List.of());
        return SQLITE.update(update).text().substring("UPDATE `t` AS t0 SET `c0` = ".length());
    }

    @Test
    void nowIsOneValue() {
        TableExpr now = new TableExpr.Call(BuiltInFunctions.NOW, List.of(), StorageType.INSTANT);
        assertThat(SQLITE.select(select(SAMPLES, TableExpr.ValueExpr.TRUE, now)).binds())
                .containsExactly(new Bind.Now(StorageType.INSTANT));
    }

    @Test
    void rowsAreOneListOfTuples() {
        InsertRows insert = new InsertRows(USERS, USERS.columns(), 0, List.of(USER_EMAIL));
        assertThat(SQLITE.insertRow(insert).text())
                .isEqualTo("INSERT INTO `users` (`id`, `email`, `bio`) VALUES ($1, $2, $3) RETURNING `email`");
        assertThat(SQLITE.insertRows(insert))
                .isEqualTo(new SqlText(
                        "INSERT INTO `users` (`id`, `email`, `bio`) SELECT * FROM (SELECT value->>0 AS c0, value->>1 AS c1,"
                                + " value->>2 AS c2 FROM json_each($1)) RETURNING `email`",
                        List.of(new Bind.Rows(List.of(StorageType.UUID, StorageType.TEXT, StorageType.TEXT)))));
        InsertRows counted = new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of(TICKET_ID));
        assertThat(SQLITE.insertRows(counted).text())
                .isEqualTo("INSERT INTO `tickets` (`code`) SELECT u.c0 FROM (SELECT value->>0 AS c0, key AS n"
                        + " FROM json_each($1)) AS u ORDER BY u.n RETURNING `id`");
    }

    @Test
    void schemaIsMadeInOrder() {
        assertThat(String.join("\n", Dialect.SQLITE.schema(List.of(POSTS, USERS, TICKETS))))
                .isEqualTo("""
                        CREATE TABLE IF NOT EXISTS `posts` (`user_id` TEXT NOT NULL, `number` INTEGER NOT NULL, `the "title"` TEXT NOT NULL, `parent` INTEGER, CONSTRAINT `posts_pkey` PRIMARY KEY (`user_id`, `number`), CONSTRAINT `posts_user` FOREIGN KEY (`user_id`) REFERENCES `users` (`id`)) STRICT
                        CREATE TABLE IF NOT EXISTS `users` (`id` TEXT NOT NULL, `email` TEXT NOT NULL, `bio` TEXT, CONSTRAINT `users_pkey` PRIMARY KEY (`id`), CONSTRAINT `users_email` UNIQUE (`email`)) STRICT
                        CREATE TABLE IF NOT EXISTS `tickets` (`id` INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `code` TEXT, CONSTRAINT `tickets_code` UNIQUE (`code`)) STRICT
                        CREATE INDEX IF NOT EXISTS `posts_parent` ON `posts` (`user_id`, `parent`)""");
    }

    @Test
    void columnsHoldNoMoreThanTheirFields() {
        Column small = new Column("t", "a`b", 0, Type.of(StorageType.I64), false, new ColumnType.Int(2), null);
        Column brief = new Column("t", "c", 1, Type.of(StorageType.TEXT), false, new ColumnType.Varchar(5), null);
        Table table = new Table("t", List.of(small, brief), List.of(small), List.of(), List.of(), List.of());
        assertThat(Dialect.SQLITE.schema(List.of(table)).get(0))
                .contains("`a``b` INTEGER CONSTRAINT runnel_range CHECK (`a``b` BETWEEN -32768 AND 32767) NOT NULL,"
                        + " `c` TEXT CONSTRAINT runnel_range CHECK (length(`c`) <= 5) NOT NULL,");
    }
}
