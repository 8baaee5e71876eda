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

/** A {@link Db} on an empty database, and the probe around its driver. Closing it releases the database. */
public final class TestDb implements AutoCloseable {
    /** The timeout of each wait of a test. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The tables of models that were pushed before, by backend and models. */
    private static final Map<List<Object>, List<Table>> TABLES = new ConcurrentHashMap<>();

    private final DriverFixture fixture;
    private final Driver driver;
    /** The tables of the database while its schema is unchanged; empty if unknown. */
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

    /** Opens a Db without tables; it waits two seconds for a lease. */
    public static TestDb empty(
            DriverFixture fixture, int poolSize, List<ModelProvider> models, UnaryOperator<DbOptions> options) {
        return new TestDb(fixture, fixture.openEmpty(pool(poolSize)), models, options);
    }

    private static PoolOptions pool(int size) {
        return PoolOptions.DEFAULT.withSize(size).withAcquireTimeout(Duration.ofSeconds(2));
    }

    /** Opens a Db with empty tables and an empty call log. */
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

    /** Opens another Db with these models on the same database. Closing this one closes it. */
    public Db beside(ModelProvider... models) {
        return beside(names -> names, models);
    }

    /** Opens another Db with these models and names on the same database. Closing this one closes it. */
    public Db beside(UnaryOperator<DbBuilder> names, ModelProvider... models) {
        return names.apply(Db.builder().driver(probe.around(driver)).models(models))
                .build();
    }

    public void pushSchema() {
        db.pushSchema().block(PATIENCE);
        probe.clear();
    }

    /** Creates a trigger; see {@link DriverFixture#createTrigger}. No later test gets the database. */
    public boolean createTrigger(InsertTrigger trigger, String table, String column) {
        tables = List.of();
        return fixture.createTrigger(driver, trigger, table, column);
    }

    public Db db() {
        return db;
    }

    public Probe probe() {
        return probe;
    }

    /** Waits until each lease is released. */
    public void settle() {
        probe.idle().block(PATIENCE);
    }

    /**
     * Returns the value of a mono, null if it is empty. A timeout fails with the activity of the database at that time,
     * read before the mono is cancelled.
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
