package acme.database;

import dev.runnel.driver.r2dbc.Backend;
import dev.runnel.driver.r2dbc.BuiltInDatabase;
import dev.runnel.driver.r2dbc.DatabaseCapabilities;
import dev.runnel.driver.r2dbc.DatabaseProvider;
import dev.runnel.driver.r2dbc.ServerConnection;
import dev.runnel.driver.r2dbc.UrlStructure;
import dev.runnel.driver.r2dbc.sql.Dialect;
import dev.runnel.driver.r2dbc.sql.H2Dialect;
import dev.runnel.spi.Capabilities;
import dev.runnel.type.BuiltInFunctions;
import io.r2dbc.spi.ConnectionFactoryOptions;
import reactor.core.publisher.Mono;

/** H2 under another name, with other SQL for one function and a lower limit. The rest is delegated. */
public final class VariantOfH2 implements DatabaseProvider {
    private static final Capabilities CAPABILITIES =
            DatabaseCapabilities.H2.toBuilder("acme").maxInListSize(1_000).build();

    @Override
    public String urlName() {
        return "acme";
    }

    @Override
    public String driverArtifact() {
        return BuiltInDatabase.H2.driverArtifact();
    }

    @Override
    public UrlStructure urlStructure() {
        return BuiltInDatabase.H2.urlStructure();
    }

    @Override
    public Backend backend(ConnectionFactoryOptions url) {
        return new VariantBackend(BuiltInDatabase.H2.backend(url));
    }

    private static final class VariantDialect extends H2Dialect {
        VariantDialect() {
            override(BuiltInFunctions.TRIM, "LTRIM(RTRIM({0}))");
        }
    }

    private static final class VariantBackend implements Backend {
        private final Backend h2;
        private final Dialect dialect = new VariantDialect();

        VariantBackend(Backend h2) {
            this.h2 = h2;
        }

        @Override
        public Capabilities capabilities() {
            return CAPABILITIES;
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public boolean transactionalSchema() {
            return h2.transactionalSchema();
        }

        @Override
        public Mono<ServerConnection> open() {
            return h2.open();
        }

        @Override
        public Mono<Void> close() {
            return h2.close();
        }
    }
}
