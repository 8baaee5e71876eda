package dev.runnel.driver.r2dbc;

import dev.runnel.sqlite.SqliteConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;

/** The databases that this module connects to. The provider of a variant delegates to one of them. */
public enum BuiltInDatabase implements DatabaseProvider {
    POSTGRESQL("postgresql", "org.postgresql:r2dbc-postgresql", UrlStructure.SERVER) {
        @Override
        public Backend backend(ConnectionFactoryOptions url) {
            return new PostgresBackend(url);
        }
    },
    H2("h2", "io.r2dbc:r2dbc-h2", UrlStructure.EMBEDDED) {
        @Override
        public Backend backend(ConnectionFactoryOptions url) {
            return new H2Backend(url);
        }
    },
    MYSQL("mysql", "io.asyncer:r2dbc-mysql", UrlStructure.SERVER) {
        @Override
        public Backend backend(ConnectionFactoryOptions url) {
            return new MysqlBackend(MysqlBackend.Kind.MYSQL, url);
        }
    },
    MARIADB("mariadb", "io.asyncer:r2dbc-mysql", UrlStructure.SERVER) {
        /** The R2DBC driver of MySQL connects to MariaDB too, but only under the name {@code mysql}. */
        @Override
        public ConnectionFactoryOptions parse(String url) {
            return super.parse(url)
                    .mutate()
                    .option(ConnectionFactoryOptions.DRIVER, "mysql")
                    .build();
        }

        @Override
        public Backend backend(ConnectionFactoryOptions url) {
            return new MysqlBackend(MysqlBackend.Kind.MARIADB, url);
        }
    },
    SQLITE("sqlite", "dev.runnel:runnel-sqlite-bridge", UrlStructure.PATH) {
        @Override
        public ConnectionFactoryOptions parse(String url) {
            return SqliteConnectionFactoryProvider.parse(url);
        }

        @Override
        public Backend backend(ConnectionFactoryOptions url) {
            return new SqliteBackend(url);
        }
    };

    private final String urlName;
    private final String driverArtifact;
    private final UrlStructure urlStructure;

    BuiltInDatabase(String urlName, String driverArtifact, UrlStructure urlStructure) {
        this.urlName = urlName;
        this.driverArtifact = driverArtifact;
        this.urlStructure = urlStructure;
    }

    @Override
    public String urlName() {
        return urlName;
    }

    @Override
    public String driverArtifact() {
        return driverArtifact;
    }

    @Override
    public UrlStructure urlStructure() {
        return urlStructure;
    }
}
