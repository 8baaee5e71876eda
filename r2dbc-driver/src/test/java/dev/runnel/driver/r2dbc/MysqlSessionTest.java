package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.TICKETS;
import static dev.runnel.driver.r2dbc.Samples.TICKET_CODE;
import static dev.runnel.driver.r2dbc.Samples.TICKET_ID;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;

/** Sessions of a server that tells each one something first, as it does to who has no rights of an administrator. */
class MysqlSessionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** In GBK the second byte of a character may be a backslash, and what is escaped before it no longer is. */
    private static final String ATTACK = "\u4E2D\\' OR 1=1 -- ";

    private static final String INITIAL = "--init-connect=SET NAMES gbk, autocommit = 0, completion_type = 1,"
            + " sql_select_limit = 1, sql_auto_is_null = 1, sql_safe_updates = 1";

    private static final TableExpr IS_CODE =
            new TableExpr.Compare(CompareOp.EQ, own(TICKET_CODE), param(0, StorageType.TEXT));

    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void meansWhatItSaysWhateverTheServerToldIt(MysqlServer server) {
        try (MysqlProcess process = server.own(INITIAL)) {
            String url = MysqlServer.newDatabase(server.url(process.port()));
            MysqlServer.execute(url, "CREATE USER plain IDENTIFIED BY ''");
            MysqlServer.execute(url, "GRANT ALL ON " + MysqlServer.database(url) + ".* TO plain");
            String plain = url.replace("//" + MysqlProcess.USER + "@", "//plain@");
            Driver driver = new R2dbcDriverProvider().create(plain, PoolOptions.DEFAULT.withSize(1));
            Driver other = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
            try {
                driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
                insert(driver, ATTACK, "\u00E4", "plain");

                assertThat(codes(driver, IS_CODE, ATTACK)).containsExactly(ATTACK);
                assertThat(codes(driver, IS_CODE, "\u00E4")).containsExactly("\u00E4");
                assertThat(codes(driver, new TableExpr.IsNull(own(TICKET_ID)))).isEmpty();
                assertThat(codes(other, TableExpr.ValueExpr.TRUE)).containsExactlyInAnyOrder(ATTACK, "\u00E4", "plain");
                assertThat(codes(driver, TableExpr.ValueExpr.TRUE)).hasSize(3);

                Single.run(driver, new DeleteRows(TICKETS, TableExpr.ValueExpr.TRUE, List.of()));
                assertThat(codes(other, TableExpr.ValueExpr.TRUE)).isEmpty();
            } finally {
                driver.close().then(other.close()).block(PATIENCE);
            }
        }
    }

    /** What of the text is repeated for each row may be longer than its values. */
    @ParameterizedTest
    @EnumSource(MysqlServer.class)
    void rowsThatAreComputedAreInsertedInPartsThatTheServerTakes(MysqlServer server) {
        try (MysqlProcess process = server.own("--max-allowed-packet=1048576")) {
            String url = MysqlServer.newDatabase(server.url(process.port()));
            Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(1));
            try {
                driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
                TableExpr upper = new TableExpr.Call(
                        BuiltInFunctions.UPPER, List.of(param(0, StorageType.TEXT)), StorageType.TEXT);
                InsertRows.ComputedColumns computing = new InsertRows.ComputedColumns(
                        List.of(new InsertRows.Computed(TICKET_CODE, List.of(upper), null)),
                        List.of(Type.of(StorageType.TEXT)));
                List<@Nullable Object[]> rows = IntStream.range(0, 20_000)
                        .mapToObj(n -> new @Nullable Object[] {null, "code " + n})
                        .toList();
                InsertRows insert = new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of(), computing);
                Single.run(driver, insert, rows);
                assertThat(codes(driver, TableExpr.ValueExpr.TRUE))
                        .hasSize(20_000)
                        .contains("CODE 0", "CODE 19999");
            } finally {
                driver.close().block(PATIENCE);
            }
        }
    }

    private static void insert(Driver driver, String... codes) {
        List<@Nullable Object[]> rows = Flux.just(codes)
                .map(code -> new @Nullable Object[] {code})
                .collectList()
                .block(PATIENCE);
        Single.run(driver, new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of()), new Object[] {rows});
    }

    private static List<String> codes(Driver driver, TableExpr where, @Nullable Object... values) {
        return Single.texts(driver, Samples.select(TICKETS, where, own(TICKET_CODE)), values);
    }
}
