package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.FLAG;
import static dev.runnel.driver.r2dbc.Samples.ID;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.NUMBER_A;
import static dev.runnel.driver.r2dbc.Samples.NUMBER_B;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.POST_NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POST_PARENT;
import static dev.runnel.driver.r2dbc.Samples.POST_TITLE;
import static dev.runnel.driver.r2dbc.Samples.POST_USER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.TEXT;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_EMAIL;
import static dev.runnel.driver.r2dbc.Samples.USER_ID;
import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.desc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.list;
import static dev.runnel.driver.r2dbc.Samples.outer;
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
import dev.runnel.schema.QualifiedName;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SqlOperation;
import dev.runnel.spi.SqlPart;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TableExpr.And;
import dev.runnel.spi.TableExpr.Compare;
import dev.runnel.spi.TableExpr.Not;
import dev.runnel.spi.TableExpr.Or;
import dev.runnel.spi.UpdateRows;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.FunctionDescriptor;
import dev.runnel.type.LockWait;
import dev.runnel.type.RowLock;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import dev.runnel.type.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The texts of PostgreSQL and H2, as they are sent. {@code DriverTests} runs the same operations. */
class SqlTextTest {
    private static final StatementRenderer POSTGRESQL = new StatementRenderer(Dialect.POSTGRESQL);
    private static final StatementRenderer H2 = new StatementRenderer(Dialect.H2);

    private static String where(StatementRenderer renderer, TableExpr condition) {
        String text = renderer.select(select(SAMPLES, condition, own(ID))).text();
        return text.substring(text.indexOf(" WHERE ") + " WHERE ".length());
    }

    private static void assertBoth(TableExpr condition, String text) {
        assertThat(where(POSTGRESQL, condition)).isEqualTo(text);
        assertThat(where(H2, condition)).isEqualTo(text);
    }

    private static Compare compare(CompareOp op, TableExpr left, TableExpr right) {
        return new Compare(op, left, right);
    }

    @Test
    void equalityIsNullSafeOnlyWhereItMatters() {
        assertBoth(compare(CompareOp.EQ, own(NUMBER), param(0, StorageType.I64)), "t0.\"number\" = $1");
        assertBoth(compare(CompareOp.EQ, own(NUMBER_A), param(0, StorageType.I64)), "t0.\"number_a\" = $1");
        assertBoth(
                compare(CompareOp.EQ, own(NUMBER_A), own(NUMBER_B)),
                "t0.\"number_a\" IS NOT DISTINCT FROM t0.\"number_b\"");
        assertBoth(compare(CompareOp.NE, own(NUMBER), param(0, StorageType.I64)), "t0.\"number\" <> $1");
        assertBoth(
                compare(CompareOp.NE, own(NUMBER_A), param(0, StorageType.I64)), "t0.\"number_a\" IS DISTINCT FROM $1");
        assertBoth(
                new Not(compare(CompareOp.NE, own(NUMBER_A), own(NUMBER_B))),
                "t0.\"number_a\" IS NOT DISTINCT FROM t0.\"number_b\"");
    }

    @Test
    void negatedLeavesTakeAbsentOperands() {
        assertBoth(new Not(compare(CompareOp.LT, own(NUMBER), param(0, StorageType.I64))), "t0.\"number\" >= $1");
        assertBoth(
                new Not(compare(CompareOp.LT, own(NUMBER_A), param(0, StorageType.I64))),
                "(t0.\"number_a\" >= $1 OR t0.\"number_a\" IS NULL)");
        assertBoth(
                new Not(new TableExpr.InList(own(NUMBER_A), list(0, StorageType.I64))),
                "(t0.\"number_a\" <> ALL($1) OR t0.\"number_a\" IS NULL)");
        assertBoth(
                new Not(new TableExpr.KeyEquals(List.of(own(NUMBER_A)), List.of(own(NUMBER)))),
                "(t0.\"number_a\" <> t0.\"number\" OR t0.\"number_a\" IS NULL)");
        assertBoth(new Not(own(FLAG)), "t0.\"flag\" IS NOT TRUE");
    }

    @Test
    void textsAreMatchedByEscapedPatternsThatAreBound() {
        assertBoth(match(BuiltInFunctions.STARTS_WITH, TEXT), "t0.\"text\" LIKE $1 ESCAPE '!'");
        assertThat(new StatementRenderer(Dialect.POSTGRESQL)
                        .select(select(SAMPLES, match(BuiltInFunctions.ENDS_WITH, TEXT), own(ID)))
                        .binds())
                .containsExactly(new Bind.Pattern(0, PatternForm.SUFFIX));
        assertBoth(
                new Not(match(BuiltInFunctions.CONTAINS, TEXT)),
                "(t0.\"text\" NOT LIKE $1 ESCAPE '!' OR t0.\"text\" IS NULL)");
        assertThat(where(POSTGRESQL, match(BuiltInFunctions.LIKE, TEXT))).isEqualTo("t0.\"text\" LIKE $1 ESCAPE '!'");
        assertThat(where(H2, new Not(match(BuiltInFunctions.LIKE, TEXT))))
                .isEqualTo("(NOT REGEXP_LIKE(t0.\"text\", $1) OR t0.\"text\" IS NULL)");
    }

    @Test
    void valuesOfASubqueryAreMatchedSoThatAbsentOnesDoNotCount() {
        SelectRows users =
                select(USERS, compare(CompareOp.EQ, own(USER_EMAIL), param(0, StorageType.TEXT)), own(USER_ID));
        TableExpr in = new TableExpr.InSubquery(own(POST_USER), users);
        String matched =
                "EXISTS (SELECT 1 FROM \"users\" AS t1 WHERE t1.\"id\" = t0.\"user_id\" AND t1.\"email\" = $1)";
        for (StatementRenderer renderer : List.of(POSTGRESQL, H2)) {
            assertThat(ofPosts(renderer, in)).isEqualTo(matched);
            assertThat(ofPosts(renderer, new Not(in))).isEqualTo("NOT " + matched);
            TableExpr limited =
                    new TableExpr.InSubquery(own(POST_PARENT), users.withSlice(SelectRows.Slice.first(limit(1))));
            String among = "t0.\"parent\" IN (SELECT t1.\"id\" FROM \"users\" AS t1 WHERE t1.\"email\" = $1 LIMIT $2)";
            assertThat(ofPosts(renderer, limited)).isEqualTo(among);
            assertThat(ofPosts(renderer, new Not(limited))).isEqualTo("(" + among + ") IS NOT TRUE");
        }
    }

    private static String ofPosts(StatementRenderer renderer, TableExpr condition) {
        String text = renderer.select(select(POSTS, condition, own(POST_TITLE))).text();
        return text.substring(text.indexOf(" WHERE ") + " WHERE ".length());
    }

    @Test
    void countsAndArithmetic() {
        TableExpr posts = new TableExpr.CountSubquery(select(
                POSTS,
                new TableExpr.KeyEquals(List.of(own(POST_USER)), List.of(outer(1, 0, ID))),
                new TableExpr.CountAll()));
        TableExpr product = TableExpr.Call.of(
                BuiltInFunctions.TIMES,
                TableExpr.Call.of(BuiltInFunctions.MINUS, posts, param(0, StorageType.I64)),
                own(NUMBER));
        assertBoth(
                compare(CompareOp.GT, product, own(NUMBER)),
                "(((SELECT COUNT(*) FROM \"posts\" AS t1 WHERE t1.\"user_id\" = t0.\"id\") - $1) * t0.\"number\") >"
                        + " t0.\"number\"");
    }

    /** Of a letter one letter, where the functions of both databases may make several. */
    @Test
    void letterCaseIsThatOfUnicodesSimpleMapping() {
        TableExpr upper = new TableExpr.Call(BuiltInFunctions.UPPER, List.of(own(TEXT)), StorageType.TEXT);
        TableExpr lower = new TableExpr.Call(BuiltInFunctions.LOWER, List.of(own(TEXT)), StorageType.TEXT);
        TableExpr text = param(0, StorageType.TEXT);
        assertThat(where(POSTGRESQL, compare(CompareOp.EQ, lower, text)))
                .isEqualTo("(LOWER(TRANSLATE(t0.\"text\", '\u0130\u03A3', 'i\u03C3') COLLATE \"und-x-icu\") COLLATE"
                        + " \"C\") = $1");
        assertThat(where(POSTGRESQL, compare(CompareOp.EQ, upper, text)))
                .startsWith("(TRANSLATE(UPPER(TRANSLATE(t0.\"text\", '\u00DF")
                .endsWith(
                        "\u00DF\u0149\u01F0\u0390\u03B0\u0587\u1E96\u1E97\u1E98\u1E99\u1E9A\uFB00\uFB01\uFB02\uFB03\uFB04"
                                + "\uFB05\uFB06\uFB13\uFB14\uFB15\uFB16\uFB17') COLLATE \"C\") = $1")
                .hasSizeLessThan(200);
        assertThat(where(H2, compare(CompareOp.EQ, upper, text)))
                .startsWith("(TRANSLATE(UPPER(TRANSLATE(t0.\"text\", 'ij\u012F\u0268\u0456\u0458\u1E2D\u1ECB\u00DF")
                .hasSizeLessThan(200);
    }

    private static TableExpr match(FunctionDescriptor function, Column text) {
        return new TableExpr.Call(function, List.of(own(text), param(0, StorageType.TEXT)), StorageType.BOOL);
    }

    @Test
    void notIsPushedDown() {
        TableExpr a = compare(CompareOp.GT, own(NUMBER), param(0, StorageType.I64));
        TableExpr b = new TableExpr.IsNull(own(TEXT));
        TableExpr c = new TableExpr.InList(own(NUMBER), list(1, StorageType.I64));
        assertBoth(
                new And(List.of(a, new Or(List.of(b, c)))),
                "t0.\"number\" > $1 AND (t0.\"text\" IS NULL OR t0.\"number\" = ANY($2))");
        assertBoth(
                new Not(new And(List.of(a, new Or(List.of(b, new Not(c)))))),
                "t0.\"number\" <= $1 OR (t0.\"text\" IS NOT NULL AND t0.\"number\" = ANY($2))");
    }

    @Test
    void conditionAsValueIsTrueOrFalse() {
        assertThat(POSTGRESQL
                        .select(select(
                                SAMPLES,
                                TableExpr.ValueExpr.TRUE,
                                compare(CompareOp.LT, own(NUMBER_A), own(NUMBER)),
                                compare(CompareOp.LT, own(NUMBER), own(NUMBER)),
                                new Not(compare(CompareOp.LT, own(NUMBER_A), own(NUMBER)))))
                        .text())
                .isEqualTo("SELECT COALESCE(t0.\"number_a\" < t0.\"number\", FALSE), t0.\"number\" < t0.\"number\","
                        + " (t0.\"number_a\" >= t0.\"number\" OR t0.\"number_a\" IS NULL) FROM \"samples\" AS t0");
    }

    @Test
    void orderSaysWhereAbsentValuesGo() {
        SelectRows ordered = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(ID))
                .withOrder(List.of(asc(TEXT), desc(NUMBER_A), asc(NUMBER)))
                .withSlice(SelectRows.Slice.first(limit(3)));
        assertThat(POSTGRESQL.select(ordered))
                .isEqualTo(new SqlText(
                        "SELECT t0.\"id\" FROM \"samples\" AS t0 ORDER BY t0.\"text\" NULLS FIRST,"
                                + " t0.\"number_a\" DESC NULLS LAST, t0.\"number\" LIMIT $1",
                        List.of(new Bind.RowNumber(3))));
        assertThat(H2.select(ordered).text())
                .isEqualTo(
                        "SELECT t0.\"id\" FROM \"samples\" AS t0 ORDER BY CAST(t0.\"text\" AS varbinary) NULLS FIRST,"
                                + " t0.\"number_a\" DESC NULLS LAST, t0.\"number\" LIMIT $1");
    }

    @Test
    void joinsSubqueriesAndRepeatedValues() {
        SelectRows.Join toUser =
                new SelectRows.Join(USERS, List.of(TableExpr.ColumnRef.own(POST_USER)), List.of(USER_ID), true);
        TableExpr hasChild = new TableExpr.Exists(new SelectRows(
                POSTS,
                List.of(),
                new And(List.of(
                        new TableExpr.KeyEquals(
                                List.of(own(POST_USER), own(POST_PARENT)),
                                List.of(outer(1, 0, POST_USER), outer(1, 0, POST_NUMBER))),
                        compare(CompareOp.EQ, own(POST_TITLE), param(0, StorageType.TEXT)))),
                List.of(),
                null,
                null,
                List.of()));
        SelectRows joined = new SelectRows(
                POSTS,
                List.of(toUser),
                new Or(List.of(
                        new Not(hasChild), compare(CompareOp.EQ, outer(0, 1, USER_EMAIL), param(0, StorageType.TEXT)))),
                List.of(),
                null,
                null,
                List.of(own(POST_TITLE)));
        assertThat(POSTGRESQL.select(joined))
                .isEqualTo(new SqlText(
                        "SELECT t0.\"the \"\"title\"\"\" FROM \"posts\" AS t0 LEFT JOIN \"users\" AS t1 ON t1.\"id\" ="
                                + " t0.\"user_id\" WHERE NOT EXISTS (SELECT 1 FROM \"posts\" AS t2 WHERE t2.\"user_id\" ="
                                + " t0.\"user_id\" AND t2.\"parent\" = t0.\"number\" AND t2.\"the \"\"title\"\"\" = $1) OR"
                                + " t1.\"email\" = $1",
                        List.of(new Bind.Slot(0, StorageType.TEXT))));
    }

    @Test
    void aLockIsOnTheFirstSourceOnly() {
        SelectRows.Join toUser = new SelectRows.Join(
                USERS,
                List.of(TableExpr.ColumnRef.own(POST_USER)),
                List.of(USERS.key().get(0)),
                false);
        SelectRows locked = new SelectRows(
                POSTS,
                List.of(toUser),
                compare(CompareOp.EQ, outer(0, 1, USER_EMAIL), param(0, StorageType.TEXT)),
                List.of(),
                SelectRows.Slice.first(limit(1)),
                null,
                false,
                List.of(own(POST_NUMBER)),
                new RowLock(RowLock.Strength.UPDATE, LockWait.SKIP_LOCKED));
        assertThat(POSTGRESQL.select(locked).text())
                .isEqualTo(
                        "SELECT t0.\"number\" FROM \"posts\" AS t0 JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"user_id\""
                                + " WHERE t1.\"email\" = $1 LIMIT $2 FOR UPDATE OF t0 SKIP LOCKED");
        assertThat(H2.select(locked).text())
                .isEqualTo(
                        "SELECT t0.\"number\" FROM \"posts\" AS t0 LEFT JOIN \"users\" AS t1 ON t1.\"id\" = t0.\"user_id\""
                                + " WHERE t1.\"email\" = $1 AND t1.\"id\" IS NOT NULL LIMIT $2 FOR UPDATE SKIP LOCKED");
    }

    @Test
    void firstRowsOfEachKeyAreLookedUpOrRanked() {
        SelectRows ranked = new SelectRows(
                POSTS,
                List.of(),
                new TableExpr.KeyInList(
                        List.of(own(POST_USER), own(POST_PARENT)),
                        List.of(list(0, StorageType.UUID), list(1, StorageType.I64))),
                List.of(desc(POST_NUMBER)),
                null,
                new SelectRows.PartitionLimit(List.of(own(POST_USER), own(POST_PARENT)), limit(2)),
                List.of(own(POST_USER), own(POST_NUMBER)));
        assertThat(POSTGRESQL.select(ranked))
                .isEqualTo(new SqlText(
                        "SELECT k.c0, k.c1 FROM (SELECT DISTINCT * FROM UNNEST($1::uuid[], $2::bigint[])) AS p(c0, c1)"
                                + " CROSS JOIN LATERAL (SELECT t0.\"user_id\" AS c0, t0.\"number\" AS c1, ROW_NUMBER() OVER"
                                + " (ORDER BY t0.\"number\" DESC) AS rn FROM \"posts\" AS t0 WHERE t0.\"user_id\" = p.c0 AND"
                                + " t0.\"parent\" = p.c1 ORDER BY t0.\"number\" DESC LIMIT $3) AS k ORDER BY k.rn",
                        List.of(
                                new Bind.ListSlot(0, StorageType.UUID),
                                new Bind.ListSlot(1, StorageType.I64),
                                new Bind.RowNumber(2))));
        assertThat(H2.select(ranked).text())
                .isEqualTo("SELECT k.c0, k.c1 FROM (SELECT t0.\"user_id\" AS c0, t0.\"number\" AS c1, ROW_NUMBER() OVER"
                        + " (PARTITION BY t0.\"user_id\", t0.\"parent\" ORDER BY t0.\"number\" DESC) AS rn FROM \"posts\" AS t0"
                        + " WHERE (t0.\"user_id\", t0.\"parent\") IN (SELECT u.c0[n.x], u.c1[n.x] FROM (SELECT CAST($1 AS uuid"
                        + " ARRAY) AS c0, CAST($2 AS bigint ARRAY) AS c1) AS u, SYSTEM_RANGE(1, CARDINALITY(CAST($1 AS uuid"
                        + " ARRAY))) AS n)) AS k WHERE k.rn <= $3 ORDER BY k.rn");
    }

    @Test
    void someRowsByTheirNumbers() {
        SelectRows all = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(ID)).withOrder(List.of(asc(NUMBER)));
        String text = "SELECT t0.\"id\" FROM \"samples\" AS t0 ORDER BY t0.\"number\"";
        assertThat(POSTGRESQL.select(all.withSlice(new SelectRows.Slice(limit(0), limit(1)))))
                .isEqualTo(new SqlText(
                        text + " LIMIT $1 OFFSET $2", List.of(new Bind.RowNumber(1), new Bind.RowNumber(0))));
        assertThat(H2.select(all.withSlice(new SelectRows.Slice(limit(0), null)))
                        .text())
                .isEqualTo(text + " OFFSET $1");
    }

    @Test
    void someRowsOfEachKeyByTheirNumbers() {
        SelectRows all = select(POSTS, TableExpr.ValueExpr.TRUE, own(POST_NUMBER));
        String text =
                "SELECT k.c0 FROM (SELECT t0.\"number\" AS c0, ROW_NUMBER() OVER (PARTITION BY t0.\"user_id\") AS rn"
                        + " FROM \"posts\" AS t0) AS k WHERE %s ORDER BY k.rn";
        assertThat(POSTGRESQL
                        .select(all.withPerKey(new SelectRows.PartitionLimit(
                                List.of(own(POST_USER)), new SelectRows.Slice(limit(0), limit(1)))))
                        .text())
                .isEqualTo(text.formatted("k.rn > $1 AND k.rn - $1 <= $2"));
        assertThat(H2.select(all.withPerKey(new SelectRows.PartitionLimit(
                                List.of(own(POST_USER)), new SelectRows.Slice(limit(0), null))))
                        .text())
                .isEqualTo(text.formatted("k.rn > $1"));
    }

    @Test
    void distinctRowsAreSortedByTheirCells() {
        SelectRows distinct = new SelectRows(
                SAMPLES,
                List.of(),
                TableExpr.ValueExpr.TRUE,
                List.of(),
                SelectRows.Slice.first(limit(0)),
                null,
                true,
                List.of(own(NUMBER), own(TEXT)));
        assertThat(POSTGRESQL.select(distinct).text())
                .isEqualTo("SELECT DISTINCT t0.\"number\", t0.\"text\" FROM \"samples\" AS t0 LIMIT $1");
        assertThat(H2.select(distinct.withOrder(List.of(desc(TEXT)))).text())
                .isEqualTo("SELECT k.c0, k.c1 FROM (SELECT DISTINCT t0.\"number\" AS c0, t0.\"text\" AS c1"
                        + " FROM \"samples\" AS t0) AS k ORDER BY CAST(k.c1 AS varbinary) DESC NULLS LAST LIMIT $1");
    }

    @Test
    void insertsGiveRowsBack() {
        InsertRows insert = new InsertRows(USERS, List.of(USER_ID, USER_EMAIL), 0, List.of(USER_ID));
        assertThat(POSTGRESQL.insertRow(insert).text())
                .isEqualTo("INSERT INTO \"users\" (\"id\", \"email\") VALUES ($1, $2) RETURNING \"id\"");
        assertThat(POSTGRESQL.insertRows(insert))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"users\" (\"id\", \"email\") SELECT * FROM UNNEST($1::uuid[], $2::text[]) RETURNING"
                                + " \"id\"",
                        List.of(new Bind.RowColumn(0, StorageType.UUID), new Bind.RowColumn(1, StorageType.TEXT))));
        assertThat(H2.insertRow(insert))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"users\" (\"id\", \"email\") VALUES ($1, $2)",
                        List.of(new Bind.RowCell(0, StorageType.UUID), new Bind.RowCell(1, StorageType.TEXT)),
                        List.of("id")));
        assertThat(H2.insertRows(insert).text())
                .isEqualTo("INSERT INTO \"users\" (\"id\", \"email\") SELECT * FROM"
                        + " UNNEST(CAST($1 AS uuid ARRAY), CAST($2 AS varchar ARRAY))");
    }

    @Test
    void whatIsComputedStandsInPlaceOfItsCell() {
        TableExpr lower =
                new TableExpr.Call(BuiltInFunctions.LOWER, List.of(param(0, StorageType.TEXT)), StorageType.TEXT);
        InsertRows alike = computing(
                new InsertRows.Computed(USER_EMAIL, List.of(lower), null), List.of(Type.of(StorageType.TEXT)));
        assertThat(POSTGRESQL.insertRow(alike))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"users\" (\"id\", \"email\") VALUES ($1, LOWER(TRANSLATE($2,"
                                + " '\u0130\u03A3', 'i\u03C3') COLLATE \"und-x-icu\") COLLATE \"C\")",
                        List.of(new Bind.RowCell(0, StorageType.UUID), new Bind.RowCell(2, StorageType.TEXT))));
        assertThat(POSTGRESQL.insertRows(alike))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"users\" (\"id\", \"email\") SELECT u.c0, LOWER(TRANSLATE(u.c2,"
                                + " '\u0130\u03A3', 'i\u03C3') COLLATE \"und-x-icu\") COLLATE \"C\" FROM UNNEST($1::uuid[], $2::text[], $3::text[]) AS u(c0, c1, c2)",
                        List.of(
                                new Bind.RowColumn(0, StorageType.UUID),
                                new Bind.RowColumn(1, StorageType.TEXT),
                                new Bind.RowColumn(2, StorageType.TEXT))));
        TableExpr now = new TableExpr.Call(BuiltInFunctions.NOW, List.of(), StorageType.INSTANT);
        InsertRows mixed = computing(
                new InsertRows.Computed(
                        USER_EMAIL,
                        List.of(param(0, StorageType.TEXT), now),
                        new Value.Param(1, Type.of(StorageType.I32))),
                List.of(Type.of(StorageType.TEXT), Type.of(StorageType.I32)));
        assertThat(H2.insertRows(mixed).text())
                .isEqualTo(
                        "INSERT INTO \"users\" (\"id\", \"email\") SELECT u.c0, CASE u.c3 WHEN 1 THEN u.c2 WHEN 2 THEN"
                                + " CURRENT_TIMESTAMP(6) ELSE u.c1 END FROM UNNEST(CAST($1 AS uuid ARRAY), CAST($2 AS varchar"
                                + " ARRAY), CAST($3 AS varchar ARRAY), CAST($4 AS integer ARRAY)) AS u(c0, c1, c2, c3)");
        assertThat(H2.insertRow(mixed)).isEqualTo(H2.insertRows(mixed));
    }

    private static InsertRows computing(InsertRows.Computed column, List<Type.Scalar> cells) {
        return new InsertRows(
                USERS,
                List.of(USER_ID, USER_EMAIL),
                0,
                List.of(),
                new InsertRows.ComputedColumns(List.of(column), cells));
    }

    @Test
    void updatesAndDeletes() {
        UpdateRows update = new UpdateRows(
                SAMPLES,
                List.of(
                        new UpdateRows.Assignment(
                                NUMBER,
                                TableExpr.Call.of(
                                        BuiltInFunctions.PLUS, own(NUMBER), Samples.literal(1L, StorageType.I64))),
                        new UpdateRows.Assignment(TEXT, Samples.literal(null, StorageType.TEXT))),
                compare(CompareOp.EQ, own(ID), param(0, StorageType.UUID)),
                List.of(NUMBER));
        assertThat(POSTGRESQL.update(update).text())
                .isEqualTo(
                        "UPDATE \"samples\" AS t0 SET \"number\" = t0.\"number\" + 1, \"text\" = CAST(NULL AS text) WHERE"
                                + " t0.\"id\" = $1 RETURNING \"number\"");
        assertThat(H2.update(update).text())
                .isEqualTo("UPDATE \"samples\" AS t0 SET \"number\" = t0.\"number\" + 1,"
                        + " \"text\" = CAST(NULL AS varchar) WHERE t0.\"id\" = $1");
        assertThat(H2.delete(new DeleteRows(SAMPLES, TableExpr.ValueExpr.TRUE)).text())
                .isEqualTo("DELETE FROM \"samples\" AS t0");
        assertThat(H2.delete(new DeleteRows(SAMPLES, TableExpr.ValueExpr.FALSE)).text())
                .isEqualTo("DELETE FROM \"samples\" AS t0 WHERE FALSE");
    }

    @Test
    void removedRowsAreGivenBack() {
        DeleteRows delete = new DeleteRows(
                SAMPLES, compare(CompareOp.EQ, own(ID), param(0, StorageType.UUID)), List.of(ID, NUMBER));
        assertThat(POSTGRESQL.delete(delete).text())
                .isEqualTo("DELETE FROM \"samples\" AS t0 WHERE t0.\"id\" = $1 RETURNING \"id\", \"number\"");
        assertThat(H2.delete(delete))
                .isEqualTo(new SqlText(
                        "SELECT \"id\", \"number\" FROM OLD TABLE (DELETE FROM \"samples\" AS t0 WHERE t0.\"id\" = $1)",
                        List.of(new Bind.Slot(0, StorageType.UUID))));
    }

    @Test
    void countedRowsComeBackInTheirOrder() {
        Column id = new Column("it's", "i\"d", 0, Type.of(StorageType.I64), true, null, null);
        Column name = new Column("it's", "name", 1, Type.of(StorageType.TEXT));
        Column size = new Column("it's", "size", 2, Type.optional(StorageType.I64));
        Table table = new Table("it's", List.of(id, name, size), List.of(id), List.of(), List.of(), List.of());
        InsertRows insert = new InsertRows(table, List.of(name, size), 0, List.of(name, id));
        List<Bind> arrays = List.of(new Bind.RowColumn(0, StorageType.TEXT), new Bind.RowColumn(1, StorageType.I64));
        assertThat(POSTGRESQL.insertRow(insert).text())
                .isEqualTo("INSERT INTO \"it's\" (\"name\", \"size\") VALUES ($1, $2) RETURNING \"name\", \"i\"\"d\"");
        assertThat(POSTGRESQL.insertRows(insert))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"it's\" (\"name\", \"size\") SELECT u.c0, u.c1 FROM UNNEST($1::text[], $2::bigint[]) WITH"
                                + " ORDINALITY AS u(c0, c1, n) ORDER BY u.n RETURNING \"name\", \"i\"\"d\"",
                        arrays));
        assertThat(H2.insertRows(insert))
                .isEqualTo(new SqlText(
                        "INSERT INTO \"it's\" (\"name\", \"size\") SELECT u.c0, u.c1 FROM UNNEST(CAST($1 AS varchar"
                                + " ARRAY), CAST($2 AS bigint ARRAY)) WITH ORDINALITY AS u(c0, c1, n) ORDER BY u.n",
                        arrays,
                        List.of("name", "i\"d")));
        InsertRows nothingElse = new InsertRows(table, List.of(), 0, List.of(id));
        assertThat(POSTGRESQL.insertRow(nothingElse).text())
                .isEqualTo("INSERT INTO \"it's\" DEFAULT VALUES RETURNING \"i\"\"d\"");
        assertThat(H2.insertRow(nothingElse).text()).isEqualTo("INSERT INTO \"it's\" DEFAULT VALUES");
        assertThat(Dialect.POSTGRESQL.schema(List.of(table)).get(1))
                .contains("\"i\"\"d\" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,");
        assertThat(Dialect.H2.schema(List.of(table)).get(0))
                .contains("\"i\"\"d\" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL,");
    }

    @Test
    void declaredTypesOfColumns() {
        Table table = new Table(
                "t",
                List.of(
                        declared(0, StorageType.TEXT, new ColumnType.Varchar(5)),
                        declared(1, StorageType.DECIMAL, new ColumnType.Numeric(6, 2)),
                        declared(2, StorageType.I64, new ColumnType.Int(2)),
                        declared(3, StorageType.F64, new ColumnType.FloatingPoint(4))),
                List.of(declared(0, StorageType.TEXT, new ColumnType.Varchar(5))),
                List.of(),
                List.of(),
                List.of());
        assertThat(Dialect.POSTGRESQL.schema(List.of(table)).get(1))
                .contains("(\"c0\" varchar(5) COLLATE \"C\" NOT NULL, \"c1\" numeric(6, 2) NOT NULL,"
                        + " \"c2\" smallint NOT NULL, \"c3\" real NOT NULL,");
        // in UTF-16
        assertThat(Dialect.H2.schema(List.of(table)).get(0))
                .contains("(\"c0\" varchar(10) NOT NULL, \"c1\" numeric(6, 2) NOT NULL,"
                        + " \"c2\" smallint NOT NULL, \"c3\" real NOT NULL,");
    }

    private static final ColumnType.Enumerated STATE =
            new ColumnType.Enumerated(new QualifiedName("s", "state"), List.of("it's", "b"));

    private static Table ofOwnTypes() {
        List<Column> columns = List.of(
                declared(0, StorageType.TEXT, STATE),
                declared(1, StorageType.TEXT, new ColumnType.Json(true)),
                declared(2, StorageType.INSTANT, new ColumnType.FractionalSeconds(StorageType.INSTANT, 2)));
        return new Table("t", columns, columns.subList(0, 1), List.of(), List.of(), List.of());
    }

    /** They are texts to what asks; labels are compared as labels, so that an index is found. */
    @Test
    void ownTypesOfTheDatabase() {
        Table table = ofOwnTypes();
        List<String> schema = Dialect.POSTGRESQL.schema(List.of(table));
        assertThat(schema.get(1))
                .isEqualTo("DO 'BEGIN CREATE TYPE \"s\".\"state\" AS enum(''it''''s'', ''b'');"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END'");
        assertThat(schema.get(2))
                .contains("(\"c0\" \"s\".\"state\" NOT NULL, \"c1\" jsonb NOT NULL, \"c2\" timestamptz(2) NOT NULL,");
        assertThat(Dialect.H2.schema(List.of(table)).get(0))
                .contains("(\"c0\" enum('it''s', 'b') NOT NULL, \"c1\" jsonb NOT NULL,"
                        + " \"c2\" timestamp(2) with time zone NOT NULL,");
        InsertRows back = new InsertRows(table, table.columns(), 0, table.columns());
        assertThat(POSTGRESQL.insertRow(back).text())
                .isEqualTo("INSERT INTO \"t\" (\"c0\", \"c1\", \"c2\")"
                        + " VALUES (CAST($1 AS \"s\".\"state\"), CAST($2 AS jsonb), $3)"
                        + " RETURNING CAST(\"c0\" AS text), CAST(\"c1\" AS text), \"c2\"");
        assertThat(POSTGRESQL
                        .insertRows(new InsertRows(table, table.columns(), 0, List.of()))
                        .text())
                .startsWith("INSERT INTO \"t\" (\"c0\", \"c1\", \"c2\")"
                        + " SELECT CAST(u.c0 AS \"s\".\"state\"), CAST(u.c1 AS jsonb), u.c2 FROM UNNEST(");
        assertThat(Dialect.POSTGRESQL.dropSchema(List.of(table)).get(2))
                .isEqualTo("DO 'BEGIN DROP TYPE IF EXISTS \"s\".\"state\";"
                        + " EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END'");
    }

    @Test
    void labelsAreCompared() {
        Table table = ofOwnTypes();
        TableExpr.ColumnRef label = TableExpr.ColumnRef.own(table.columns().get(0));
        TableExpr equal = new TableExpr.Compare(
                CompareOp.EQ, label, new TableExpr.ValueExpr(new Value.Param(0, Type.of(StorageType.TEXT))));
        TableExpr listed = new TableExpr.InList(label, new Value.ListParam(0, Type.of(StorageType.TEXT)));
        assertThat(POSTGRESQL.delete(new DeleteRows(table, equal, List.of())).text())
                .endsWith("WHERE t0.\"c0\" = CAST($1 AS \"s\".\"state\")");
        assertThat(POSTGRESQL.delete(new DeleteRows(table, listed, List.of())).text())
                .endsWith("WHERE t0.\"c0\" = ANY(CAST($1::text[] AS \"s\".\"state\"[]))");
        assertThat(H2.delete(new DeleteRows(table, equal, List.of())).text())
                .endsWith("WHERE t0.\"c0\" = CAST(CAST($1 AS varchar) AS enum('it''s', 'b'))");
    }

    /** Where a column would hold more than its field, what is computed for it fails instead. */
    @Test
    void whatIsComputedIsHeld() {
        assertThat(computed(StorageType.I16, new ColumnType.Int(1), POSTGRESQL))
                .isEqualTo("CAST(CAST(CAST(t0.\"c0\" + $1 AS integer) AS \"char\") AS integer)");
        assertThat(computed(StorageType.I16, new ColumnType.Int(1), H2)).isEqualTo("CAST(t0.\"c0\" + $1 AS tinyint)");
        assertThat(computed(StorageType.I64, new ColumnType.Int(4), POSTGRESQL))
                .isEqualTo("CAST(t0.\"c0\" + $1 AS integer)");
        assertThat(computed(StorageType.DECIMAL, new ColumnType.Numeric(6, 2), H2))
                .isEqualTo("CAST(t0.\"c0\" + $1 AS numeric(6, 2))");
        assertThat(computed(StorageType.F64, new ColumnType.FloatingPoint(4), H2))
                .isEqualTo("CASE WHEN ABS(CAST(t0.\"c0\" + $1 AS real)) >= CAST('Infinity' AS real) THEN"
                        + " CAST(CAST(LEAST(ABS(CAST(t0.\"c0\" + $1 AS real)), 1E30) AS bigint) AS real)"
                        + " ELSE CAST(t0.\"c0\" + $1 AS real) END");
        assertThat(computed(StorageType.I16, new ColumnType.Unsigned(StorageType.I16, 8), POSTGRESQL))
                .isEqualTo("CASE WHEN t0.\"c0\" + $1 BETWEEN 0 AND 255 THEN t0.\"c0\" + $1"
                        + " ELSE CAST(ABS(t0.\"c0\" + $1) + 1E30 AS bigint) END");
        assertThat(computed(StorageType.I64, null, POSTGRESQL)).isEqualTo("t0.\"c0\" + $1");
    }

    private static String computed(StorageType storage, @Nullable ColumnType range, StatementRenderer renderer) {
        Column column = new Column("t", "c0", 0, Type.of(storage), false, null, range);
        Table table = new Table("t", List.of(column), List.of(column), List.of(), List.of(), List.of());
        TableExpr sum = TableExpr.Call.of(
                BuiltInFunctions.PLUS,
                TableExpr.ColumnRef.own(column),
                new TableExpr.ValueExpr(new Value.Param(0, Type.of(storage))));
        UpdateRows update = new UpdateRows(
                table, List.of(new UpdateRows.Assignment(column, sum)), TableExpr.ValueExpr.TRUE, List.of());
        return renderer.update(update).text().substring("UPDATE \"t\" AS t0 SET \"c0\" = ".length());
    }

    private static Column declared(int index, StorageType storage, ColumnType type) {
        return new Column("t", "c" + index, index, Type.of(storage), false, type, type);
    }

    @Test
    void schemaIsMadeInOrder() {
        assertThat(lines(Dialect.POSTGRESQL)).isEqualTo("""
                        SELECT pg_advisory_xact_lock(hashtext('runnel push schema'))
                        CREATE TABLE IF NOT EXISTS "posts" ("user_id" uuid NOT NULL, "number" bigint NOT NULL, "the ""title""\" text COLLATE "C" NOT NULL, "parent" bigint, CONSTRAINT "posts_pkey" PRIMARY KEY ("user_id", "number"))
                        CREATE TABLE IF NOT EXISTS "users" ("id" uuid NOT NULL, "email" text COLLATE "C" NOT NULL, "bio" text COLLATE "C", CONSTRAINT "users_pkey" PRIMARY KEY ("id"), CONSTRAINT "users_email" UNIQUE ("email"))
                        CREATE INDEX IF NOT EXISTS "posts_parent" ON "posts" ("user_id", "parent" NULLS FIRST)
                        DO 'BEGIN IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = ''posts_user'' AND conrelid = ''"posts"''::regclass) THEN ALTER TABLE "posts" ADD CONSTRAINT "posts_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id"); END IF; END'""");
        assertThat(lines(Dialect.H2)).isEqualTo("""
                        CREATE TABLE IF NOT EXISTS "posts" ("user_id" uuid NOT NULL, "number" bigint NOT NULL, "the ""title""\" varchar NOT NULL, "parent" bigint, CONSTRAINT "posts_pkey" PRIMARY KEY ("user_id", "number"))
                        CREATE TABLE IF NOT EXISTS "users" ("id" uuid NOT NULL, "email" varchar NOT NULL, "bio" varchar, CONSTRAINT "users_pkey" PRIMARY KEY ("id"), CONSTRAINT "users_email" UNIQUE ("email"))
                        CREATE INDEX IF NOT EXISTS "posts_parent" ON "posts" ("user_id", "parent")
                        ALTER TABLE "posts" ADD CONSTRAINT IF NOT EXISTS "posts_user" FOREIGN KEY ("user_id") REFERENCES "users" ("id")""");
    }

    @Test
    void schemaIsRemovedAtOnce() {
        String drop = "DROP TABLE IF EXISTS \"posts\", \"users\" RESTRICT";
        assertThat(Dialect.POSTGRESQL.dropSchema(List.of(POSTS, USERS)))
                .containsExactly("SELECT pg_advisory_xact_lock(hashtext('runnel push schema'))", drop);
        assertThat(Dialect.H2.dropSchema(List.of(POSTS, USERS))).containsExactly(drop);
    }

    @Test
    void semicolonsOfNamesAreNumberedForH2() {
        Table odd = new Table(
                "a;\"b\\",
                List.of(new Column("a;\"b\\", "c;", 0, Type.of(StorageType.I64))),
                List.of(new Column("a;\"b\\", "c;", 0, Type.of(StorageType.I64))),
                List.of(),
                List.of(),
                List.of());
        DeleteRows delete = new DeleteRows(odd, TableExpr.ValueExpr.TRUE);

        assertThat(H2.delete(delete).text()).isEqualTo("DELETE FROM U&\"a\\003b\"\"b\\\\\" AS t0");
        assertThat(POSTGRESQL.delete(delete).text()).isEqualTo("DELETE FROM \"a;\"\"b\\\" AS t0");
        assertThat(Dialect.H2.dropSchema(List.of(odd)))
                .containsExactly("DROP TABLE IF EXISTS U&\"a\\003b\"\"b\\\\\" RESTRICT");
    }

    @Test
    void namesOfSqlAreQuotedAndItsValuesAreBound() {
        SqlOperation update = new SqlOperation(
                List.of(
                        new SqlPart.Text("update "),
                        new SqlPart.TableName(new QualifiedName("s", "a\"b`c")),
                        new SqlPart.Text(" set "),
                        new SqlPart.ColumnName("d\"e`f"),
                        new SqlPart.Text(" = "),
                        new SqlPart.Argument(param(0, StorageType.F64)),
                        new SqlPart.Text(" where n in "),
                        new SqlPart.Argument(new TableExpr.ValueExpr(list(1, StorageType.I64)))),
                new SqlOperation.Count());
        assertThat(POSTGRESQL.sql(update).text())
                .isEqualTo(
                        "update \"s\".\"a\"\"b`c\" set \"d\"\"e`f\" = $1 where n in (SELECT * FROM UNNEST($2::bigint[]))");
        assertThat(H2.sql(update).text())
                .isEqualTo(
                        "update \"s\".\"a\"\"b`c\" set \"d\"\"e`f\" = CAST($1 AS double precision) where n in (SELECT u.c0[n.x]"
                                + " FROM (SELECT CAST($2 AS bigint ARRAY) AS c0) AS u, SYSTEM_RANGE(1, CARDINALITY(CAST($2 AS bigint ARRAY))) AS n)");
        assertThat(new StatementRenderer(Dialect.MYSQL).sql(update).text())
                .isEqualTo("update `s`.`a\"b``c` set `d\"e``f` = CAST(? AS double) where n in ((?))");
        assertThat(new StatementRenderer(Dialect.SQLITE).sql(update).text())
                .isEqualTo("update `s`.`a\"b``c` set `d\"e``f` = $1 where n in (SELECT value->>0 FROM json_each($2))");
    }

    /** A fragment may be NULL, as a condition and as a value, and hides what it reads. */
    @Test
    void sqlOfAConditionIsFalseWhereItIsUnknown() {
        TableExpr condition = new TableExpr.SqlFragment(
                List.of(new SqlPart.Argument(own(NUMBER_A)), new SqlPart.Text(" > 1 or x")), true, StorageType.BOOL);
        assertBoth(condition, "(t0.\"number_a\" > 1 or x)");
        assertBoth(new Not(condition), "(t0.\"number_a\" > 1 or x) IS NOT TRUE");
        TableExpr value = new TableExpr.SqlFragment(
                List.of(new SqlPart.Text("abs("), new SqlPart.Argument(own(NUMBER)), new SqlPart.Text(")")),
                false,
                StorageType.I64);
        assertBoth(compare(CompareOp.NE, value, own(NUMBER)), "(abs(t0.\"number\")) IS DISTINCT FROM t0.\"number\"");
        assertThat(POSTGRESQL
                        .select(select(SAMPLES, TableExpr.ValueExpr.TRUE, condition, value))
                        .text())
                .startsWith("SELECT COALESCE((t0.\"number_a\" > 1 or x), FALSE), abs(t0.\"number\") FROM");
    }

    private static String lines(Dialect dialect) {
        return dialect.schema(List.of(POSTS, USERS)).stream().collect(Collectors.joining("\n"));
    }
}
