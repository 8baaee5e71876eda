package dev.runnel.driver.r2dbc;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Creates drivers for R2DBC URLs: {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name},
 * {@code r2dbc:h2:file:///path}, {@code r2dbc:mysql://user:password@host/database}, {@code r2dbc:mariadb://user:password@host/database},
 * {@code r2dbc:sqlite:///path}, {@code r2dbc:sqlite::memory:}. The class path needs the R2DBC driver of the database. A
 * {@link DatabaseProvider} of another module adds a database.
 */
public final class R2dbcDriverProvider implements DriverProvider {
    private final List<DatabaseProvider> databases;

    /** Finds the databases of other modules through the context class loader of the calling thread. */
    public R2dbcDriverProvider() {
        databases = Stream.concat(
                        Arrays.stream(BuiltInDatabase.values()),
                        ServiceLoader.load(DatabaseProvider.class).stream().map(ServiceLoader.Provider::get))
                .toList();
    }

    @Override
    public List<String> schemes() {
        return databases.stream().map(database -> "r2dbc:" + database.urlName()).toList();
    }

    @Override
    public boolean accepts(String url) {
        return database(url).isPresent();
    }

    private Optional<DatabaseProvider> database(String url) {
        return databases.stream()
                .filter(database -> url.startsWith("r2dbc:" + database.urlName() + ":")
                        || url.startsWith("r2dbcs:" + database.urlName() + ":"))
                .findFirst();
    }

    @Override
    public Driver create(String url, PoolOptions pool) {
        DatabaseProvider database = database(url).orElseThrow(R2dbcDriverProvider::invalid);
        if (!database.urlStructure().isClear(url)) {
            throw invalid();
        }
        try {
            return new R2dbcDriver(database.backend(parse(database, url)), pool);
        } catch (NoClassDefFoundError missing) {
            throw new InvalidConfigurationException(
                            ErrorCode.NO_RUNTIME, "the class path lacks the R2DBC driver of this URL")
                    .with("artifact", database.driverArtifact())
                    .hint("add the dependency " + database.driverArtifact());
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw invalid();
        }
    }

    private static ConnectionFactoryOptions parse(DatabaseProvider database, String url) {
        try {
            return database.parse(url);
        } catch (RuntimeException unfit) {
            throw invalid();
        }
    }

    /**
     * Creates a driver for PostgreSQL over connections from an external factory, such as a proxy or a stub for measurements. The driver is
     * passed to {@code Db.builder().driver(…)}. Stopping a statement closes its connection. The class path needs the R2DBC driver of
     * PostgreSQL, as for URLs.
     */
    public static Driver postgresql(ConnectionFactory connections, PoolOptions pool) {
        return new R2dbcDriver(new ExternalPostgresBackend(connections), pool);
    }

    /** The error does not contain the URL, which may include a password. */
    private static InvalidConfigurationException invalid() {
        return new InvalidConfigurationException(
                        ErrorCode.INVALID_URL,
                        "the R2DBC URL has no clear user, password, host, port and database, or an unknown option")
                .hint("write it like r2dbc:postgresql://user:password@host:5432/database, r2dbc:h2:mem:///name or"
                        + " r2dbc:sqlite:///path, and percent-encode special characters in a user and a password:"
                        + " @ is %40, / is %2F, : is %3A, ? is %3F, # is %23");
    }
}
