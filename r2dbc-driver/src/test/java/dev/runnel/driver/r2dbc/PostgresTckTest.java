package dev.runnel.driver.r2dbc;

import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import dev.runnel.tck.InsertTrigger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The suite on PostgreSQL: a schema for each test, of an earlier one where that had the same tables. */
class PostgresTckTest extends DriverTck {
    PostgresTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        private static final Map<Driver, String> SCHEMAS = new ConcurrentHashMap<>();
        private static final Map<List<Table>, Queue<String>> EMPTIED = new ConcurrentHashMap<>();

        static {
            if (PostgresServer.staysAfterTests()) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(
                                () -> EMPTIED.values().forEach(urls -> urls.forEach(PostgresServer::dropSchema))));
            }
        }

        /** A test class that makes one is skipped where the server is missing. */
        Fixture() {
            PostgresServer.url();
        }

        @Override
        public Capabilities capabilities() {
            return DatabaseCapabilities.POSTGRESQL;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return open(PostgresServer.newSchema(), pool);
        }

        @Override
        public Optional<Driver> openEmptied(PoolOptions pool, List<Table> tables) {
            return Optional.ofNullable(EMPTIED.get(tables)).map(Queue::poll).map(url -> open(url, pool));
        }

        private static Driver open(String url, PoolOptions pool) {
            Driver driver = new R2dbcDriverProvider().create(url, pool);
            SCHEMAS.put(driver, url);
            return driver;
        }

        @Override
        public void release(Driver driver, List<Table> tables) {
            String url = Objects.requireNonNull(SCHEMAS.remove(driver));
            PostgresServer.truncate(url, tables);
            EMPTIED.computeIfAbsent(tables, key -> new ConcurrentLinkedQueue<>())
                    .add(url);
        }

        @Override
        public boolean createTrigger(Driver driver, InsertTrigger trigger, String table, String column) {
            String body = switch (trigger) {
                case UPPER_CASE -> "NEW." + column + " = upper(NEW." + column + "); RETURN NEW";
                case DISCARD -> "RETURN NULL";
                case CHANGE_KEY ->
                    "NEW." + column + " = NEW." + column + " + 1000 * (1 - NEW." + column + " % 2); RETURN NEW";
            };
            Triggers.execute(
                    driver,
                    "CREATE FUNCTION changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + "; END $$",
                    "CREATE TRIGGER changes BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION changes()");
            return true;
        }

        @Override
        public void drop(Driver driver) {
            PostgresServer.dropSchema(Objects.requireNonNull(SCHEMAS.remove(driver)));
        }
    }
}
