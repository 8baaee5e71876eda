package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runnel.driver.r2dbc.error.PostgresErrorTranslator;
import dev.runnel.driver.r2dbc.sql.SqlText;
import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.DecodeException;
import dev.runnel.error.DriverException;
import dev.runnel.error.TransactionAbortedException;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresFaultTest extends ServerFaultTests {
    PostgresFaultTest() {
        super(PostgresServer.newDatabase());
    }

    /** Other programs may have stored them. */
    @Test
    void timesThatAreNoneInJavaFailByName() {
        Map<StorageType, List<String>> none = Map.of(
                StorageType.DATE, List.of("infinity", "-infinity"),
                StorageType.TIME, List.of("24:00"),
                StorageType.DATETIME, List.of("infinity", "-infinity"),
                StorageType.INSTANT, List.of("infinity", "-infinity"));
        none.forEach((storage, texts) -> {
            String name = "times_of_" + storage.ordinal();
            Column column = new Column(name, "c", 0, Type.of(storage));
            Table table = new Table(name, List.of(column), List.of(column), List.of(), List.of(), List.of());
            SelectRows read = Samples.select(table, TableExpr.ValueExpr.TRUE, TableExpr.ColumnRef.own(column));
            driver.pushSchema(List.of(table)).block(PATIENCE);
            for (String text : texts) {
                execute("INSERT INTO " + name + " VALUES ('" + text + "')");
                assertThatThrownBy(() -> rows(read)).as(storage + " " + text).isInstanceOf(DecodeException.class);
                execute("DELETE FROM " + name);
            }
            driver.dropSchema(List.of(table)).block(PATIENCE);
        });
    }

    private void execute(String sql) {
        Mono.usingWhen(driver.acquire(), lease -> ((R2dbcLease) lease).execute(sql), Lease::release)
                .block(PATIENCE);
    }

    @Override
    String endless() {
        return "SELECT pg_sleep(20)";
    }

    @Override
    String slow(Duration time) {
        return "SELECT pg_sleep(" + time.toMillis() / 1000.0 + ")";
    }

    @Override
    Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken) {
        return PostgresServer.endOthers(other);
    }

    @Test
    void connectingFailsByKind() {
        assertThat(connectFailure("r2dbc:postgresql://postgres:top-secret-value@127.0.0.1:1/postgres")
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
        assertThat(connectFailure(url.replace("//postgres@", "//nobody_here:top-secret-value@"))
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(connectFailure(url + "_not_there").kind()).isEqualTo(ConnectFailedException.Kind.UNKNOWN_DATABASE);
    }

    @Test
    void serverThatIsTooOldIsRefused() {
        ConnectionFactory real = ConnectionFactories.get(url);
        ConnectionFactory older = new ConnectionFactory() {
            @Override
            public Publisher<Connection> create() {
                return Mono.from(real.create()).map(connection -> withVersion(connection, "13.23"));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
        Driver refusing = R2dbcDriverProvider.postgresql(older, PoolOptions.DEFAULT);
        ConnectFailedException refused =
                failure(ConnectFailedException.class, () -> refusing.acquire().block(PATIENCE));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
        assertThat(refused).hasMessageContaining("13.23").hasMessageContaining("minimum: 14");
        refusing.close().block(PATIENCE);
    }

    /** A connection that says that its server is of another version. */
    private static Connection withVersion(Connection real, String version) {
        Class<?>[] types = {Connection.class, ConnectionMetadata.class};
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), types, (proxy, method, values) -> switch (method.getName()) {
                    case "getMetadata" -> proxy;
                    case "getDatabaseVersion" -> version;
                    default -> method.invoke(real, values);
                });
    }

    @Test
    void wrongPasswordIsRefusedWhereTheServerAsks() {
        String right = PostgresServer.urlWithPassword();
        Connection connection = Mono.from(ConnectionFactories.get(ConnectionFactoryOptions.parse(right))
                        .create())
                .block(PATIENCE);
        Mono.from(connection.close()).block(PATIENCE);
        ConnectFailedException refused = connectFailure(right.replaceFirst(":[^:@/]*@", ":top-secret-value@"));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(refused).hasMessageContaining("28P01");
    }

    @Test
    void failedTransactionIsDoomed() {
        R2dbcLease lease = lease();
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        failure(DriverException.class, () -> lease.execute("SELECT 1 / 0").block(PATIENCE));
        failure(
                TransactionAbortedException.class,
                () -> lease.execute("SELECT 1").block(PATIENCE));
        failure(TransactionAbortedException.class, () -> lease.commit().block(PATIENCE));
        lease.release().block(PATIENCE);
        R2dbcLease next = lease();
        next.execute("SELECT 1").block(PATIENCE);
        next.release().block(PATIENCE);
    }

    /** Such a timeout of the server's ends a stream by a cursor, or a transaction, whose reader waits for longer. */
    @Test
    void transactionThatWasIdleForTooLongIsConnectionLost() {
        R2dbcLease lease = lease();
        lease.execute("SET idle_in_transaction_session_timeout = 100").block(PATIENCE);
        lease.begin(TransactionMode.DEFAULT).block(PATIENCE);
        lease.execute("SELECT 1").block(PATIENCE);
        R2dbcLease other = lease();
        other.execute("SELECT pg_sleep(0.5)").block(PATIENCE);
        other.release().block(PATIENCE);
        failure(ConnectionLostException.class, () -> lease.execute("SELECT 1").block(PATIENCE));
        lease.release().block(PATIENCE);
        R2dbcLease next = lease();
        next.execute("SELECT 1").block(PATIENCE);
        next.release().block(PATIENCE);
    }

    @Test
    void resultThatComesAfterTheCancelDoesNotBlockItsConnection() {
        Disposable.Swap running = Disposables.swap();
        PostgresqlConnection connection = (PostgresqlConnection)
                Mono.from(ConnectionFactories.get(url).create()).block(PATIENCE);
        PostgresConnection tapped = new PostgresConnection(
                tap(PostgresqlConnection.class, connection, running::dispose), new PostgresErrorTranslator());
        SqlText many = new SqlText("SELECT n FROM generate_series(1, 10000) n", List.of());
        running.update(new StatementExecution<>(
                        tapped,
                        many,
                        256,
                        new Object[0],
                        List.of(),
                        () -> result -> result.map((row, metadata) -> true))
                .subscribe());
        Flux.interval(Duration.ofMillis(1))
                .takeUntil(tick -> running.isDisposed())
                .blockLast(PATIENCE);
        tapped.interrupt().block(Duration.ofSeconds(1));
        connection.close().block(PATIENCE);
        assertThat(tapped.isRunning()).isTrue();
    }

    /** The same, with something done before each result is given on. */
    private static <T> T tap(Class<T> type, Object real, Runnable beforeResult) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    Object answer = method.invoke(real, values);
                    if (method.getName().equals("execute")) {
                        return Flux.from((Publisher<?>) answer).doOnNext(result -> beforeResult.run());
                    }
                    return answer instanceof PostgresqlStatement
                            ? tap(PostgresqlStatement.class, answer, beforeResult)
                            : answer;
                }));
    }
}
