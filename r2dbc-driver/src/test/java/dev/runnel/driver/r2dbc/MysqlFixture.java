package dev.runnel.driver.r2dbc;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.InsertTrigger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A database of MySQL or MariaDB for each test: that of an earlier one where it had the same tables. A test class that makes one is skipped where the
 * server is missing.
 */
record MysqlFixture(MysqlServer server, Map<Driver, String> databases) implements DriverFixture {
    private static final Map<Emptied, Queue<String>> EMPTIED = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> EMPTIED.forEach((key, urls) -> {
                    if (key.server().staysAfterTests()) {
                        urls.forEach(key.server()::dropDatabase);
                    }
                })));
    }

    /** Databases with these tables, without rows. */
    private record Emptied(MysqlServer server, List<Table> tables) {}

    MysqlFixture(MysqlServer server) {
        this(server, new ConcurrentHashMap<>());
        server.url();
    }

    @Override
    public Capabilities capabilities() {
        return server.capabilities();
    }

    @Override
    public Driver openEmpty(PoolOptions pool) {
        return open(server.newDatabase(), pool);
    }

    @Override
    public Optional<Driver> openEmptied(PoolOptions pool, List<Table> tables) {
        return Optional.ofNullable(EMPTIED.get(new Emptied(server, tables)))
                .map(Queue::poll)
                .map(url -> open(url, pool));
    }

    private Driver open(String url, PoolOptions pool) {
        Driver driver = new R2dbcDriverProvider().create(url, pool);
        databases.put(driver, url);
        return driver;
    }

    @Override
    public void release(Driver driver, List<Table> tables) {
        String url = Objects.requireNonNull(databases.remove(driver));
        MysqlServer.deleteRows(url, tables);
        EMPTIED.computeIfAbsent(new Emptied(server, tables), key -> new ConcurrentLinkedQueue<>())
                .add(url);
    }

    @Override
    public boolean createTrigger(Driver driver, InsertTrigger trigger, String table, String column) {
        if (trigger != InsertTrigger.UPPER_CASE) {
            return false;
        }
        Triggers.execute(
                driver,
                "CREATE TRIGGER changes BEFORE INSERT ON " + table + " FOR EACH ROW SET NEW." + column + " = UPPER(NEW."
                        + column + ")");
        return true;
    }

    @Override
    public String activity(Driver driver) {
        return server.sessions();
    }

    @Override
    public void drop(Driver driver) {
        server.dropDatabase(Objects.requireNonNull(databases.remove(driver)));
    }
}
