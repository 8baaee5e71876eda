package dev.runnel.driver.r2dbc;

import static dev.runnel.driver.r2dbc.Samples.NUMBER;
import static dev.runnel.driver.r2dbc.Samples.SAMPLES;
import static dev.runnel.driver.r2dbc.Samples.own;
import static dev.runnel.driver.r2dbc.Samples.param;
import static dev.runnel.driver.r2dbc.Samples.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Statement;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How many rows a round trip brings: the driver is told by demand. */
class PostgresFetchTest extends DatabaseTest {
    private static final int ROWS = 600;
    private static final SelectRows FROM_ZERO =
            select(SAMPLES, new TableExpr.Compare(CompareOp.GE, own(NUMBER), param(0, StorageType.I64)), own(NUMBER));
    private static final SelectRows ALL = select(SAMPLES, TableExpr.ValueExpr.TRUE, own(NUMBER));
    private static final int AT_ONCE = 0;

    private final List<Integer> fetched = new CopyOnWriteArrayList<>();
    private final Driver tapped =
            R2dbcDriverProvider.postgresql(new Tapped(ConnectionFactories.get(url)), PoolOptions.DEFAULT.withSize(1));

    PostgresFetchTest() {
        super(PostgresServer.newDatabase());
    }

    @BeforeEach
    void write() {
        insert(SAMPLES, IntStream.range(0, ROWS).mapToObj(n -> sample(id(n), n)).toArray(Object[][]::new));
    }

    @AfterEach
    void closeTapped() {
        tapped.close().block(PATIENCE);
    }

    @Test
    void whoWantsAllRowsGetsThemInOneRoundTrip() {
        assertThat(read(FROM_ZERO, rows -> rows, 0L)).hasSize(ROWS);

        assertThat(fetched).containsExactly(AT_ONCE);
    }

    @Test
    void whoWantsSomeRowsGetsThemAPortalAtATime() {
        assertThat(read(FROM_ZERO, rows -> rows.limitRate(10), 0L)).hasSize(ROWS);

        assertThat(fetched).containsExactly(CompiledSql.FETCHED_ROWS);
    }

    /** The driver adds a parameter. */
    @Test
    void withoutParametersTooAndTheAnswerIsBinary() {
        assertThat(read(ALL, rows -> rows)).hasSize(ROWS);

        assertThat(fetched).containsExactly(AT_ONCE);
    }

    @Test
    void aCountWithoutParametersIsReadThroughAPortal() {
        assertThat(read(select(SAMPLES, TableExpr.ValueExpr.TRUE, new TableExpr.CountAll()), rows -> rows))
                .containsExactly((long) ROWS);

        assertThat(fetched).containsExactly(CompiledSql.FETCHED_ROWS);
    }

    @Test
    void whoCancelsBeforeWantingAnythingSendsNothing() {
        read(
                FROM_ZERO,
                rows -> {
                    rows.subscribe(new Uninterested());
                    return Flux.empty();
                },
                0L);

        assertThat(fetched).isEmpty();
    }

    private static final class Uninterested extends BaseSubscriber<Long> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.cancel();
        }
    }

    private List<Long> read(SelectRows select, UnaryOperator<Flux<Long>> demand, Object... values) {
        return Mono.usingWhen(
                        tapped.acquire(),
                        lease -> demand.apply(lease.rows(tapped.compile(select), values, row -> row.getLong(0)))
                                .collectList(),
                        Lease::release)
                .block(PATIENCE);
    }

    /** Real connections, whose fetch sizes are written down. */
    private final class Tapped implements ConnectionFactory {
        private final ConnectionFactory real;

        Tapped(ConnectionFactory real) {
            this.real = real;
        }

        @Override
        public Mono<Connection> create() {
            return Mono.from(real.create()).map(connection -> tap(Connection.class, connection));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return real.getMetadata();
        }

        private <T> T tap(Class<T> type, Object behind) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                        if (method.getName().equals("fetchSize")) {
                            fetched.add((Integer) values[0]);
                        }
                        Object answer = method.invoke(behind, values);
                        return answer instanceof Statement ? tap(Statement.class, answer) : answer;
                    }));
        }
    }
}
