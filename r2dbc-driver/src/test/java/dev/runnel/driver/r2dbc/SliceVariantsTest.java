package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.FLAG;
import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.NUMBER_A;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.POST_NUMBER;
import static dev.runnel.driver.r2dbc.Samples.POST_PARENT;
import static dev.runnel.driver.r2dbc.Samples.POST_USER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static dev.runnel.driver.r2dbc.Samples.USER_BIO;
import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.list;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.sql.Bind;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.SliceVariants;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.driver.r2dbc.sql.StatementRenderer;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.SelectRows.PartitionLimit;
import dev.runnel.spi.SelectRows.Slice;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SliceVariantsTest {
    private static final StatementRenderer POSTGRESQL = new StatementRenderer(Dialect.POSTGRESQL);
    private static final StatementRenderer H2 = new StatementRenderer(Dialect.H2);
    private static final int LITERALS = 8;

    private static final TableExpr FROM = new TableExpr.Compare(CompareOp.GE, own(NUMBER), param(0, StorageType.I64));
    private static final SelectRows SLICED =
            select(SAMPLES, FROM, own(NUMBER)).withOrder(List.of(asc(NUMBER))).withSlice(new Slice(limit(1), limit(2)));
    private static final String ROWS =
            "SELECT t0.\"number\" FROM \"samples\" AS t0 WHERE t0.\"number\" >= $1 ORDER BY t0.\"number\"";

    private static SliceVariants variants(StatementRenderer renderer, SelectRows select) {
        return SliceVariants.of(renderer, sql -> sql.selectWithParameter(select));
    }

    private static String text(SelectRows select, Object... values) {
        return variants(POSTGRESQL, select).of(values).text();
    }

    @Test
    void limitsAndOffsetsAreLiteralsUntilThereAreTooMany() {
        SliceVariants variants = variants(POSTGRESQL, SLICED);
        for (long offset = 0; offset < LITERALS; offset++) {
            SqlText text = variants.of(new Object[] {7L, offset, 10L});
            assertThat(text.text()).isEqualTo(ROWS + " LIMIT 10 OFFSET " + offset);
            assertThat(text.binds()).hasSize(1);
            assertThat(variants.of(new Object[] {8L, offset, 10L})).isSameAs(text);
        }
        SqlText ninth = variants.of(new Object[] {7L, 8L, 10L});
        assertThat(ninth.text()).isEqualTo(ROWS + " LIMIT $2 OFFSET $3");
        assertThat(ninth).isSameAs(variants.bound()).isSameAs(variants.of(new Object[] {7L, 9L, 11L}));
        assertThat(variants.of(new Object[] {7L, 0L, 10L}).text()).isEqualTo(ROWS + " LIMIT 10 OFFSET 0");
    }

    @Test
    void theRowsOfEachKeyAndThoseOfASubqueryToo() {
        SelectRows perKey = select(
                        POSTS,
                        new TableExpr.KeyInList(List.of(own(POST_USER)), List.of(list(0, StorageType.UUID))),
                        own(POST_NUMBER))
                .withPerKey(new PartitionLimit(List.of(own(POST_USER)), new Slice(limit(1), limit(2))));
        assertThat(text(perKey, List.of(), 3L, 2L))
                .isEqualTo("SELECT k.c0 FROM (SELECT DISTINCT * FROM UNNEST($1::uuid[])) AS p(c0) CROSS JOIN LATERAL"
                        + " (SELECT t0.\"number\" AS c0, ROW_NUMBER() OVER () AS rn FROM \"posts\" AS t0"
                        + " WHERE t0.\"user_id\" = p.c0 LIMIT 2 OFFSET 3) AS k ORDER BY k.rn");
        assertThat(variants(H2, perKey).of(new Object[] {List.of(), 3L, 2L}).text())
                .endsWith(" AS k WHERE k.rn > 3 AND k.rn - 3 <= 2 ORDER BY k.rn");

        TableExpr first = new TableExpr.InSubquery(own(POST_PARENT), SLICED);
        String among = "\"parent\" IN (" + ROWS.replace("t0.", "t1.").replace("t0 ", "t1 ") + " LIMIT 2 OFFSET 3)";
        assertThat(text(select(POSTS, first, own(POST_NUMBER)).withSlice(Slice.first(limit(3))), 7L, 3L, 2L, 5L))
                .isEqualTo("SELECT t0.\"number\" FROM \"posts\" AS t0 WHERE t0." + among + " LIMIT 5");
        DeleteRows delete = new DeleteRows(POSTS, first, List.of());
        assertThat(SliceVariants.of(POSTGRESQL, sql -> sql.delete(delete))
                        .of(new Object[] {7L, 3L, 2L})
                        .text())
                .isEqualTo("DELETE FROM \"posts\" AS t0 WHERE t0." + among);
    }

    @Test
    void onPostgresqlATextHasAParameter() {
        SelectRows all = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER)).withSlice(Slice.first(limit(0)));
        String text = "SELECT t0.\"number\" FROM \"samples\" AS t0";
        assertThat(variants(POSTGRESQL, all).bound().text()).isEqualTo(text + " LIMIT $1");
        SqlText limited = variants(POSTGRESQL, all).of(new Object[] {3L});
        assertThat(limited).isEqualTo(new SqlText(text + " WHERE $1 LIMIT 3", List.of(new Bind.True())));
        assertThat(variants(H2, all).of(new Object[] {3L}).text()).isEqualTo(text + " LIMIT 3");

        SelectRows unset = select(
                SAMPLES,
                new TableExpr.Or(List.of(new TableExpr.IsNull(own(NUMBER_A)), own(FLAG))),
                new TableExpr.Exists(select(USERS, new TableExpr.IsNull(own(USER_BIO)))));
        assertThat(text(unset))
                .isEqualTo("SELECT EXISTS (SELECT 1 FROM \"users\" AS t1 WHERE t1.\"bio\" IS NULL)"
                        + " FROM \"samples\" AS t0 WHERE $1 AND (t0.\"number_a\" IS NULL OR t0.\"flag\")");
        assertThat(text(select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll())))
                .isEqualTo("SELECT COUNT(*) FROM \"samples\" AS t0");
    }

    @Test
    void eachTextIsRenderedOnce() {
        AtomicInteger rendered = new AtomicInteger();
        Function<StatementRenderer, SqlText> rendering = sql -> {
            rendered.incrementAndGet();
            return sql.select(SLICED);
        };
        SliceVariants variants = SliceVariants.of(POSTGRESQL, rendering);
        List<String> texts = LongStream.range(0, 20_000)
                .parallel()
                .mapToObj(n -> variants.of(new Object[] {7L, n % 20, 10L}).text())
                .collect(Collectors.toList());
        assertThat(texts.stream().distinct()).hasSize(LITERALS + 1);
        assertThat(rendered).hasValue(LITERALS + 1);
    }
}
