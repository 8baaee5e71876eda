package dev.runnel.driver.dynamo;

import dev.runnel.dynamo.server.DynamoServer;
import dev.runnel.spi.Capabilities;
import dev.runnel.spi.Driver;
import dev.runnel.spi.PoolOptions;
import dev.runnel.tck.DriverFixture;
import dev.runnel.tck.DriverTck;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite on DynamoDB: a server in the JVM for each test. */
@ExtendWith(UnprovenBehaviours.class)
class DynamoTckTest extends DriverTck {
    DynamoTckTest() {
        super(new Fixture());
    }

    static final class Fixture implements DriverFixture {
        private final Map<Driver, DynamoServer> servers = new ConcurrentHashMap<>();

        static {
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
        }

        @Override
        public Capabilities capabilities() {
            return DynamoDriver.capabilities(true);
        }

        @Override
        public Driver openEmpty(PoolOptions pool) {
            DynamoServer server = DynamoServer.start();
            Driver driver = new DynamoDriverProvider()
                    .create("runnel:dynamodb:eu-central-1?endpoint=" + server.endpoint() + "&allowScan=true", pool);
            servers.put(driver, server);
            return driver;
        }

        @Override
        public void drop(Driver driver) {
            DynamoServer server = Objects.requireNonNull(servers.remove(driver));
            new Thread(server::close, "close-dynamo-server").start();
        }
    }
}
