package dev.runnel.driver.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.error.ConnectFailedException;
import dev.runnel.error.ConnectionLostException;
import dev.runnel.error.StatementTimeoutException;
import dev.runnel.spi.Lease;
import dev.runnel.spi.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Public, as is its alias: H2 calls it. */
public class H2FaultTest extends ServerFaultTests {

    static final String ENDLESS =
            "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b WHERE a.X + b.X < 0";

    /** How often the sessions are listed again: one that opens or ends meanwhile makes H2 fail inside of itself. */
    private static final int LISTINGS = 20;

    private static final AtomicInteger LOOKS = new AtomicInteger();

    /** H2's error of each of the first looks. */
    private static final AtomicReference<int[]> FAILING = new AtomicReference<>(new int[0]);

    H2FaultTest() {
        super("r2dbc:h2:mem:///" + UUID.randomUUID());
    }

    @Override
    String endless() {
        return ENDLESS;
    }

    @Override
    String slow(Duration time) {
        return "CALL SLEEP(" + time.toMillis() + ")";
    }

    /** Called by statements. */
    public static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    @BeforeEach
    void createSleep() {
        lent(lease -> ((R2dbcLease) lease)
                .execute("CREATE ALIAS IF NOT EXISTS SLEEP FOR \"" + H2FaultTest.class.getName() + ".sleep\"")
                .thenReturn(true));
    }

    /** What a function of the application does, nobody can stop; who called it is free, and the session ends with it. */
    @Test
    void waitForAFunctionThatCannotBeStoppedEnds() {
        R2dbcDriver impatient = open(PoolOptions.DEFAULT.withStatementTimeout(Duration.ofMillis(300)));
        impatient.acquire().flatMap(Lease::release).block(PATIENCE);
        long sessions = sessions();
        long start = System.nanoTime();
        Throwable stuck = catchThrowable(() -> Mono.usingWhen(
                        impatient.acquire(),
                        lease -> ((R2dbcLease) lease).execute(slow(Duration.ofSeconds(7))),
                        Lease::release)
                .block(PATIENCE));
        assertThat(stuck).isInstanceOf(StatementTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(sessions()).isEqualTo(sessions);
        Flux.interval(Duration.ofMillis(100))
                .publishOn(Schedulers.boundedElastic())
                .takeUntil(tick -> sessions() < sessions)
                .blockLast(PATIENCE);
        impatient.close().block(PATIENCE);
    }

    private long sessions() {
        String count = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS";
        return lent(lease -> {
            ServerConnection lent = ((R2dbcLease) lease).connection();
            return lent.subscribeOnConnectionThread(Flux.defer(() ->
                                    lent.connection().createStatement(count).execute())
                            .concatMap(result -> result.map((row, metadata) -> row.get(0, Long.class))))
                    .next()
                    .retry(LISTINGS);
        });
    }

    @Override
    Mono<Void> breakConnection(R2dbcLease other, R2dbcLease broken) {
        // nobody knows that a session is gone before it is used
        return other.execute("SHUTDOWN IMMEDIATELY")
                .then(other.execute("SELECT 1"))
                .onErrorComplete();
    }

    @Test
    void connectingFailsByKind() {
        lease().release().block(PATIENCE);
        assertThat(connectFailure("r2dbc:h2:mem://other:top-secret-value@/" + name())
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.REFUSED_CREDENTIALS);
        assertThat(connectFailure("r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=IFEXISTS=TRUE")
                        .kind())
                .isEqualTo(ConnectFailedException.Kind.UNKNOWN_DATABASE);
    }

    @Test
    void struckConnectionIsNotUsedAgain() {
        R2dbcLease lease = lease();
        Disposable running = lease.execute(endless()).subscribe();
        Mono.delay(Duration.ofMillis(50)).block();
        running.dispose();
        lease.cancel().block(PATIENCE);
        lease.release().block(PATIENCE);
        R2dbcLease next = lease();
        assertThat(next.connection()).isNotSameAs(lease.connection());
        next.release().block(PATIENCE);
    }

    @Test
    void sessionThatIsEndedWhileItRunsIsLost() {
        R2dbcLease broken = lease();
        R2dbcLease other = lease();
        Mono<ConnectionLostException> failure = broken.execute(endless())
                .cast(ConnectionLostException.class)
                .onErrorResume(ConnectionLostException.class, Mono::just);
        Mono<Void> ending = other.execute("SELECT ABORT_SESSION(SESSION_ID) FROM INFORMATION_SCHEMA.SESSIONS"
                        + " WHERE EXECUTING_STATEMENT LIKE '%SYSTEM_RANGE%' AND SESSION_ID <> SESSION_ID()")
                .retry(LISTINGS)
                .delaySubscription(Duration.ofMillis(5))
                .repeat()
                .then();
        assertThat(Mono.firstWithValue(failure, ending.cast(ConnectionLostException.class))
                        .block(PATIENCE))
                .isNotNull();
        broken.release().block(PATIENCE);
        other.release().block(PATIENCE);
    }

    /** A session that ends while the sessions are listed makes H2 fail inside of itself: opening another one looks again, and after no other error. */
    @Test
    void openingLooksAgainAfterAnErrorInsideOfH2Alone() {
        asks("SET BUILTIN_ALIAS_OVERRIDE TRUE");
        asks("CREATE ALIAS SESSION_ID FOR \"" + H2FaultTest.class.getName() + ".sessionId\"");
        R2dbcDriver second = open(PoolOptions.DEFAULT);

        FAILING.set(new int[] {ErrorCode.GENERAL_ERROR_1, ErrorCode.GENERAL_ERROR_1});
        LOOKS.set(0);
        second.acquire().flatMap(Lease::release).block(PATIENCE);
        assertThat(LOOKS).hasValueGreaterThan(2);

        FAILING.set(new int[] {ErrorCode.INVALID_VALUE_2});
        LOOKS.set(0);
        R2dbcDriver third = open(PoolOptions.DEFAULT);
        assertThat(catchThrowable(() -> third.acquire().block(PATIENCE))).isInstanceOf(ConnectFailedException.class);
        assertThat(LOOKS).hasValue(1);

        asks("DROP ALIAS SESSION_ID");
        third.close().block(PATIENCE);
        second.close().block(PATIENCE);
    }

    private void asks(String sql) {
        lent(lease -> ((R2dbcLease) lease).execute(sql).thenReturn(true));
    }

    /** Called by statements, in place of H2's own. */
    public static int sessionId(Connection connection) throws SQLException {
        int look = LOOKS.getAndIncrement();
        int[] failing = FAILING.get();
        if (look < failing.length) {
            throw new SQLException("of the test", ErrorCode.getState(failing[look]), failing[look]);
        }
        return ((SessionLocal) ((JdbcConnection) connection).getSession()).getId();
    }

    private String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
