package dev.runnel.driver.r2dbc;

import static dev.runnel.spi.TableExpr.ColumnRef.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConstraintViolationException;
import dev.runnel.error.LimitExceededException;
import dev.runnel.schema.Column;
import dev.runnel.spi.Driver;
import dev.runnel.spi.InsertRows;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.TableExpr;
import dev.runnel.spi.TransactionMode;
import dev.runnel.tck.fault.NetworkCondition;
import dev.runnel.tck.fault.TcpProxy;
import dev.runnel.type.CompareOp;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What happens on a server of MySQL or MariaDB. */
abstract class MysqlFaultTests extends ServerFaultTests {
    /** Of a packet, so that opening a connection takes longer than the driver waits for what it has another one do. */
    private static final Duration SLOW = Duration.ofMillis(100);

    private final MysqlServer server;
    final String database;

    MysqlFaultTests(MysqlServer server) {
        this(server, server.newDatabase());
    }

    private MysqlFaultTests(MysqlServer server, String database) {
        super(database);
        this.server = server;
        this.database = database;
    }

    /** Of MySQL the first row would come as if it had slept enough when it is stopped. */
    @Override
    String endless() {
        return "SELECT SLEEP(20) FROM (SELECT 1 UNION ALL SELECT 2) AS two";
    }

    @Override
    String slow(Duration time) {
        return "SELECT SLEEP(" + time.toMillis() / 1000.0 + ")";
    }

    @Override
    String outOfRange() {
        return "1690";
    }

    @Override
    Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken) {
        return Mono.fromRunnable(() -> MysqlServer.endOthers(database));
    }

    /** It is compared as the bytes of the text. */
    @Override
    @Test
    void comparisonWithOtherTypeIsSchemaMismatch() {
        insert(Samples.USERS, id(1), SECRET, null);
        Column wrong = new Column("users", "email", 1, Type.of(StorageType.UUID));
        TableExpr equal =
                new TableExpr.Compare(CompareOp.EQ, TableExpr.ColumnRef.own(wrong), Samples.param(0, StorageType.UUID));
        assertThat(rows(Samples.select(Samples.USERS, equal, TableExpr.ColumnRef.own(Samples.USER_BIO)), id(1)))
                .isEmpty();
    }

    @Test
    void connectingFailsByKind() {
        assertThat(connectFailure(server.scheme() + "://nobody:top-secret-value@127.0.0.1:1/none?sslMode=disabled")
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.UNREACHABLE);
        assertThat(connectFailure(server.urlWithPassword().replaceFirst("//[^@]*@", "//nobody_here:top-secret-value@"))
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(connectFailure(MysqlServer.withDatabase(database, "not_there"))
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.UNKNOWN_DATABASE);
    }

    @Test
    void serverOfTheOtherKindIsRefused() {
        MysqlServer other = server == MysqlServer.MYSQL ? MysqlServer.MARIADB : MysqlServer.MYSQL;
        ConnectFailedException refused =
                connectFailure(other.newDatabase().replace(other.scheme() + ":", server.scheme() + ":"));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.OTHER);
        assertThat(refused).hasMessageContaining("the server is not ").hasMessageContaining(other.scheme() + ":");
    }

    @Test
    void wrongPasswordIsRefusedWhereTheServerAsks() {
        String right = server.urlWithPassword();
        MysqlServer.execute(right, "SELECT 1");
        ConnectFailedException refused = connectFailure(right.replaceFirst(":[^:@/]*@", ":top-secret-value@"));
        assertThat(refused.kind()).isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(refused).hasMessageContaining("1045");
    }

    /** One connection alone is silent, with a row locked; another one is opened slowly. */
    @Test
    void whatASilentConnectionHasLockedBecomesFree() {
        insertAll(Samples.SAMPLES, List.<@Nullable Object[]>of(sample(id(1), 1)));
        TcpProxy network = MysqlServer.proxyBefore(database);
        Driver far = new R2dbcDriverProvider()
                .create(PostgresServer.through(network, database), PoolOptions.DEFAULT.withSize(1));
        try {
            R2dbcLease holder =
                    (R2dbcLease) Objects.requireNonNull(far.acquire().block(PATIENCE));
            holder.begin(TransactionMode.DEFAULT).block(PATIENCE);
            holder.execute("UPDATE samples SET number = 2").block(PATIENCE);
            network.openOnesBecome(NetworkCondition.STALLED);
            network.delays(SLOW);
            holder.release().block(PATIENCE);

            R2dbcLease other = lease();
            other.execute("UPDATE samples SET number = 3").block(PATIENCE);
            other.release().block(PATIENCE);
        } finally {
            far.close().block(PATIENCE);
            network.close();
        }
    }

    /** The server would end the session of a statement that is larger than its packets. */
    @Test
    void rowsThatAreTooLargeTogetherAreInsertedInParts() {
        R2dbcLease lease = lease();
        long most = lease.connection().maxPacketBytes();
        lease.release().block(PATIENCE);
        String large = "x".repeat((int) (most / 8));
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            rows.add(new @Nullable Object[] {id(n), large + n, large});
        }
        InsertRows insert = new InsertRows(Samples.USERS, Samples.USERS.columns(), 0, List.of(Samples.USER_ID));
        List<@Nullable Object[]> twice = new ArrayList<>(rows);
        twice.add(new @Nullable Object[] {id(0), "again", null});
        failure(ConstraintViolationException.class, () -> run(insert, twice));
        assertThat(rows(Samples.select(Samples.USERS, TableExpr.ValueExpr.TRUE, own(Samples.USER_ID))))
                .as("all or none, though the last part alone failed")
                .isEmpty();
        assertThat(rows(insert, rows))
                .as("in the order of the rows, over several statements")
                .containsExactlyElementsOf(
                        rows.stream().map(row -> Arrays.asList(row[0])).toList());
        LimitExceededException refused = failure(
                LimitExceededException.class,
                () -> insert(Samples.USERS, new @Nullable Object[] {id(99), large.repeat(3), null}));
        assertThat(refused.names()).containsEntry("option", "max_allowed_packet");
    }
}
