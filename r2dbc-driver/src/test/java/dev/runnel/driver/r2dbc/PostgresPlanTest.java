package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.asc;
import static dev.runnel.driver.r2dbc.Samples.limit;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.codec.ResultRow;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.spi.CompiledOperation;
import dev.runnel.spi.Lease;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How often PostgreSQL plans a prepared statement anew. It considers a plan for all values after five executions. */
class PostgresPlanTest extends DatabaseTest {
    private static final int ROWS = 10_000;
    private static final int PLANNED_ANEW = 5;
    private static final int EXECUTIONS = 50;
    private static final SelectRows HUNDRED = select(
                    SAMPLES, new TableExpr.Compare(CompareOp.GE, own(NUMBER), param(0, StorageType.I64)), own(NUMBER))
            .withOrder(List.of(asc(NUMBER)))
            .withSlice(SelectRows.Slice.first(limit(1)));

    PostgresPlanTest() {
        super(PostgresServer.newDatabase());
    }

    @BeforeEach
    void write() {
        insert(SAMPLES, IntStream.range(0, ROWS).mapToObj(n -> sample(id(n), n)).toArray(Object[][]::new));
        lent(lease -> ((R2dbcLease) lease)
                .execute("CREATE INDEX IF NOT EXISTS by_number ON samples (number)")
                .then(((R2dbcLease) lease).execute("ANALYZE samples"))
                .thenReturn(true));
    }

    @Test
    void aReadWithALimitIsPlannedFiveTimes() {
        List<String> plans = lent(
                lease -> read(lease, driver.compile(HUNDRED), 100).then(Mono.defer(() -> plans((R2dbcLease) lease))));

        assertThat(plans)
                .containsExactly("LIMIT 100: custom " + PLANNED_ANEW + ", generic " + (EXECUTIONS - PLANNED_ANEW));
    }

    @Test
    void aReadWithOneOfManyLimitsIsPlannedEachTime() {
        CompiledOperation compiled = driver.compile(HUNDRED);
        List<String> plans = lent(lease -> Flux.range(1, 8)
                .concatMap(limit -> lease.rows(compiled, new Object[] {0L, (long) limit}, row -> row.getLong(0)))
                .then(read(lease, compiled, 100))
                .then(Mono.defer(() -> plans((R2dbcLease) lease))));

        assertThat(plans).hasSize(9).startsWith("LIMIT $2: custom " + EXECUTIONS + ", generic 0");
    }

    @Test
    void aReadWithoutAConditionIsPlannedFiveTimesToo() {
        SelectRows first = HUNDRED.withWhere(TableExpr.ValueExpr.TRUE);
        List<String> plans = lent(
                lease -> read(lease, driver.compile(first), 100).then(Mono.defer(() -> plans((R2dbcLease) lease))));

        assertThat(plans)
                .containsExactly("LIMIT 100: custom " + PLANNED_ANEW + ", generic " + (EXECUTIONS - PLANNED_ANEW));
    }

    private static Mono<Void> read(Lease lease, CompiledOperation compiled, long limit) {
        return Flux.range(0, EXECUTIONS)
                .concatMap(n -> lease.rows(compiled, new Object[] {n * 10L, limit}, row -> row.getLong(0)))
                .then();
    }

    /** The limit of each statement of this session that has one, and its plans. */
    private static Mono<List<String>> plans(R2dbcLease lease) {
        SqlText counts = new SqlText(
                "SELECT substring(statement FROM 'LIMIT .*') || ': custom ' || custom_plans || ', generic ' || generic_plans"
                        + " FROM pg_prepared_statements WHERE statement LIKE 'SELECT t0.% LIMIT %' ORDER BY 1",
                List.of());
        StorageType[] text = {StorageType.TEXT};
        return lease.send(
                        counts,
                        CompiledSql.FETCHED_ROWS,
                        R2dbcLease.NO_VALUES,
                        List.of(),
                        () -> new ResultRow<>(lease.connection().wire(), text, row -> row.getString(0))::read)
                .collectList();
    }
}
