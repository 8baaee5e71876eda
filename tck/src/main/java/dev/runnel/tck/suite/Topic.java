package dev.runnel.tck.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.runnel.Db;
import dev.runnel.companion.ModelProvider;
import dev.runnel.error.ErrorCode;
import dev.runnel.error.RunnelException;
import dev.runnel.error.UnsupportedFeatureException;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Isolation;
import dev.runnel.tck.CoveringTest;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.TestDb;
import dev.runnel.tck.golden.Sample;
import dev.runnel.tck.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A topic of the suite. Each test has its own database with empty tables and a pool of two, and must release each
 * lease.
 */
public abstract class Topic implements CoveringTest {
    private DriverFixture fixture;
    private final List<TestDb> opened = new ArrayList<>();
    private TestDb home;
    private boolean sawRefusal;

    @BeforeEach
    void openDatabase(DriverFixture fixture) {
        this.fixture = fixture;
        home = closing(TestDb.open(fixture, 2, models()));
    }

    /** Closes the databases that the set-up opened: none where it was aborted, as without a server. */
    @AfterEach
    void closeDatabases() {
        for (TestDb database : opened) {
            database.settle();
            assertThat(database.probe().doubleReleases())
                    .as("leases given back twice")
                    .isZero();
            database.close();
        }
    }

    /** A database that is closed after the test, as the first is. */
    protected final TestDb closing(TestDb database) {
        opened.add(database);
        return database;
    }

    protected List<ModelProvider> models() {
        return Sample.models();
    }

    @Override
    public final String driver() {
        return capabilities().name();
    }

    @Override
    public final boolean sawRefusal() {
        return sawRefusal;
    }

    protected final DriverFixture fixture() {
        return fixture;
    }

    protected final Db db() {
        return home.db();
    }

    protected final Probe probe() {
        return home.probe();
    }

    protected final TestDb home() {
        return home;
    }

    protected final Capabilities capabilities() {
        return fixture.capabilities();
    }

    protected final boolean transactional() {
        return capabilities().transactions().interactive();
    }

    /** An isolation level of the database: repeatable read if it has that. */
    protected final Isolation isolation() {
        Set<Isolation> isolations = capabilities().transactions().isolations();
        return isolations.contains(Isolation.REPEATABLE_READ)
                ? Isolation.REPEATABLE_READ
                : isolations.iterator().next();
    }

    /** Whether transactions that write do so side by side. */
    protected final boolean writesSideBySide() {
        return !capabilities().transactions().locks().isEmpty();
    }

    /** The rows of the sample, and a clear log. */
    protected final void seed() {
        Sample.seed(db());
        probe().clear();
    }

    protected final <T> T get(Mono<T> mono) {
        T value = home.await(mono);
        assertThat(value).as("a value, not empty").isNotNull();
        return value;
    }

    protected final <T> List<T> list(Flux<T> flux) {
        return get(flux.collectList());
    }

    /** How the statement fails: when it is made, or when it is run. */
    protected static RunnelException failure(Supplier<? extends Mono<?>> statement) {
        Throwable error = catchThrowable(() -> statement.get().block(TestDb.PATIENCE));
        assertThat(error).as("the failure of a statement").isInstanceOf(RunnelException.class);
        return (RunnelException) error;
    }

    protected static <E extends RunnelException> E failure(Class<E> type, Supplier<? extends Mono<?>> statement) {
        RunnelException error = failure(statement);
        assertThat(error).isInstanceOf(type);
        return type.cast(error);
    }

    /** It fails by this name, and nothing is asked of the driver. */
    protected final void refuses(ErrorCode code, Supplier<? extends Mono<?>> statement) {
        probe().clear();
        RunnelException failure = failure(statement);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(probe().calls()).as("calls of the driver").isEmpty();
        sawRefusal |= failure instanceof UnsupportedFeatureException;
    }
}
