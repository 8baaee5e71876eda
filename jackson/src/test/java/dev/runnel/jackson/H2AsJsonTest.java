package dev.runnel.jackson;

import dev.runnel.driver.r2dbc.R2dbcDriverProvider;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import java.util.concurrent.atomic.AtomicInteger;

class H2AsJsonTest extends QueriesAsJson {
    H2AsJsonTest() {
        super(new Fixture());
    }

    private static final class Fixture implements DriverFixture {
        private static final AtomicInteger DATABASES = new AtomicInteger();

        @Override
        public Capabilities capabilities() {
            return Capabilities.H2;
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            return new R2dbcDriverProvider().create("r2dbc:h2:mem:///json" + DATABASES.incrementAndGet(), pool);
        }
    }
}
