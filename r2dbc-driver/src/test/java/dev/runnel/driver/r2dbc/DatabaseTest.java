package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.ALL;
import static dev.runnel.driver.r2dbc.Samples.POSTS;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.DeleteRows;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.Lease;
import dev.runnel.spi.Operation;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.Row;
import dev.runnel.spi.TableExpr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

/** A driver on a database of its own, with the tables of {@link Samples}, empty before each test. */
abstract class DatabaseTest {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final List<Column> INSERTED = SAMPLES.columns();

    final String url;
    final R2dbcDriver driver;

    DatabaseTest(String url) {
        this.url = url;
        driver = open(PoolOptions.DEFAULT.withSize(2).withAcquireTimeout(Duration.ofSeconds(5)));
    }

    R2dbcDriver open(PoolOptions pool) {
        return (R2dbcDriver) new R2dbcDriverProvider().create(url, pool);
    }

    @BeforeEach
    void emptyTables() {
        driver.pushSchema(ALL).block(PATIENCE);
        for (Table table : List.of(POSTS, USERS, SAMPLES)) {
            run(new DeleteRows(table, TableExpr.ValueExpr.TRUE));
        }
    }

    @AfterEach
    void close() {
        driver.close().block(PATIENCE);
    }

    <T> T lent(Function<Lease, Mono<T>> work) {
        return Objects.requireNonNull(
                Mono.usingWhen(driver.acquire(), work, Lease::release).block(PATIENCE));
    }

    List<List<@Nullable Object>> rows(Operation operation, @Nullable Object... values) {
        int columns = operation.columns().size();
        return lent(lease -> lease.rows(driver.compile(operation), values, row -> cells(row, columns))
                .collectList());
    }

    static List<@Nullable Object> cells(Row row, int columns) {
        List<@Nullable Object> cells = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            cells.add(row.get(i));
        }
        return cells;
    }

    long run(Operation operation, @Nullable Object... values) {
        return lent(lease -> lease.run(driver.compile(operation), values)).matched();
    }

    void insert(Table table, @Nullable Object[]... rows) {
        assertThat(run(new InsertRows(table, table.columns(), 0, List.of()), (Object) List.of(rows)))
                .isEqualTo(rows.length);
    }

    static @Nullable Object[] sample(UUID id, long number) {
        return new @Nullable Object[] {id, number, null, null, null, null, null, null};
    }

    static @Nullable Object[] with(@Nullable Object[] row, Column column, @Nullable Object value) {
        row[column.index()] = value;
        return row;
    }

    static UUID id(long n) {
        return new UUID(0, n);
    }
}
