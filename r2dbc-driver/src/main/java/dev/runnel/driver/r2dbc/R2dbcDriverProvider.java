package dev.runnel.driver.r2dbc;

import dev.runnel.error.ErrorCode;
import dev.runnel.error.InvalidConfigurationException;
import dev.runnel.spi.Driver;
import dev.runnel.spi.DriverProvider;
import dev.runnel.spi.PoolOptions;
import dev.runnel.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Drivers for R2DBC URLs: {@code r2dbc:postgresql://user:password@host/database}, {@code r2dbc:h2:mem:///name},
 * {@code r2dbc:h2:file:///path}, {@code r2dbc:mysql://user:password@host/database}, {@code r2dbc:mariadb://user:password@host/database}, {@code r2dbc:sqlite:///path}, {@code r2dbc:sqlite::memory:}. The R2DBC driver of the database has to be on the class path.
 */
public final class R2dbcDriverProvider implements DriverProvider {
    /** The databases, as URLs call them. */
    private enum Database {
        POSTGRESQL("postgresql", "org.postgresql:r2dbc-postgresql") {
            @Override
            Backend backend(ConnectionFactoryOptions url) {
                return new PostgresBackend(url);
            }
        },
        H2("h2", "io.r2dbc:r2dbc-h2") {
            @Override
            Backend backend(ConnectionFactoryOptions url) {
                return new H2Backend(url);
            }
        },
        MYSQL("mysql", "io.asyncer:r2dbc-mysql") {
            @Override
            Backend backend(ConnectionFactoryOptions url) {
                return new MysqlBackend(MysqlBackend.Kind.MYSQL, url);
            }
        },
        MARIADB("mariadb", "io.asyncer:r2dbc-mysql") {
            /** Its R2DBC driver is that of MySQL, and goes by that name. */
            @Override
            ConnectionFactoryOptions parsed(String url) {
                return ConnectionFactoryOptions.parse(url)
                        .mutate()
                        .option(ConnectionFactoryOptions.DRIVER, "mysql")
                        .build();
            }

            @Override
            Backend backend(ConnectionFactoryOptions url) {
                return new MysqlBackend(MysqlBackend.Kind.MARIADB, url);
            }
        },
        SQLITE("sqlite", "dev.runnel:runnel-sqlite-bridge") {
            @Override
            ConnectionFactoryOptions parsed(String url) {
                return SqliteConnectionFactoryProvider.parse(url);
            }

            @Override
            Backend backend(ConnectionFactoryOptions url) {
                return new SqliteBackend(url);
            }
        };

        private final String name;

        /** That of its R2DBC driver. */
        private final String artifact;

        Database(String name, String artifact) {
            this.name = name;
            this.artifact = artifact;
        }

        /** @throws RuntimeException if it cannot be read */
        ConnectionFactoryOptions parsed(String url) {
            return ConnectionFactoryOptions.parse(url);
        }

        /** @throws IllegalArgumentException if it is not valid */
        abstract Backend backend(ConnectionFactoryOptions url);

        private static Optional<Database> of(String url) {
            return Arrays.stream(values())
                    .filter(database -> url.startsWith("r2dbc:" + database.name + ":")
                            || url.startsWith("r2dbcs:" + database.name + ":"))
                    .findFirst();
        }
    }

    @Override
    public List<String> schemes() {
        return Arrays.stream(Database.values())
                .map(database -> "r2dbc:" + database.name)
                .toList();
    }

    @Override
    public boolean accepts(String url) {
        return Database.of(url).isPresent();
    }

    @Override
    public Driver create(String url, PoolOptions pool) {
        Database database = Database.of(url).orElseThrow(R2dbcDriverProvider::invalid);
        if (!UrlStructure.isClear(url)) {
            throw invalid();
        }
        try {
            return new R2dbcDriver(database.backend(parse(database, url)), pool);
        } catch (NoClassDefFoundError missing) {
            throw new InvalidConfigurationException(
                            ErrorCode.NO_RUNTIME, "the class path lacks the R2DBC driver of this URL")
                    .with("artifact", database.artifact)
                    .hint("add the dependency " + database.artifact);
        } catch (IllegalArgumentException | IllegalStateException unfit) {
            throw invalid();
        }
    }

    private static ConnectionFactoryOptions parse(Database database, String url) {
        try {
            return database.parsed(url);
        } catch (RuntimeException unfit) {
            throw invalid();
        }
    }

    /**
     * A driver of PostgreSQL over connections that something else opens: a proxy, or a stand-in that measures. For
     * {@code Db.builder().driver(…)}. A statement that is cancelled costs its connection. The R2DBC driver of PostgreSQL has to be
     * on the class path, as for URLs.
     */
    public static Driver postgresql(ConnectionFactory connections, PoolOptions pool) {
        return new R2dbcDriver(new ExternalPostgresBackend(connections), pool);
    }

    /** Says nothing of the URL: it may hold a password. */
    private static InvalidConfigurationException invalid() {
        return new InvalidConfigurationException(
                        ErrorCode.INVALID_URL,
                        "the R2DBC URL has no clear user, password, host, port and database, or an unknown option")
                .hint("write it like r2dbc:postgresql://user:password@host:5432/database, r2dbc:h2:mem:///name or"
                        + " r2dbc:sqlite:///path, and percent-encode special characters in a user and a password:"
                        + " @ is %40, / is %2F, : is %3A, ? is %3F, # is %23");
    }
}
