package dev.runnel.tck;

import dev.runnel.Db;
import dev.runnel.DbBuilder;
import dev.runnel.DbOptions;
import dev.runnel.companion.ModelProvider;
import dev.runnel.schema.Table;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

/** A {@link Db} on an empty database, and the probe around its driver. */
public final class TestDb implements AutoCloseable {
    /** The longest that a test waits for anything. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The tables of models that were pushed before, by the backend and the models. */
    private static final Map<List<Object>, List<Table>> TABLES = new ConcurrentHashMap<>();

    private final DriverFixture fixture;
    private final Driver driver;
    /** Those that the database has as long as its schema is not changed again; empty where that is not known. */
    private List<Table> tables = List.of();

    private int schemaChanges;
    private final Probe probe = new Probe();
    private final Db db;

    private TestDb(DriverFixture fixture, Driver driver, List<ModelProvider> models, UnaryOperator<DbOptions> options) {
        this.fixture = fixture;
        this.driver = driver;
        this.db = Db.builder()
                .driver(probe.around(driver))
                .models(models.toArray(ModelProvider[]::new))
                .options(options)
                .build();
    }

    /** Without tables. Waits two seconds for a lease. */
    public static TestDb empty(
            DriverFixture fixture, int poolSize, List<ModelProvider> models, UnaryOperator<DbOptions> options) {
        return new TestDb(fixture, fixture.openEmpty(pool(poolSize)), models, options);
    }

    private static PoolOptions pool(int size) {
        return PoolOptions.DEFAULT.withSize(size).withAcquireTimeout(Duration.ofSeconds(2));
    }

    /** With empty tables, and a clear log. */
    public static TestDb open(DriverFixture fixture, int poolSize, List<ModelProvider> models) {
        List<Object> key = List.of(fixture.capabilities().name(), List.copyOf(models));
        List<Table> known = TABLES.get(key);
        Optional<Driver> emptied = known == null ? Optional.empty() : fixture.openEmptied(pool(poolSize), known);
        TestDb opened = new TestDb(
                fixture, emptied.orElseGet(() -> fixture.openEmpty(pool(poolSize))), models, options -> options);
        if (emptied.isEmpty()) {
            opened.pushSchema();
            TABLES.put(key, opened.probe.pushed());
        }
        opened.tables = Objects.requireNonNull(TABLES.get(key));
        opened.schemaChanges = opened.probe.schemaChanges();
        return opened;
    }

    /** Another Db on the same database, with these models. It is closed with this one. */
    public Db beside(ModelProvider... models) {
        return beside(names -> names, models);
    }

    /** Another Db on the same database, with these models and names. It is closed with this one. */
    public Db beside(UnaryOperator<DbBuilder> names, ModelProvider... models) {
        return names.apply(Db.builder().driver(probe.around(driver)).models(models))
                .build();
    }

    public void pushSchema() {
        db.pushSchema().block(PATIENCE);
        probe.clear();
    }

    public Db db() {
        return db;
    }

    public Probe probe() {
        return probe;
    }

    /** Waits until every lease is back. */
    public void settle() {
        probe.idle().block(PATIENCE);
    }

    /**
     * The value of a mono, null if it is empty. One that does not come fails with what was going on meanwhile, which is over as soon as it is
     * cancelled.
     */
    public <T> @Nullable T await(Mono<T> mono) {
        CompletableFuture<@Nullable T> value = mono.toFuture();
        try {
            return value.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw Exceptions.propagate(Objects.requireNonNull(failed.getCause()));
        } catch (TimeoutException late) {
            throw new AssertionError(
                    "nothing came for " + PATIENCE + "; running: " + db.activity() + "; asked: " + probe.calls()
                            + "; the database: " + fixture.activity(driver),
                    late);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            value.cancel(true);
        }
    }

    @Override
    public void close() {
        db.close().block(PATIENCE);
        if (tables.isEmpty() || probe.schemaChanges() > schemaChanges) {
            fixture.drop(driver);
        } else {
            fixture.release(driver, tables);
        }
    }
}
