package acme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runnel.driver.r2dbc.PostgresServer;
import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.schema.Column;
import dev.runnel.schema.Table;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.spi.SelectRows;
import dev.runnel.spi.TableExpr;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.suite.query.ArithmeticTopic;
import dev.runnel.tck.suite.query.FunctionTopic;
import dev.runnel.tck.suite.transaction.TransactionTopic;
import dev.runnel.tck.suite.write.BasicCrudTopic;
import dev.runnel.type.BuiltInFunctions;
import dev.runnel.type.StorageType;
import dev.runnel.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** A jar adds databases: the driver finds them, and topics of the suite pass on them. */
class DatabaseOfAnotherJarTest {
    private static Driver open(String url) {
        return ProviderJar.DRIVERS.create(url, PoolOptions.DEFAULT);
    }

    @Test
    void onlyTheLoaderOfTheJarFindsThem() {
        assertThat(ProviderJar.DRIVERS.schemes()).contains("r2dbc:h2", "r2dbc:acme", "r2dbc:acmepg");
        assertThat(new R2dbcDriverProvider().accepts("r2dbc:acme:mem:///db")).isFalse();
        Driver driver = open("r2dbc:acme:mem:///db");
        assertThat(driver.capabilities().name()).isEqualTo("acme");
        assertThat(driver.capabilities().reads().maxInListSize()).isEqualTo(1_000);
    }

    @Test
    void itsDialectRendersTheFunctionThatItReplaces() {
        Column word = new Column("words", "word", 0, Type.of(StorageType.TEXT));
        Table words = new Table("words", List.of(word), List.of(word), List.of(), List.of(), List.of());
        TableExpr trimmed =
                new TableExpr.Call(BuiltInFunctions.TRIM, List.of(TableExpr.ColumnRef.own(word)), StorageType.TEXT);
        SelectRows select =
                new SelectRows(words, List.of(), TableExpr.ValueExpr.TRUE, List.of(), null, null, List.of(trimmed));

        assertThat(open("r2dbc:acme:mem:///db").compile(select).explain()).contains("LTRIM(RTRIM(t0.\"word\"))");
        assertThat(open("r2dbc:h2:mem:///db").compile(select).explain()).contains("TRIM(BOTH ' ' FROM t0.\"word\")");
    }

    @Nested
    class OnTheVariantOfH2 {
        @RegisterExtension
        static final FixtureResolver FIXTURE = new FixtureResolver(new H2Fixture());

        @Nested
        class Functions extends FunctionTopic {}

        @Nested
        class Crud extends BasicCrudTopic {}

        @Nested
        class Transactions extends TransactionTopic {}
    }

    @Nested
    class OnTheServerOfPostgres {
        @RegisterExtension
        static final FixtureResolver FIXTURE = new FixtureResolver(new PostgresFixture());

        @Nested
        class Arithmetic extends ArithmeticTopic {}

        @Nested
        class Crud extends BasicCrudTopic {}
    }

    /** Passes a fixture to the methods of topics. */
    private static final class FixtureResolver extends TypeBasedParameterResolver<DriverFixture> {
        private final DriverFixture fixture;

        FixtureResolver(DriverFixture fixture) {
            this.fixture = fixture;
        }

        @Override
        public DriverFixture resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return fixture;
        }
    }

    private static final class H2Fixture implements DriverFixture {
        private static final AtomicInteger DATABASES = new AtomicInteger();

        @Override
        public Capabilities capabilities() {
            return open("r2dbc:acme:mem:///capabilities").capabilities();
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return ProviderJar.DRIVERS.create("r2dbc:acme:mem:///acme" + DATABASES.incrementAndGet(), pool);
        }
    }

    private static final class PostgresFixture implements DriverFixture {
        private final Map<Driver, String> schemas = new ConcurrentHashMap<>();

        @Override
        public Capabilities capabilities() {
            return open("r2dbc:acmepg://user:password@nowhere.invalid/db").capabilities();
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            String schema = PostgresServer.newSchema();
            Driver driver =
                    ProviderJar.DRIVERS.create(schema.replaceFirst("^r2dbc:postgresql:", "r2dbc:acmepg:"), pool);
            schemas.put(driver, schema);
            return driver;
        }

        @Override
        public void drop(Driver driver) {
            PostgresServer.dropSchema(Objects.requireNonNull(schemas.remove(driver)));
        }
    }
}
