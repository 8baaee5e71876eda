package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.TICKETS;
import static dev.runnel.driver.r2dbc.Samples.TICKET_CODE;
import static dev.runnel.driver.r2dbc.Samples.TICKET_ID;
import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.RowReader;
import dev.runnel.spi.TableExpr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Identities that MySQL counts up, of many rows and many programs at once, however it counts. */
class MysqlIdentityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PROGRAMS = 8;
    private static final int INSERTS = 20;
    private static final int ROWS = 50;
    private static final InsertRows INSERT = new InsertRows(TICKETS, List.of(TICKET_CODE), 0, List.of(TICKET_ID));

    record Ticket(long id, @Nullable String code) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "--innodb-autoinc-lock-mode=1", "--auto-increment-increment=7"})
    void eachRowHasItsOwn(String option) {
        String[] options = option.isEmpty() ? new String[0] : new String[] {option, "--auto-increment-offset=1"};
        try (MysqlProcess server = MysqlServer.MYSQL.own(options)) {
            String url = MysqlServer.newDatabase(MysqlServer.MYSQL.url(server.port()));
            Driver driver = new R2dbcDriverProvider().create(url, PoolOptions.DEFAULT.withSize(PROGRAMS));
            try {
                driver.pushSchema(List.of(TICKETS)).block(PATIENCE);
                List<Ticket> made = new ArrayList<>(insertAtOnce(driver));
                List<Ticket> kept = rows(
                                driver,
                                Samples.select(TICKETS, TableExpr.ValueExpr.TRUE, own(TICKET_ID), own(TICKET_CODE)),
                                new Object[0],
                                row -> new Ticket(row.getLong(0), row.getStringOrNull(1)))
                        .collectList()
                        .block(PATIENCE);
                assertThat(made).hasSize(PROGRAMS * INSERTS * ROWS).containsExactlyInAnyOrderElementsOf(kept);
            } finally {
                driver.close().block(PATIENCE);
            }
        }
    }

    @Test
    void noRowIsReadIfTheIdentityIsReturnedAlone() {
        Driver driver = new R2dbcDriverProvider().create("r2dbc:mysql://user@localhost/none", PoolOptions.DEFAULT);
        InsertRows known = new InsertRows(TICKETS, TICKETS.columns(), 0, List.of());

        assertThat(((CompiledSql) driver.compile(known)).readBack()).isNull();
        assertThat(((CompiledSql) driver.compile(INSERT)).readBack())
                .isInstanceOf(ReturningEmulation.GeneratedKeys.class);
        assertThat(((CompiledSql) driver.compile(INSERT.withReturning(TICKETS.columns()))).readBack())
                .isInstanceOf(ReturningEmulation.ForInsert.class);
        driver.close().block(PATIENCE);
    }

    /** Each insert returns the identities of its rows in their order. */
    private static List<Ticket> insertAtOnce(Driver driver) {
        return Objects.requireNonNull(Flux.range(0, PROGRAMS * INSERTS)
                .flatMap(
                        insert -> {
                            List<String> codes = IntStream.range(0, ROWS)
                                    .mapToObj(row -> insert + "." + row)
                                    .toList();
                            List<@Nullable Object[]> rows = codes.stream()
                                    .map(code -> new @Nullable Object[] {code})
                                    .toList();
                            return rows(driver, INSERT, new Object[] {rows}, row -> row.getLong(0))
                                    .zipWithIterable(codes, Ticket::new);
                        },
                        PROGRAMS)
                .collectList()
                .block(PATIENCE));
    }

    private static <T> Flux<T> rows(
            Driver driver, Operation operation, @Nullable Object[] values, RowReader<T> reader) {
        return Flux.usingWhen(
                driver.acquire(), lease -> lease.rows(driver.compile(operation), values, reader), Lease::release);
    }
}
