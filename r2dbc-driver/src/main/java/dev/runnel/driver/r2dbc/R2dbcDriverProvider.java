package dev.runnel.driver.r2dbc;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfiguration;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;

/**
 * Drivers for R2DBC URLs: {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name},
 * {@code r2dbc:h2:file:///path}. The R2DBC driver of the database has to be on the class path.
 */
public final class R2dbcDriverProvider implements DriverProvider {
    private static final String POSTGRESQL = "postgresql";
    private static final String H2 = "h2";

    @Override
    public List<String> schemes() {
        return List.of("r2dbc:" + POSTGRESQL, "r2dbc:" + H2);
    }

    @Override
    public boolean accepts(String url) {
        return isOf(POSTGRESQL, url) || isOf(H2, url);
    }

    private static boolean isOf(String database, String url) {
        return url.startsWith("r2dbc:" + database + ":") || url.startsWith("r2dbcs:" + database + ":");
    }

    @Override
    public Driver create(String url, PoolOptions pool) {
        ConnectionFactoryOptions options = parse(url);
        try {
            return new R2dbcDriver(isOf(POSTGRESQL, url) ? new PostgresBackend(options) : new H2Backend(options), pool);
        } catch (NoClassDefFoundError missing) {
            String artifact = isOf(POSTGRESQL, url) ? "org.postgresql:r2dbc-postgresql" : "io.r2dbc:r2dbc-h2";
            throw new InvalidConfiguration(
                            ErrorCode.NO_RUNTIME, "the R2DBC driver of this URL is not on the class path")
                    .with("artifact", artifact)
                    .hint("add " + artifact);
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw invalid();
        }
    }

    /**
     * A driver of PostgreSQL over connections that something else opens: a proxy, or a stand-in that measures. For
     * {@code Db.builder().driver(…)}. A statement that is cancelled costs its connection. The R2DBC driver of PostgreSQL has to be
     * on the class path, as for URLs.
     */
    public static Driver postgresql(ConnectionFactory connections, PoolOptions pool) {
        return new R2dbcDriver(new GivenBackend(connections), pool);
    }

    private static ConnectionFactoryOptions parse(String url) {
        try {
            return ConnectionFactoryOptions.parse(url);
        } catch (RuntimeException unfit) {
            throw invalid();
        }
    }

    /** Says nothing of the URL: it may hold a password. */
    private static InvalidConfiguration invalid() {
        return new InvalidConfiguration(ErrorCode.INVALID_URL, "the R2DBC URL cannot be read")
                .hint("it looks like r2dbc:postgresql://user:password@host:5432/database or r2dbc:h2:mem:///name;"
                        + " special characters in a password are percent-encoded");
    }
}
